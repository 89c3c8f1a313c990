"""Who may work now? One process at a time, for as long as it lives; a dead one is replaced."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import Update, or_, select, update

from privacy.clock import Clock
from privacy.storage.inserting import insert_into
from privacy.storage.session import Database
from privacy.storage.tables import lease as table

_C = table.c


@dataclass(frozen=True, slots=True)
class Lease:
    """A right to work that one holder has at a time, shared by all processes of the database.

    It ends by itself after its life, so that a holder who died holds nothing up. It rests on the
    clocks of the machines: where they differ by more than its life, two may work at once, which
    costs time and breaks nothing. So no clock that was wrong holds it for longer than two lives.
    Every method raises SQLAlchemyError where the database is away.
    """

    database: Database
    clock: Clock
    name: str
    life: timedelta = timedelta(seconds=60)

    def take(self, holder: str) -> bool:
        """Take it if it is free, ended or the holder's own already; tell whether it is theirs."""
        now = self.clock.now()
        row = {"name": self.name, "holder": holder, "until_at": now + self.life}
        is_over = or_(_C.until_at <= now, _C.until_at > now + 2 * self.life)
        is_free = or_(_C.holder.is_(None), is_over, _C.holder == holder)
        with self.database.writing() as connection:
            insert = insert_into(connection, table).values(row)
            again = {name: insert.excluded[name] for name in ("holder", "until_at")}
            unless_held = insert.on_conflict_do_update(
                index_elements=["name"], set_=again, where=is_free
            )
            return connection.execute(unless_held.returning(_C.name)).first() is not None

    def renew(self, holder: str) -> bool:
        """Let it live on from now; False means that another holder has it, so stop at once."""
        until_at = self.clock.now() + self.life
        with self.database.writing() as connection:
            return connection.execute(self._of(holder).values(until_at=until_at)).rowcount == 1

    def release(self, holder: str, finished: datetime | None) -> None:
        """Let it go, if it is still the holder's, and note from when on work is owed by the next.

        That is when the holder began, if the work is finished, and else as long as it was.
        """
        done = {"until_at": None, "finished_at": finished} if finished else {}
        with self.database.writing() as connection:
            connection.execute(self._of(holder).values(holder=None, **done))

    @contextmanager
    def held(self) -> Iterator["Hold | None"]:
        """Yield what is held until the end of the block; None where another one works."""
        holder, began = secrets.token_hex(16), self.clock.now()
        with self.database.reading() as connection:
            found = select(_C.until_at).where(_C.name == self.name)
            was_cut_off = connection.execute(found).scalar() is not None
        if not self.take(holder):
            yield None
            return
        hold = Hold(self, holder, was_cut_off=was_cut_off)
        try:
            yield hold
        finally:
            # What came to pass during the work may have escaped it.
            self.release(holder, began if hold.is_finished else None)

    def _of(self, holder: str) -> Update:
        return update(table).where(_C.name == self.name, _C.holder == holder)


@dataclass(slots=True)
class Hold:
    """A lease while it is held. Whoever works sets `is_finished` once nothing is left to do."""

    lease: Lease
    holder: str
    was_cut_off: bool
    """Whether the holder before did not finish, by death or otherwise."""
    is_finished: bool = False
    _renewed: float = field(init=False)

    def __post_init__(self) -> None:
        """Begin to count the time that it has."""
        self._renewed = self.lease.clock.monotonic()

    def is_mine(self) -> bool:
        """Tell whether work may go on, and renew the lease now and then.

        To be asked between portions of work that each take much less than the lease's life.
        """
        now = self.lease.clock.monotonic()
        if now - self._renewed < self.lease.life.total_seconds() / 6:
            return True
        if not self.lease.renew(self.holder):
            return False
        self._renewed = now
        return True
