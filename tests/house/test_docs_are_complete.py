"""Do the documents name everything that there is, and nothing that there is not?"""

import re
from pathlib import Path

import pytest

from privacy.cli.commands import cli
from privacy.settings.model import Settings

PROJECT = Path(__file__).parents[2]
DOCS = PROJECT / "docs"
OURS = sorted([*PROJECT.glob("*.md"), *DOCS.rglob("*.md")])

SETTING = re.compile(r"^\| `(PRIVACY_[A-Z_]+)` \|", re.MULTILINE)
COMMAND = re.compile(r"^\| `([a-z-]+)` \| ", re.MULTILINE)
TARGET = re.compile(r"^\| `make ([a-z]+)` \|", re.MULTILINE)
HELPED_TARGET = re.compile(r"^([a-z]+):.*## ", re.MULTILINE)
ROOM = re.compile(r"^\| `([a-z]+)` \| [A-Z]", re.MULTILINE)
FILE = re.compile(r"`((?:tests|privacy|policy|docs)/[^`*…]+\.[a-z]+)`")
LINK = re.compile(r"\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def read(name: str) -> str:
    return (PROJECT / name).read_text("utf-8")


def part(name: str, heading: str) -> str:
    """Return what stands below one heading of a document."""
    return read(name).partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def differences(there: set[str], named: list[str]) -> dict[str, list[str]]:
    """Return what is there and not named, named and not there, and named twice."""
    found = {
        "not named": sorted(there - set(named)),
        "not there": sorted(set(named) - there),
        "named twice": sorted({name for name in named if named.count(name) > 1}),
    }
    return {fault: names for fault, names in found.items() if names}


def rooms() -> set[str]:
    """Return the rooms: packages, and modules that are a room by themselves."""
    inside = (PROJECT / "privacy").iterdir()
    found = {
        path.stem for path in inside if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    return found - {"__init__", "__main__"}


def anchor(heading: str) -> str:
    """Return the fragment that a heading has on a page."""
    return re.sub(r"[^a-z0-9 _-]", "", heading.lower()).replace(" ", "-")


def leads_somewhere(link: str, document: Path) -> bool:
    """Tell whether a link between documents has a target, down to its heading."""
    path, _, fragment = link.partition("#")
    target = (document.parent / path).resolve() if path else document
    if not fragment or not target.is_file():
        return target.exists()
    return fragment in map(anchor, HEADING.findall(target.read_text("utf-8")))


def test_each_setting_has_its_row() -> None:
    there = {f"PRIVACY_{name.upper()}" for name in Settings.model_fields}

    assert differences(there, SETTING.findall(read("docs/operating.md"))) == {}


def test_each_command_has_its_row() -> None:
    named = COMMAND.findall(part("docs/operating.md", "Commands"))

    assert differences(set(cli.commands), named) == {}


def test_each_target_of_make_has_its_row() -> None:
    there = set(HELPED_TARGET.findall(read("Makefile")))

    assert differences(there, TARGET.findall(read("CONTRIBUTING.md"))) == {}


@pytest.mark.parametrize(
    ("document", "heading"),
    [("README.md", "The rooms"), ("docs/architecture.md", "Rooms and directions")],
)
def test_each_room_has_its_row(document: str, heading: str) -> None:
    assert differences(rooms(), ROOM.findall(part(document, heading))) == {}


@pytest.mark.parametrize("document", ["docs/README.md", "docs/architecture.md"])
def test_each_decision_is_linked(document: str) -> None:
    there = {path.name for path in (DOCS / "decisions").iterdir()}
    links = LINK.findall(part(document, "Decisions"))

    assert differences(there, [link.removeprefix("decisions/") for link in links]) == {}


@pytest.mark.parametrize("document", OURS, ids=lambda path: str(path.relative_to(PROJECT)))
def test_what_a_document_names_is_there(document: Path) -> None:
    text = document.read_text("utf-8")
    links = [link for link in LINK.findall(text) if "://" not in link]
    files = FILE.findall(text)

    assert [link for link in links if not leads_somewhere(link, document)] == []
    assert [name for name in files if not (PROJECT / name).is_file()] == []


def test_an_omission_and_a_leftover_are_seen() -> None:
    named = SETTING.findall(
        "| `PRIVACY_A` | one |\n| `PRIVACY_GONE` | two |\n`PRIVACY_B` in a text"
    )

    assert differences({"PRIVACY_A", "PRIVACY_B"}, named) == {
        "not named": ["PRIVACY_B"],
        "not there": ["PRIVACY_GONE"],
    }
    assert differences({"a"}, ["a", "a"]) == {"named twice": ["a"]}


@pytest.mark.parametrize("link", ["gone.md", "#gone", "../README.md#gone", "gone.md#words"])
def test_a_link_into_nothing_is_seen(link: str) -> None:
    assert not leads_somewhere(link, DOCS / "architecture.md")


@pytest.mark.parametrize("link", ["#words", "decisions", "../README.md#the-rooms"])
def test_a_link_to_something_is_followed(link: str) -> None:
    assert leads_somewhere(link, DOCS / "architecture.md")
