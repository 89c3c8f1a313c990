"""A page as a browser would get it, and what stands in it."""

import re
from html.parser import HTMLParser
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from privacy.declaration.loader import load
from privacy.panel.evidence import Evidence
from privacy.panel.page import build

PROJECT = Path(__file__).parents[3]
SHIPPED = load(PROJECT / "policy")
SITE = "https://acme.atlassian.net"
REFUSED = {"title": "Forbidden", "what": "No.", "todo": "Ask.", "code": "c", "request_id": "r1"}


def rendered(name: str, **values: object) -> str:
    """Return a page from our templates."""
    loader = FileSystemLoader(PROJECT / "templates")
    templates = Environment(loader=loader, undefined=StrictUndefined, autoescape=True)
    return templates.get_template(name).render(**{"root": "", "connect_js": None, **values})


def panel(evidence: Evidence, viewer: str | None = "Mia", **values: object) -> str:
    """Return the panel of the shipped policy."""
    page = build(SHIPPED, viewer, SITE, "jira", evidence)
    return rendered("panel.html", page=page, **values)


class Outline(HTMLParser):
    """Notes what stands in a page: ids, links, headings and attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[dict[str, str | None]] = []
        self.levels: list[int] = []
        self.attributes: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.attributes |= set(found)
        self.ids += [str(found["id"])] if "id" in found else []
        self.links += [found] if tag == "a" else []
        self.levels += [int(tag[1])] if re.fullmatch("h[1-6]", tag) else []
