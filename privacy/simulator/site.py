"""What is a pretend site? One customer's Jira or Confluence, with its people and its secret."""

import secrets
from dataclasses import dataclass, field, replace
from typing import Literal, Self
from urllib.parse import urlsplit

from privacy.simulator.people import Person, believable_people

Product = Literal["jira", "confluence"]


@dataclass(slots=True)
class PretendSite:
    """A site, and whether the app is installed there.

    The keys of `people` are the ids that may be asked for; a person whose own id differs from
    the key is a record that answers with another id, as a corrupt one does.
    """

    client_key: str
    product: Product
    base_url: str
    shared_secret: str
    people: dict[str, Person] = field(default_factory=believable_people)
    description: str = ""
    installed: bool = False

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
