"""What of the app works over a pair? The same parts as in the app, with a clock that is set."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, Self

from sqlalchemy import Connection

from bench.identities.filling import LARGEST
from bench.identities.pairs import Pair
from privacy.audit.entry import Stamp
from privacy.audit.log import AuditLog
from privacy.connect.host import Host
from privacy.connect.places import Places
from privacy.declaration.in_force import InForce
from privacy.declaration.versions import Versions, read
from privacy.identity.calls import Calls
from privacy.identity.identities import Identities
from privacy.identity.opening import open_store
from privacy.installs.keys import SiteKeys
from privacy.installs.register import Register
from privacy.retention.removals import Removals
from privacy.retention.sweep import Sweep
from privacy.sealing.keys import SealingKey
from privacy.sealing.sealer import Sealer
from privacy.storage.session import Database, open_engine
from tests.clocks import StoppedClock
from tests.policies import vendor_policy
from tests.wires import Wires

APP_KEY: Final = "com.example.bench"
THREADS: Final = 8


class TimedDatabase(Database):
    """A database that knows for how long its transactions held others up."""

    def __init__(self, url: str) -> None:
        """Take the address."""
        super().__init__(open_engine(url, pool_size=THREADS + 2))
        self.longest = 0.0
        self.total = 0.0

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Do as the app's own does, and note the time from the lock to the commit."""
        with super().writing() as connection:
            begun = time.perf_counter()
            yield connection
        spent = time.perf_counter() - begun
        self.longest, self.total = max(self.longest, spent), self.total + spent


@dataclass(frozen=True, slots=True)
class Parts:
    """The app's own parts over one pair, in one process."""

    database: TimedDatabase
    identities: Identities
    register: Register
    sweep: Sweep
    clock: StoppedClock
    wires: Wires

    @classmethod
    def over(cls, pair: Pair, now: datetime, key: SealingKey) -> Self:
        """Wire them as the app does; calls go over wires that lead nowhere yet."""
        clock, wires, database = StoppedClock(now), Wires(), TimedDatabase(pair.database_url)
        in_force = InForce(_policy(), clock)
        calls = Calls(database, clock)
        identities = Identities.of(
            open_store(pair.cache_url, clock, LARGEST // 1024 // 1024),
            database,
            Host(wires, clock, APP_KEY, Places(THREADS), calls.note),
            AuditLog(clock, lambda: Stamp("1.0.0", "")),
            in_force,
        )
        register = Register(database, SiteKeys(Sealer.of([key])), clock)
        sweep = Sweep(Removals.of(database, identities, in_force))
        return cls(database, identities, register, sweep, clock, wires)

    def close(self) -> None:
        """Give the connections back."""
        self.database.engine.dispose()


def _policy() -> Versions:
    with TemporaryDirectory() as folder:
        return read(vendor_policy(Path(folder)))
