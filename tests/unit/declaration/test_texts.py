from pathlib import Path

import pytest

from privacy.declaration import texts
from tests.unit.declaration.small import SECTIONS, changed, small, text_of, write

TWO = changed("policy.languages", ["en", "de"])


def faults(folder: Path, raw: object) -> list[str]:
    return [str(fault) for fault in texts.read(folder, raw)[1]]


def test_every_section_has_its_text(tmp_path: Path) -> None:
    found, wrong = texts.read(write(tmp_path, small()), small())

    assert wrong == ()
    assert sorted(found) == sorted(f"text/en/{name}.md" for name in SECTIONS)
    assert found["text/en/cookies.md"].source == text_of("cookies")
    assert found["text/en/cookies.md"].language == "en"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (b"Words.\n\nMore.", ":1: error P009 must begin with a heading, such as '# Cookies'"),
        (b"# \n\nWords.", ":1: error P009 must begin with a heading, such as '# Cookies'"),
        (b"# Cookies\n\n \n", ":1: error P009 says nothing below its heading"),
        (b"# Cookies\n<!-- None.\n\n-->\n", ":1: error P009 says nothing below its heading"),
        (b"# Cookies\n<!-- a --> <!-- b", ":1: error P009 says nothing below its heading"),
        (b"# Cookies\n## More\n\n  ### So\n#\n", ":1: error P009 says nothing below its heading"),
        (b"# Cookies\n\xe2\x80\x8b\n---\n", ":1: error P009 says nothing below its heading"),
        (
            b"# \xe2\x80\x8b\n\nNone.",
            ":1: error P009 must begin with a heading, such as '# Cookies'",
        ),
        (b"# Cookies\n\nNo\x00ne.\n", ":3: error P005 holds a control character"),
        (b"# Cook\x1b[31mies\n\nNone.\n", ":1: error P005 holds a control character"),
        (b"# Cookies\n\nNo\xe2\x80\xaene.\n", ":3: error P005 holds a control character"),
        (b"\xff", ": error P005 is not UTF-8 text"),
    ],
)
def test_a_section_without_text_is_a_fault(tmp_path: Path, text: bytes, fault: str) -> None:
    write(tmp_path, small())
    (tmp_path / "text/en/cookies.md").write_bytes(text)

    assert faults(tmp_path, small()) == [f"text/en/cookies.md{fault}"]


@pytest.mark.parametrize(
    "body",
    [
        "## More\n\nWords.",
        "#hash",
        "<!-- a --> b <!-- c -->",
        "3",
        "\u65e5",
        "#\nwords",
        "a\r\n# b",
    ],
)
def test_a_text_that_says_something_is_no_fault(tmp_path: Path, body: str) -> None:
    write(tmp_path, small())
    (tmp_path / "text/en/cookies.md").write_text(f"# Cookies\n\n{body}\n", "utf-8", newline="")

    assert faults(tmp_path, small()) == []


def test_an_empty_text_has_neither_heading_nor_words(tmp_path: Path) -> None:
    write(tmp_path, small())
    (tmp_path / "text/en/cookies.md").write_bytes(b"")

    assert len(faults(tmp_path, small())) == 2


def test_the_line_ends_of_windows_are_no_fault(tmp_path: Path) -> None:
    write(tmp_path, small())
    (tmp_path / "text/en/cookies.md").write_bytes(b"# Cookies\r\n\r\nWords.\r\n")
    found, wrong = texts.read(tmp_path, small())

    assert wrong == ()
    assert found["text/en/cookies.md"].title == "Cookies"
    assert found["text/en/cookies.md"].body == "Words."


def test_the_first_language_needs_every_text(tmp_path: Path) -> None:
    write(tmp_path, small())
    (tmp_path / "text/en/cookies.md").unlink()

    assert faults(tmp_path, small()) == [
        "text/en/cookies.md: error P008 cannot be read; there must be such a file"
    ]


def test_another_language_is_only_advised_to_have_it(tmp_path: Path) -> None:
    write(tmp_path, TWO)

    found = faults(tmp_path, TWO)
    assert len(found) == len(SECTIONS)
    assert (
        "text/de/cookies.md: warning P101 text/cookies: "
        "there is no 'de' text; 'en' is shown with a note"
    ) in found


def test_a_translation_that_is_there_is_read_and_held_to_the_rules(tmp_path: Path) -> None:
    write(tmp_path, TWO)
    (tmp_path / "text/de").mkdir()
    (tmp_path / "text/de/email.md").write_text("# E-Mail\n\nKeine.\n", "utf-8")
    (tmp_path / "text/de/cookies.md").write_text("# Cookies\n", "utf-8")
    found, wrong = texts.read(tmp_path, TWO)

    assert found["text/de/email.md"].title == "E-Mail"
    assert found["text/de/email.md"].language == "de"
    assert "text/de/cookies.md:1: error P009 says nothing below its heading" in map(str, wrong)
    assert len(wrong) == len(SECTIONS) - 1


def test_what_is_named_twice_is_read_and_told_once(tmp_path: Path) -> None:
    raw = changed("statements.email", "text/cookies")
    raw["policy"]["languages"] = ["en", "en"]
    write(tmp_path, raw)
    (tmp_path / "text/en/cookies.md").unlink()

    assert len(faults(tmp_path, raw)) == 1


@pytest.mark.parametrize("wording", ["text/../../etc/passwd", "/etc/passwd", "text/cookies\n", 3])
def test_no_other_file_can_be_named(tmp_path: Path, wording: object) -> None:
    raw = changed("statements.cookies", wording)

    found, wrong = texts.read(write(tmp_path, raw), raw)
    assert wrong == ()
    assert len(found) == len(SECTIONS) - 1


@pytest.mark.parametrize("language", ["../..", "en/..", 3])
def test_no_other_folder_can_be_named(tmp_path: Path, language: object) -> None:
    raw = changed("policy.languages", [language])

    assert texts.read(write(tmp_path, raw), raw) == ({}, ())
