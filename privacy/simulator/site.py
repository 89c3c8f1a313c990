"""What is a pretend site? One customer's Jira or Confluence, with its people and its secret."""

import secrets
from dataclasses import dataclass, field, replace
from typing import Literal, Self
from urllib.parse import urlsplit

from privacy.simulator.people import Person, believable_people, former_user

Product = Literal["jira", "confluence"]

_REMEMBERED = 10_000


@dataclass(slots=True)
class PretendSite:
    """A site, and whether the app is installed there.

    The keys of `people` are the ids that may be asked for; a person whose own id differs from
    the key is a record that answers with another id, as a corrupt one does. `reported` holds
    account id and `updatedAt` of every copy that the app reported, `updated` the people whose
    change was not told to it yet; `largest_page` is how many people Jira tells about at once.
    """

    client_key: str
    product: Product
    base_url: str
    shared_secret: str
    people: dict[str, Person] = field(default_factory=believable_people)
    description: str = ""
    installed: bool = False
    reported: list[tuple[str, str]] = field(default_factory=list)
    updated: set[str] = field(default_factory=set)
    largest_page: int = 200

    @classmethod
    def new(cls, client_key: str, product: Product, origin: str) -> Self:
        """Return a site at an origin, with believable people and a secret of its own."""
        path, name = ("/wiki", "Confluence") if product == "confluence" else ("", "Jira")
        return cls(
            client_key=client_key,
            product=product,
            base_url=origin + path,
            shared_secret=secrets.token_urlsafe(48),
            description=f"A pretend {name} for development",
        )

    @property
    def origin(self) -> str:
        """Return scheme and host of the base URL."""
        parts = urlsplit(self.base_url)
        return f"{parts.scheme}://{parts.netloc}"

    @property
    def base_path(self) -> str:
        """Return the path of the base URL: empty for Jira, `/wiki` for Confluence."""
        return urlsplit(self.base_url).path

    def rotate_secret(self) -> None:
        """Replace the shared secret by a new one."""
        self.shared_secret = secrets.token_urlsafe(48)

    def set_administrator(self, account_id: str, *, administrator: bool) -> None:
        """Make a person an administrator of this site, or an ordinary user."""
        person = self.people[account_id]
        self.people[account_id] = replace(person, administrator=administrator)

    def mark_updated(self, account_id: str) -> None:
        """Say once, to a report of this person, that the profile has changed."""
        self.updated.add(account_id)

    def close(self, account_id: str) -> None:
        """Erase a person's account: what is left answers as a deleted record, to reports too."""
        self.people[account_id] = former_user(account_id)

    def hear(self, account_id: str, updated_at: str) -> str | None:
        """Take in one reported copy; return what has to happen to it, or None for nothing."""
        self.reported.append((account_id, updated_at))
        # A demo may stand for days.
        del self.reported[:-_REMEMBERED]
        changed = account_id in self.updated
        self.updated.discard(account_id)
        if account_id in self.people and self.people[account_id].closed:
            return "closed"
        return "updated" if changed else None
