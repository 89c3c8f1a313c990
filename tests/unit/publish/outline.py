"""What stands in a page?"""

import re
from html import unescape
from html.parser import HTMLParser


class Outline(HTMLParser):
    """Notes what stands in a page: ids, links, headings, attributes and languages."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[dict[str, str | None]] = []
        self.levels: list[int] = []
        self.attributes: set[str] = set()
        self.languages: list[str | None] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.attributes |= set(found)
        self.ids += [str(found["id"])] if "id" in found else []
        self.links += [found] if tag == "a" else []
        self.levels += [int(tag[1])] if re.fullmatch("h[1-6]", tag) else []
        self.languages += [found["lang"]] if "lang" in found else []


def text_of(html: str) -> str:
    """Return the words of a page, with one blank for every tag and gap."""
    return " ".join(unescape(re.sub("<[^>]+>", " ", html)).split())
