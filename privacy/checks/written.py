"""What do scripts, style sheets and the marks of templates name? Comments are left out."""

import re
from collections.abc import Iterator
from typing import Final

_TEXTS: Final = r"\"((?:[^\"\\\n]|\\.)*)\"|'((?:[^'\\\n]|\\.)*)'"
# A slash after one of these begins a pattern, in which a quote begins no text.
_PATTERN: Final = (
    r"(?:[(,=:\[!&|?{};+*%<>~^-]|\breturn|\btypeof)\s*"
    r"/(?![*/])(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/"
)
_SCRIPT: Final = re.compile(
    rf"//[^\n]*|/\*.*?\*/|{_PATTERN}|{_TEXTS}|`((?:[^`\\]|\\.)*)`", re.DOTALL
)
_STYLE: Final = re.compile(
    rf"/\*.*?\*/|@namespace[^;]*|url\(\s*([^\"')\s]+)|{_TEXTS}", re.DOTALL | re.IGNORECASE
)
_MARK: Final = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
_TEXT: Final = re.compile(_TEXTS, re.DOTALL)
_ADDRESS: Final = re.compile(
    r"(?:[a-z][a-z0-9+.-]{0,30}:)?//(?:\{\{.*?\}\}|[^\s,()'\"`;<>])+", re.DOTALL | re.IGNORECASE
)
# Not what begins behind a scheme, in a text or in a pattern.
_ASIDE: Final = re.compile(r"(?<![:\w\"'`*\\/])/\*.*?\*/|(?<![:\"'`\\])//[^\n]*", re.DOTALL)

Named = tuple[int, str]
"""What is named, behind the number of lines above it."""


def in_script(text: str) -> Iterator[Named]:
    """Return the texts of a script, and once more the addresses wherever they stand in it.

    Where the reading of a pattern or a template goes wrong, texts and the rest change places.
    """
    yield from _found(_SCRIPT, text)
    bare = without(_ASIDE, text).replace("\\/", "/")
    yield from ((above, it) for above, it in addresses(bare) if not it.startswith("//"))


def in_style(text: str) -> Iterator[Named]:
    """Return what a style sheet loads, and its texts."""
    yield from _found(_STYLE, text)


def in_marks(text: str) -> Iterator[Named]:
    """Return the texts in what a template computes."""
    for above, mark in _matches(_MARK, text):
        yield from ((above + below, it) for below, it in _found(_TEXT, mark[0]))


def addresses(text: str) -> Iterator[Named]:
    """Return everything that begins like a web address."""
    for above, match in _matches(_ADDRESS, text):
        yield above, match[0]


def without(aside: re.Pattern[str], text: str) -> str:
    """Return a text without what matches; its lines keep their numbers."""
    return aside.sub(lambda match: "\n" * match[0].count("\n"), text)


def _found(pattern: re.Pattern[str], text: str) -> Iterator[Named]:
    for above, match in _matches(pattern, text):
        said = next((group for group in match.groups() if group), None)
        if said is not None:
            yield above, said


def _matches(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, re.Match[str]]]:
    # Each line is counted once: a library on one page can be long.
    above = counted = 0
    for match in pattern.finditer(text):
        above += text.count("\n", counted, match.start())
        counted = match.start()
        yield above, match
