"""What has the person before the pretend page chosen?"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, ConfigDict

from privacy.simulator.atlassian import Atlassian
from privacy.simulator.lifecycle import Lifecycle, Outcome
from privacy.simulator.people import ADMINISTRATOR, ORDINARY_USER
from privacy.simulator.signing import context_token, frame_query, page_query
from privacy.simulator.site import PretendSite, Product

Theme = Literal["light", "dark"]
Language = Literal["en-US", "de-DE"]
Page = Literal["panel", "me"]
Act = Literal["install", "uninstall", "reinstall"]

_LONGEST_TEXT = 300


class Choice(BaseModel):
    """A change of one or more choices."""

    model_config = ConfigDict(extra="forbid", strict=True)

    product: Product | None = None
    theme: Theme | None = None
    language: Language | None = None
    administrator: bool | None = None
    page: Page | None = None


@dataclass(slots=True)
class Desk:
    """The pretend page's own state, and what its buttons do."""

    atlassian: Atlassian
    lifecycle: Lifecycle
    product: Product = "jira"
    theme: Theme = "light"
    language: Language = "en-US"
    administrator: bool = True
    page: Page = "panel"
    status: str = "Nothing was sent to the app yet."

    @property
    def site(self) -> PretendSite:
        """Return the site of the chosen product."""
        return next(site for site in self.atlassian.sites if site.product == self.product)

    @property
    def account_id(self) -> str:
        """Return who sits at the desk: one of two people, so that neither waits for the other.

        The app remembers for a minute whether an account administers the site.
        """
        return ADMINISTRATOR if self.administrator else ORDINARY_USER

    def choose(self, choice: Choice) -> None:
        """Take over what a change names."""
        self.product = choice.product or self.product
        self.theme = choice.theme or self.theme
        self.language = choice.language or self.language
        self.page = choice.page or self.page
        if choice.administrator is not None:
            self.administrator = choice.administrator

    def act(self, act: Act) -> Outcome:
        """Install, uninstall or reinstall at the chosen site."""
        acts = {
            "install": self.lifecycle.install,
            "uninstall": self.lifecycle.uninstall,
            "reinstall": self.lifecycle.reinstall,
        }
        outcome = acts[act](self.site, ADMINISTRATOR)
        self.status = described(outcome)
        return outcome

    def frame_url(self) -> str:
        """Return a fresh address of the chosen page, signed for the person at the desk."""
        now, path = self.atlassian.clock.now(), f"/{self.page}"
        query = page_query(self.site, "GET", path, frame_query(self.site), self.account_id, now)
        return f"{self.lifecycle.app_url}{path}?{query}"

    def token(self) -> str:
        """Return a fresh context token of the person at the desk."""
        return context_token(self.site, self.account_id, self.atlassian.clock.now())

    def state(self) -> Mapping[str, object]:
        """Return what the page shows."""
        person = self.site.people[self.account_id]
        return {
            "product": self.product,
            "name": self.product.capitalize(),
            "site": self.site.base_url,
            "person": person.display_name,
            "accountId": person.account_id,
            "administrator": self.administrator,
            "page": self.page,
            "installed": self.site.installed,
            "theme": self.theme,
            "language": self.language,
            "status": self.status,
            "appKey": self.lifecycle.app_key,
        }


def described(outcome: Outcome) -> str:
    """Return one sentence about what the app answered to a hook."""
    if outcome.status is None:
        return f"The app did not answer to “{outcome.event}” ({outcome.text})."
    sentence = f"The app answered {outcome.status} to “{outcome.event}”."
    return f"{sentence} {outcome.text[:_LONGEST_TEXT]}".rstrip()
