"""What can make a browser call a host? Links for people are left out, and what people read."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Final

from privacy.checks.served import Served
from privacy.checks.source import Said
from privacy.checks.written import Named, addresses, in_marks, in_script, in_style, without

_COMMENT: Final = re.compile(r"\{#.*?#\}", re.DOTALL)
_READ: Final = {"script": in_script, "style": in_style}
# What a person reads, and what names a thing without being fetched.
_ASIDE: Final = frozenset(
    (
        *("alt", "cite", "label", "placeholder", "summary", "title"),
        *("about", "itemid", "itemtype", "prefix", "profile", "property", "resource", "vocab"),
    )
)
_LINKS: Final = frozenset(("a", "area"))
_RELATIONS: Final = frozenset(("alternate", "author", "canonical", "help", "license"))


def loaded(file: Served) -> Iterator[Said]:
    """Return the texts in a file that can make a browser call a host."""
    text = without(_COMMENT, file.text) if file.is_template else file.text
    for above, it in _named(file, text):
        yield Said(file.file, above + 1, it)


def _named(file: Served, text: str) -> Iterator[Named]:
    if file.is_template:
        yield from in_marks(text)
    if file.language in _READ:
        yield from _READ[file.language](text)
    else:
        page = _Page()
        page.feed(text)
        page.close()
        yield from page.named


class _Page(HTMLParser):
    """Collects what the elements of a page fetch, and what its scripts and styles name."""

    def __init__(self) -> None:
        super().__init__()
        self.named: list[Named] = []
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the addresses of an element; one for a person to follow is none."""
        self._inside = tag
        given = {name: value or "" for name, value in attrs}
        for name, value in given.items():
            if not _is_for_people(tag, name, given):
                # To a browser, a slash may lean either way.
                self._keep(addresses(value.replace("\\", "/")))

    def handle_endtag(self, tag: str) -> None:
        """Note the end of a script or a style sheet."""
        del tag
        self._inside = ""

    def handle_data(self, data: str) -> None:
        """Keep what a script or a style sheet inside the page names."""
        if self._inside in _READ:
            self._keep(_READ[self._inside](data))

    def handle_pi(self, data: str) -> None:
        """Keep the style sheet of an XML file."""
        self._keep(addresses(data))

    def _keep(self, found: Iterator[Named]) -> None:
        above = self.getpos()[0] - 1
        self.named += ((above + below, it) for below, it in found)


def _is_for_people(tag: str, name: str, given: dict[str, str]) -> bool:
    """Tell whether a browser leaves an attribute alone until a person does something."""
    if name in ("href", "xlink:href"):
        relations = given.get("rel", "").lower().split()
        return tag in _LINKS or (tag == "link" and {*relations} <= _RELATIONS and relations != [])
    if name == "content":
        return "http-equiv" not in given
    return name in _ASIDE or name.startswith(("aria-", "xmlns"))
