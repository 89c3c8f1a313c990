from pathlib import Path

import pytest

from privacy.declaration import texts
from tests.unit.declaration.small import SECTIONS, changed, small, write


def faults(folder: Path, raw: object) -> list[str]:
    return [str(fault) for fault in texts.read(folder, raw)[1]]


def test_every_section_has_its_text(tmp_path: Path) -> None:
    found, wrong = texts.read(write(tmp_path, small()), small())

    assert wrong == ()
    assert sorted(found) == sorted(f"text/en/{name}.md" for name in SECTIONS)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (b"", "must begin with a heading, such as '# Cookies'"),
        (b"Words.", "must begin with a heading, such as '# Cookies'"),
        (b"# \n\nWords.", "must begin with a heading, such as '# Cookies'"),
        (b"# Cookies\n\n \n", "says nothing below its heading"),
        (b"\xff", "is not UTF-8 text"),
    ],
)
def test_a_section_without_text_is_a_fault(tmp_path: Path, text: bytes, fault: str) -> None:
    write(tmp_path, small())
    (tmp_path / "text/en/cookies.md").write_bytes(text)

    assert f"text/en/cookies.md: {fault}" in faults(tmp_path, small())


def test_every_language_needs_every_text(tmp_path: Path) -> None:
    raw = changed("policy.languages", ["en", "de"])

    found = faults(write(tmp_path, raw), raw)
    assert len(found) == len(SECTIONS)
    assert all(line.startswith("text/de/") for line in found)


@pytest.mark.parametrize("wording", ["text/../../etc/passwd", "/etc/passwd", "text/cookies\n", 3])
def test_no_other_file_can_be_named(tmp_path: Path, wording: object) -> None:
    raw = changed("statements.cookies", wording)

    found, wrong = texts.read(write(tmp_path, raw), raw)
    assert wrong == ()
    assert len(found) == len(SECTIONS) - 1
