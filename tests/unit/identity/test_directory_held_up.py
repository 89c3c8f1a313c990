"""Does a look-up end in time, whoever holds the database, and give what it learned?"""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import select

from privacy.clock import SystemClock
from privacy.connect.host import CALL_LIMIT
from privacy.identity.standing import Standing
from privacy.storage.tables import site_identities
from tests.unit.identity.meanwhile import meanwhile_store
from tests.unit.identity.stage import SOMEBODY, Stage
from tests.world import USER

LIMIT = CALL_LIMIT.total_seconds() + 2


@contextmanager
def held_up(stage: Stage) -> Iterator[None]:
    """Hold the identities of all sites, which on SQLite is all of the database."""
    begun, over = threading.Event(), threading.Event()

    def hold() -> None:
        with stage.database.writing() as connection:
            connection.execute(select(site_identities).with_for_update()).all()
            begun.set()
            over.wait(15)

    holder = threading.Thread(target=hold)
    holder.start()
    begun.wait()
    yield
    over.set()
    holder.join()


def test_whoever_holds_the_database_holds_up_no_look_up(stage: Stage) -> None:
    site = stage.jira
    stage.keep(site, [USER])
    directory = stage.directory(clock=SystemClock())

    with held_up(stage):
        started = time.perf_counter()
        found = directory.lookup(site, [SOMEBODY, USER])
        took = time.perf_counter() - started

    assert took < LIMIT / 2
    assert found[USER].display_name == "A name"
    # On SQLite the call could not even be counted.
    is_sqlite = stage.database.engine.dialect.name == "sqlite"
    assert found[SOMEBODY].standing is (Standing.UNREACHABLE if is_sqlite else Standing.ACTIVE)
    assert stage.stored() == {stage.key(site, USER)}


def test_claims_are_renewed_before_what_was_learned_is_kept(stage: Stage) -> None:
    happened: list[str] = []
    store = meanwhile_store(
        stage,
        before_renew=lambda: happened.append("renewed"),
        before_set_many=lambda: happened.append("set"),
        before_release=lambda: happened.append("released"),
    )

    stage.directory(store).lookup(stage.jira, [SOMEBODY])

    assert happened == ["renewed", "set", "released"]
