"""Files stay small, unit tests mirror modules, and only verifiers make verified claims."""

import ast
from pathlib import Path

import pytest

from privacy.connect import verified

ROOT = Path(__file__).parents[2]
SOURCES = sorted(
    path
    for path in [
        ROOT / "app.py",
        *(ROOT / "privacy").rglob("*.py"),
        *(ROOT / "tests").rglob("*.py"),
    ]
    if "versions" not in path.parts
)
BANNED = {"utils", "helpers", "manager", "common", "core"}
CLAIMS = {name for name in vars(verified) if name.endswith("Claims")}


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", [path for path in SOURCES if "tests" not in path.parts], ids=named)
def test_a_source_file_is_at_most_150_lines(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 150


@pytest.mark.parametrize("path", [path for path in SOURCES if "unit" not in path.parts], ids=named)
def test_a_file_says_what_it_is_for(path: Path) -> None:
    assert path.stem not in BANNED
    text = path.read_text("utf-8")
    assert not text or ast.get_docstring(ast.parse(text)), "no docstring"


def test_only_the_verifier_makes_verified_claims() -> None:
    assert {"HookClaims", "SiteHookClaims", "PageClaims", "ContextClaims"} == CLAIMS

    makers = {
        named(path)
        for path in SOURCES
        if "tests" not in path.parts
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in CLAIMS
    }

    assert makers == {"privacy/connect/tokens.py"}


def test_every_module_with_a_decision_has_its_unit_tests() -> None:
    covered_by_stories = {"web", "simulator", "storage", "cli", "panel", "declaration"}
    missing = [
        named(module)
        for module in (ROOT / "privacy").glob("*/*.py")
        if module.parent.name not in covered_by_stories and module.stem != "__init__"
        if not list((ROOT / "tests/unit" / module.parent.name).glob(f"test_{module.stem}*.py"))
    ]

    assert missing == []
