"""Is every text of the program read, and none that is only there for readers?"""

import ast
from pathlib import Path

import pytest

from privacy.checks.source import literal, modules, texts
from tests.unit.checks.making import write

TEXT = '''"""A docstring with https://docs.example/."""

PLAIN = "plain"


def call(name: str) -> None:
    """Another docstring."""
    send(f"https://{name}.host.example/{name!r}")
    send(b"bytes", *["in a list"], named={"key": "in a mapping"})
    send(f"{name}" "joined")
    "a text that stands alone"
'''


def said(root: Path, text: str) -> set[tuple[str, int, str]]:
    write(root, "app.py", text)
    return {(it.file, it.line, it.text) for module in modules(root) for it in texts(module)}


def test_texts_are_found_with_their_lines_and_docstrings_are_not(root: Path) -> None:
    assert said(root, TEXT) == {
        ("app.py", 3, "plain"),
        ("app.py", 8, "https://*.host.example/*"),
        ("app.py", 9, "bytes"),
        ("app.py", 9, "in a list"),
        ("app.py", 9, "key"),
        ("app.py", 9, "in a mapping"),
        ("app.py", 10, "*joined"),
    }


def test_texts_inside_the_unknown_part_of_a_text_are_found(root: Path) -> None:
    assert said(root, "f\"{find('inside')}!\"\n") == {("app.py", 1, "*!"), ("app.py", 1, "inside")}


def test_the_program_is_every_module_below_the_folder_without_what_never_runs(root: Path) -> None:
    for folder in ("bench", "docs", "tests", "tools", "privacy/simulator"):
        write(root, f"{folder}/out.py", "")
    for folder in (".venv", "privacy/.hidden", "node_modules/a", "privacy/__pycache__"):
        write(root, f"{folder}/out.py", "")
    write(root, "python/pyvenv.cfg", "")
    write(root, "python/lib/out.py", "")
    for module in ("mailer", "other/deep/b", "privacy/rooms/a", "privacy/rooms/simulator/c"):
        write(root, f"{module}.py", "")
    write(root, "privacy/tools/d.py", "")
    write(root, "privacy/e.txt", "")
    (root / "folder.py").mkdir()

    assert [module.file for module in modules(root)] == [
        "app.py",
        "mailer.py",
        "other/deep/b.py",
        "privacy/rooms/a.py",
        "privacy/rooms/simulator/c.py",
        "privacy/tools/d.py",
    ]


@pytest.mark.parametrize("text", ["print 'https://a.example'", "A = 'https://a.example'\0"])
def test_what_python_cannot_read_says_nothing(root: Path, text: str) -> None:
    assert said(root, text) == set()


def test_what_is_no_text_is_none() -> None:
    assert literal(ast.Constant(1)) is None
    assert literal(ast.Name("name")) is None
