"""How is Atlassian asked about many accounts? In batches, a few at a time, within one limit."""

from collections.abc import Callable, Collection, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from privacy.clock import Clock
from privacy.connect.bulk import batches_for
from privacy.connect.circuit import Circuits, NoFaultError
from privacy.connect.host import CALL_LIMIT, Access, Host
from privacy.connect.users import Profiles, profiles
from privacy.errors import UnavailableError
from privacy.identity.flights import RENEWED_EVERY

_AT_ONCE: Final = 4
_NOTHING: Final = Profiles({}, frozenset())


@dataclass(frozen=True, slots=True)
class Fetcher:
    """Asks a site, unless it has been in trouble a moment ago."""

    host: Host
    circuits: Circuits
    clock: Clock

    def fetch(
        self,
        access: Access,
        account_ids: Collection[str],
        ends_at: float,
        meanwhile: Callable[[], None],
    ) -> Profiles:
        """Return what the site tells until then by the clock's spans; what it does not is missing.

        `meanwhile` is called every now and then.
        """
        parts = batches_for(access, sorted(account_ids))
        if not parts:
            return _NOTHING
        # A thread for each call: one that is late ends with its call's own limit.
        with ThreadPoolExecutor(min(_AT_ONCE, len(parts), self.host.calls_at_once)) as threads:
            answers = [threads.submit(self._ask, access, part, ends_at) for part in parts]
            while wait(answers, RENEWED_EVERY).not_done:
                meanwhile()
        return _joined(answers)

    def _ask(self, access: Access, part: Sequence[str], ends_at: float) -> Profiles:
        left = timedelta(seconds=ends_at - self.clock.monotonic())
        if left <= timedelta(0):
            return _NOTHING  # others took the time: that says nothing about the site
        try:
            self.circuits.check(access.client_key)
        except UnavailableError:
            return _NOTHING
        try:
            found = profiles(self.host, access, part, min(left, CALL_LIMIT))
        except NoFaultError:
            return _NOTHING  # that says nothing about the site
        except UnavailableError as error:
            self.circuits.failed(access.client_key, error.retry_after)
            return _NOTHING
        self.circuits.succeeded(access.client_key)
        return found


def _joined(answers: Sequence[Future[Profiles]]) -> Profiles:
    found = [answer.result() for answer in answers]
    known = {account_id: it for each in found for account_id, it in each.known.items()}
    return Profiles(known, frozenset().union(*(each.absent for each in found)))
