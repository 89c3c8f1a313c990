"""What do pages load, and what do scripts and style sheets name? Links for people are left out."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

from privacy.checks.source import Said

# What a browser fetches, or sends to, without being asked by a person.
_FETCHED: Final = frozenset(
    {
        *("src", "srcset", "data", "poster", "action", "formaction", "ping", "background", "style"),
        *("xlink:href", "manifest"),
    }
)
_SCRIPT: Final = re.compile(
    r"//[^\n]*|/\*.*?\*/|\"((?:[^\"\\\n]|\\.)*)\"|'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`",
    re.DOTALL,
)
_STYLE: Final = re.compile(
    r"/\*.*?\*/|url\(\s*[\"']?([^\"')\s]*)|@import\s+[\"']([^\"']*)", re.DOTALL
)


def loaded(root: Path) -> Iterator[Said]:
    """Return the texts in templates and static files that can make a browser call a host."""
    for path in sorted((root / "templates").rglob("*.html")):
        page = _Page(path.relative_to(root).as_posix())
        page.feed(path.read_text("utf-8"))
        page.close()
        yield from page.said
    for pattern, written in (("*.js", _SCRIPT), ("*.css", _STYLE)):
        for path in sorted((root / "static").rglob(pattern)):
            text = path.read_text("utf-8")
            yield from _written(path.relative_to(root).as_posix(), text, written)


class _Page(HTMLParser):
    """Collects what the elements of a template fetch."""

    def __init__(self, file: str) -> None:
        super().__init__()
        self.said: list[Said] = []
        self._file = file
        self._inside: re.Pattern[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the addresses that an element fetches; one for a person to follow is none."""
        self._inside = {"script": _SCRIPT, "style": _STYLE}.get(tag)
        for name, value in attrs:
            is_fetched = name in _FETCHED or (name == "href" and tag not in ("a", "area"))
            if is_fetched and value:
                self.said += (self._at(0, part) for part in re.split(r"[\s,()'\"]+", value))

    def handle_endtag(self, tag: str) -> None:
        """Note the end of a script or a style sheet."""
        del tag
        self._inside = None

    def handle_data(self, data: str) -> None:
        """Keep what a script or a style sheet inside the template names."""
        if self._inside is not None:
            for it in _written(self._file, data, self._inside):
                self.said.append(self._at(it.line - 1, it.text))

    def _at(self, below: int, text: str) -> Said:
        return Said(self._file, self.getpos()[0] + below, text)


def _written(file: str, text: str, written: re.Pattern[str]) -> Iterator[Said]:
    for match in written.finditer(text):
        said = next((group for group in match.groups() if group), None)
        if said is not None:
            yield Said(file, text.count("\n", 0, match.start()) + 1, said)
