"""Which files are missing, or are something else?"""

from functools import partial
from pathlib import Path

from tests.unit.declaration.planted.planted import Planted
from tests.unit.declaration.small import edited, write_words

UNREADABLE = "privacy.yaml: error P008 cannot be read; there must be such a file"
COOKIES = "text/en/cookies.md"
LANGUAGES = ("languages: [en]", "languages: [en, de]")
SHOWN = "there is no 'de' text; 'en' is shown with a note"


def nowhere(folder: Path) -> None:
    (write_words(folder, edited()) / "privacy.yaml").unlink()


def directory(folder: Path) -> None:
    nowhere(folder)
    (folder / "privacy.yaml").mkdir()


def linked(target: str, folder: Path) -> None:
    nowhere(folder)
    (folder / "privacy.yaml").symlink_to(target)


def without_a_text(folder: Path) -> None:
    (write_words(folder, edited()) / COOKIES).unlink()


def with_a_text(content: bytes, folder: Path) -> None:
    (write_words(folder, edited()) / COOKIES).write_bytes(content)


def half_translated(folder: Path) -> None:
    write_words(folder, edited(LANGUAGES))
    (folder / "text" / "de").mkdir()
    for text in (folder / "text" / "en").iterdir():
        (folder / "text" / "de" / text.name).write_bytes(text.read_bytes())
    (folder / "text" / "de" / "cookies.md").unlink()


FILES = (
    Planted("no file", nowhere, (UNREADABLE,)),
    Planted("a folder in its place", directory, (UNREADABLE,)),
    Planted("a link to nothing", partial(linked, "nothing.yaml"), (UNREADABLE,)),
    Planted("a link to itself", partial(linked, "privacy.yaml"), (UNREADABLE,)),
    Planted(
        "a text that is missing",
        without_a_text,
        (f"{COOKIES}: error P008 cannot be read; there must be such a file",),
    ),
    Planted(
        "an empty text",
        partial(with_a_text, b""),
        (
            f"{COOKIES}:1: error P009 must begin with a heading, such as '# Cookies'",
            f"{COOKIES}:1: error P009 says nothing below its heading",
        ),
    ),
    Planted(
        "a text without its heading",
        partial(with_a_text, b"None.\n\nReally.\n"),
        (f"{COOKIES}:1: error P009 must begin with a heading, such as '# Cookies'",),
    ),
    Planted(
        "a text that is only a heading",
        partial(with_a_text, b"# Cookies\n"),
        (f"{COOKIES}:1: error P009 says nothing below its heading",),
    ),
    Planted(
        "a text that is only a comment",
        partial(with_a_text, b"# Cookies\n\n<!-- later -->\n"),
        (f"{COOKIES}:1: error P009 says nothing below its heading",),
    ),
    Planted(
        "a text with an escape sequence",
        partial(with_a_text, b"# Cookies\n\n\x1b[31mNone.\n"),
        (f"{COOKIES}:3: error P005 holds a control character",),
    ),
    Planted(
        "a text in Latin-1",
        partial(with_a_text, b"# Cookies\n\nK\xfcchen.\n"),
        (f"{COOKIES}: error P005 is not UTF-8 text",),
    ),
    Planted(
        "a text of a megabyte",
        partial(with_a_text, b"# Cookies\n\n" + b"x" * 1_000_000),
        (f"{COOKIES}: error P005 is longer than 1000000 bytes",),
    ),
    Planted(
        "a text that is not translated",
        half_translated,
        (f"text/de/cookies.md: warning P101 text/cookies: {SHOWN}",),
    ),
)
