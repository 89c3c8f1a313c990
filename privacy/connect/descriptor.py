"""Who do we say we are? The descriptor of the top level, filled in for one product."""

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from privacy.connect.payloads import Product

PATHS: dict[Product, str] = {
    "jira": "/atlassian-connect.json",
    "confluence": "/confluence/atlassian-connect.json",
}


@dataclass(frozen=True)
class Descriptor:
    """The one source of both descriptors: same key, same modules, another address of its own."""

    source: Path
    base_url: str

    @cached_property
    def _content(self) -> dict[str, Any]:
        content: dict[str, Any] = json.loads(self.source.read_text("utf-8"))
        return content

    @property
    def key(self) -> str:
        """Return the app's key, which never changes."""
        return str(self._content["key"])

    @property
    def scopes(self) -> tuple[str, ...]:
        """Return what the app asks to do in a site."""
        return tuple(self._content.get("scopes", []))

    @property
    def addresses(self) -> tuple[str, ...]:
        """Return the web addresses at which people are told to find the vendor and the app."""
        links = (link for name, link in self._content["links"].items() if name != "self")
        return (self._content["vendor"]["url"], *links)

    def for_product(self, product: Product) -> dict[str, Any]:
        """Return what a product is given: the base URL is the first of the settings."""
        links = {**self._content["links"], "self": self.base_url + PATHS[product]}
        return {**self._content, "baseUrl": self.base_url, "links": links}
