"""Is every text of the program read, and none that is only there for readers?"""

import ast
from pathlib import Path

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


def test_the_program_is_the_app_and_its_rooms_without_the_simulator(root: Path) -> None:
    write(root, "privacy/rooms/a.py", "")
    write(root, "privacy/simulator/b.py", "")
    write(root, "privacy/rooms/simulator/c.py", "")
    write(root, "tests/d.py", "")

    assert [module.file for module in modules(root)] == [
        "app.py",
        "privacy/rooms/a.py",
        "privacy/rooms/simulator/c.py",
    ]


def test_what_is_no_text_is_none() -> None:
    assert literal(ast.Constant(1)) is None
    assert literal(ast.Name("name")) is None
