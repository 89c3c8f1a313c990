"""What if something else happens in between? Doubles in which it does, once."""

import threading
from collections.abc import Callable, Collection, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Connection

from privacy.identity.index import IdentityIndex, Noted, Opening
from privacy.identity.store import Store, StoreError
from privacy.installs.site import Site
from privacy.storage.session import Database
from tests.unit.identity.stage import Stage

Happening = Callable[[], object]


class _MeanwhileStore:
    """A store; before or after one piece of its work something else happens."""

    def __init__(self, store: Store, happens: dict[str, Happening]) -> None:
        self._store = store
        self._happens = happens

    def __getattr__(self, name: str) -> Callable[..., Any]:
        work = getattr(self._store, name)

        def done(*args: object, **kwargs: object) -> object:
            self._happens.pop(f"before_{name}", int)()
            result: object = work(*args, **kwargs)
            self._happens.pop(f"after_{name}", int)()
            return result

        return done


def meanwhile_store(stage: Stage, **happens: Happening) -> Store:
    """Return the stage's store; `before_set_many`, for example, happens before the first one."""
    return cast("Store", _MeanwhileStore(stage.store, happens))


def away() -> None:
    """Happen as a store does that does not answer."""
    raise StoreError("away")


class MeanwhileIndex(IdentityIndex):
    """An index; after one piece of its work something else happens."""

    def __init__(self, stage: Stage, **happens: Happening) -> None:
        super().__init__(stage.database)
        self._happens = happens

    def happens(self, **happens: Happening) -> None:
        """Let more happen from now on."""
        self._happens |= happens

    def open(self, of: Site, account_ids: Collection[str], now: datetime) -> Opening:
        found = super().open(of, account_ids, now)
        self._happens.pop("after_open", int)()
        return found

    def note(self, of: Site, copies: Sequence[Noted], opening: Opening) -> bool:
        are_noted = super().note(of, copies, opening)
        self._happens.pop("after_note", int)()
        return are_noted


class MeanwhileDatabase(Database):
    """A database; before its first change something else happens."""

    def __init__(self, stage: Stage, happens: Happening) -> None:
        super().__init__(stage.database.engine)
        self._happens = [happens]

    def writing(self) -> AbstractContextManager[Connection]:
        for happens in self._happens.copy():
            self._happens.clear()
            happens()
        return super().writing()


class Aside:
    """Work that goes on in another thread; what it raises is raised at the end."""

    def __init__(self, work: Happening) -> None:
        self._work = work
        self._thread = ThreadPoolExecutor(1)
        self._result: Future[object] = Future()

    @property
    def is_done(self) -> bool:
        return self._result.done()

    def begin(self, waits: float = 0.2) -> None:
        """Begin, and wait for a moment in which it could be done if nothing held it up."""
        self._result = self._thread.submit(self._work)
        wait([self._result], waits)

    def end(self) -> None:
        self._result.result(30)
        self._thread.shutdown()


def at_once(*works: Happening) -> None:
    """Do everything at the same moment, and wait for all of it."""
    start = threading.Barrier(len(works))

    def begun(work: Happening) -> Happening:
        def run() -> None:
            start.wait(30)
            work()

        return run

    all_of_it = [Aside(begun(work)) for work in works]
    for each in all_of_it:
        each.begin(0)
    for each in all_of_it:
        each.end()
