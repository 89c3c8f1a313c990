"""Which text fills which section of the policy?"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Final

from pydantic import Field

from privacy.declaration.form import Form, Wording

HEADING: Final = "# "


def place_of(wording: str, language: str) -> str:
    """Return where a text stands: `text/children` is in `text/en/children.md`."""
    folder, _, name = wording.partition("/")
    return f"{folder}/{language}/{name}.md"


@dataclass(frozen=True, slots=True)
class Text:
    """One text in one language, as its file has it: a heading, then Markdown."""

    source: str
    language: str

    @property
    def title(self) -> str:
        """Return the words of the heading."""
        return self.source.partition("\n")[0].removeprefix(HEADING).strip()

    @property
    def body(self) -> str:
        """Return the Markdown below the heading."""
        return self.source.partition("\n")[2].strip()


class Children(Form):
    """The section on children, and whether the app is made for them."""

    text: Wording
    directed_to_children: bool
    min_age: Annotated[int, Field(ge=0, le=150)] | None = None


class Statements(Form):
    """The sections of the policy, in the order in which they are read."""

    introduction: Wording
    information_collected: Wording
    analytics_and_errors: Wording
    user_identity: Wording
    children: Children
    information_use: Wording
    sharing_service_providers: Wording
    sharing_legal: Wording
    sharing_ownership: Wording
    security: Wording
    email: Wording
    changes: Wording
    compliance: Wording
    no_error_free: Wording
    cookies: Wording
    contact: Wording

    def wordings(self) -> Mapping[str, str]:
        """Return the text that each section names."""
        return {name: value if isinstance(value, str) else value.text for name, value in self}
