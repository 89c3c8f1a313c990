"""How is an answer kept? A row in the index, then a sealed entry, while both may be there."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime

from privacy.identity.freshness import Freshness
from privacy.identity.identity import Identity
from privacy.identity.index import IdentityIndex, Noted, Opening
from privacy.identity.sealed import SiteSeal
from privacy.identity.store import Store, StoreError
from privacy.installs.site import Site


@dataclass(frozen=True, slots=True)
class Keeping:
    """Keeps answers for their time, and none that came too late."""

    index: IdentityIndex
    store: Store
    freshness: Freshness

    def keep(self, site: Site, answers: Collection[Identity], opening: Opening) -> bool:
        """Keep what was fetched; tell whether site and erasures allowed all of it.

        Raise StoreError or SQLAlchemyError where it cannot be kept.
        """
        copies = [
            Noted(
                it.account_id, it.fetched_at, self.freshness.end(site, it.standing, it.fetched_at)
            )
            for it in answers
            if it.fetched_at is not None
        ]
        if not copies:
            return True
        if not self.index.note(site, copies, opening):
            return False
        keys: list[str] = []
        # Within the lock, since a store that did not answer may have set all the same; and around
        # it, since a session that ended had lost the lock, so that an erasure may have come first.
        with self._or_none(keys), self.index.holding(site, copies) as ends, self._or_none(keys):
            keys += map(SiteSeal.of(site).key, ends)
            self._set(site, answers, ends)
        return len(ends) == len(copies)

    def _set(self, site: Site, answers: Collection[Identity], ends: Mapping[str, datetime]) -> None:
        # Writing the rows took a moment; an entry ends when its row says.
        now, seal = self.freshness.clock.now(), SiteSeal.of(site)
        entries: defaultdict[int, dict[str, bytes]] = defaultdict(dict)
        for it in answers:
            if it.account_id in ends:
                left = int((ends[it.account_id] - now).total_seconds())
                entries[left][seal.key(it.account_id)] = seal.entry(it)
        for left, these in entries.items():
            if left > 0:  # a store takes zero to mean for ever
                self.store.set_many(these, left)

    @contextmanager
    def _or_none(self, keys: list[str]) -> Iterator[None]:
        # Where the store does not even delete, that is not waited for twice.
        try:
            yield
        except BaseException:
            if keys:
                with suppress(StoreError):
                    self.store.delete_many(*keys)
            keys.clear()
            raise
