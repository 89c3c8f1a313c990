"""Is every text file found that a browser gets, whatever it is called?"""

from pathlib import Path

import pytest

from privacy.checks.served import Served, served
from tests.unit.checks.making import write


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("panel.js", "script"),
        ("panel.mjs", "script"),
        ("site.webmanifest", "script"),
        ("panel.css", "style"),
        ("page.html", "page"),
        ("picture.svg", "page"),
        ("page.j2", "page"),
        ("LICENSE", "page"),
        ("panel.min.js", "script"),
        ("panel.js.j2", "script"),
    ],
)
@pytest.mark.parametrize("folder", ["templates", "static/deep"])
def test_a_text_file_is_read_in_its_language(
    root: Path, folder: str, name: str, language: str
) -> None:
    write(root, f"{folder}/{name}", "text")

    assert [(it.file, it.text, it.language) for it in served(root)] == [
        (f"{folder}/{name}", "text", language)
    ]


def test_templates_are_filled_in_and_static_files_are_not(root: Path) -> None:
    write(root, "templates/page.html", "")
    write(root, "static/page.html", "")

    assert [(it.file, it.is_template) for it in served(root)] == [
        ("templates/page.html", True),
        ("static/page.html", False),
    ]


def test_a_picture_is_no_text(root: Path) -> None:
    (root / "static").mkdir()
    (root / "static/picture.png").write_bytes(b"\x89PNG\0//a.example")

    assert list(served(root)) == []


@pytest.mark.parametrize("coding", ["utf-16", "latin-1"])
def test_a_script_is_read_however_it_is_coded(root: Path, coding: str) -> None:
    (root / "static").mkdir()
    (root / "static/panel.js").write_bytes("call('é a.example')".encode(coding))

    (found,) = served(root)

    assert "a.example" in found.text


def test_there_may_be_no_files(tmp_path: Path) -> None:
    assert list(served(tmp_path)) == []
    assert not Served("static/a.js", "", "script").is_template
