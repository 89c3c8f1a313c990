"""Who is held? Many accounts of many sites, fetched over one day, some of them once more."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

LARGEST_SITE, SMALLEST_SITE = 1, 2
"""Ids of the site with a twentieth of all accounts, and of the one with ten."""

_FEW: Final = 10
_PART_OF_LARGEST: Final = 20
_DAY: Final = timedelta(days=1)
_FETCHED_AGAIN: Final = 0.3


@dataclass(frozen=True, slots=True)
class Member:
    """One account of one site: since when it is held, and when it was fetched last."""

    site_id: int
    account_id: str
    held_since: datetime
    fetched_at: datetime

    @property
    def expires_at(self) -> datetime:
        """Return the end of the copy."""
        return self.fetched_at + _DAY

    @property
    def name(self) -> str:
        """Return a name of ordinary length."""
        return f"Person {self.account_id[-12:]}"


@dataclass(frozen=True, slots=True)
class Crowd:
    """So many accounts on so many sites, all fetched in the day before a moment."""

    accounts: int
    sites: int
    until: datetime

    def sizes(self) -> dict[int, int]:
        """Return how many accounts each site has, by its id; ids begin at 1."""
        sizes = {LARGEST_SITE: self.accounts // _PART_OF_LARGEST, SMALLEST_SITE: _FEW}
        others = range(SMALLEST_SITE + 1, self.sites + 1)
        each, more = divmod(self.accounts - sum(sizes.values()), len(others))
        return sizes | {site_id: each + (n < more) for n, site_id in enumerate(others)}

    def members(self) -> Iterator[Member]:
        """Yield every account in the order in which it was first fetched, sites mixed."""
        # The same crowd each time it is asked for.
        chance = random.Random(self.accounts)  # noqa: S311 - no secret
        sites = [site_id for site_id, size in self.sizes().items() for _ in range(size)]
        chance.shuffle(sites)
        counted = dict.fromkeys(self.sizes(), 0)
        for place, site_id in enumerate(sites):
            counted[site_id] += 1
            held_since = self.until - _DAY * (1 - place / self.accounts)
            fetched_at = held_since
            if chance.random() < _FETCHED_AGAIN:
                fetched_at += (self.until - held_since) * chance.random()
            yield Member(site_id, account_id(counted[site_id]), held_since, fetched_at)


def account_id(number: int) -> str:
    """Return the account that is so many-th on its site."""
    return f"557058:91b7e0d4-26ac-4f13-8c5e-{number:012d}"
