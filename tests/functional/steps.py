"""What is a step? A statement, a commit, a use of the store, a call: each is told before it."""

import random
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any, cast

from sqlalchemy import event

from privacy.identity.identities import Identities
from privacy.identity.store import Store
from privacy.services import Services

Step = Callable[[], object]


def stepped(services: Services, step: Step) -> Services:
    """Return the same services; `step` is called before each step of their database and store."""
    engine = services.database.engine
    event.listen(engine, "before_cursor_execute", lambda *_: step())
    event.listen(engine, "commit", lambda _: step())
    identities = Identities.of(
        cast("Store", _SteppedStore(services.identities.store, step)),
        services.database,
        services.host,
        services.lifecycle.log,
        services.in_force,
    )
    answers = replace(services.reporter.answers, erasing=identities.erasing)
    reporter = replace(services.reporter, answers=answers)
    return replace(services, identities=identities, reporter=reporter)


class _SteppedStore:
    """A store, with a step before each of its methods."""

    def __init__(self, store: Store, step: Step) -> None:
        self._store = store
        self._step = step

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the store has
        self._step()
        return getattr(self._store, name)


class Jitter:
    """A step that takes a moment, as long as chance says; the same chance for the same seed."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)  # noqa: S311 - no secret

    def __call__(self) -> None:
        time.sleep(self._chance.choice((0, 0, 0, 0.0005, 0.002)))

    def for_a_while(self) -> None:
        """Take a dozen moments or fewer."""
        for _ in range(self._chance.randrange(12)):
            self()


class Countdown:
    """A step that counts, and ends everything before the one that is told."""

    def __init__(self, last: int, end: Step) -> None:
        self._ends = {last: end}
        self._lock = threading.Lock()
        self.steps = 0

    def __call__(self) -> None:
        with self._lock:
            self.steps += 1
            self._ends.get(self.steps, int)()
