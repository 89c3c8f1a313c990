"""Is an act written with itself or not at all, and read newest first, for its own site only?"""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from privacy.audit.entry import Act, Entry, Stamp
from privacy.audit.log import AuditLog, recent
from privacy.installs.rows import begin
from privacy.storage.base import metadata
from privacy.storage.session import Database, open_engine
from tests.clocks import BEGINNING, StoppedClock

STAMP = Stamp("7", "7d" * 32)


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    made = Database(open_engine(database_url))
    with made.writing() as connection:
        metadata.create_all(connection)
    yield made
    made.engine.dispose()


def a_site(database: Database, client_key: str = "jira:acme-1") -> int:
    with database.writing() as connection:
        return int(begin(connection, client_key, "jira", BEGINNING, BEGINNING).id)


def append(database: Database, log: AuditLog, site_id: int, *acts: Act) -> None:
    with database.writing() as connection:
        for act in acts:
            log.append(connection, site_id, act)


def read(database: Database, site_id: int, most: int = 10) -> tuple[Entry, ...]:
    with database.reading() as connection:
        return recent(connection, site_id, most)


def test_an_act_is_read_back_with_its_time_and_the_declaration_in_force(
    database: Database,
) -> None:
    site_id = a_site(database)

    append(database, AuditLog(StoppedClock(), lambda: STAMP), site_id, Act.SECRET_ROTATED)

    assert read(database, site_id) == (Entry(BEGINNING, Act.SECRET_ROTATED, STAMP),)


def test_an_entry_keeps_the_declaration_that_was_in_force_then(database: Database) -> None:
    site_id, clock = a_site(database), StoppedClock()
    in_force = [STAMP]
    log = AuditLog(clock, lambda: in_force[-1])
    append(database, log, site_id, Act.INSTALLED)
    clock.advance(timedelta(days=1))
    newer = Stamp("8", "8e" * 32)
    in_force.append(newer)

    append(database, log, site_id, Act.UPDATED)

    assert read(database, site_id) == (
        Entry(BEGINNING + timedelta(days=1), Act.UPDATED, newer),
        Entry(BEGINNING, Act.INSTALLED, STAMP),
    )


def test_the_last_acts_come_first_also_within_one_moment(database: Database) -> None:
    site_id = a_site(database)
    append(database, AuditLog(StoppedClock(), lambda: STAMP), site_id, *Act)

    assert [entry.act for entry in read(database, site_id, most=2)] == [*reversed(Act)][:2]
    assert [entry.act for entry in read(database, site_id)] == [*reversed(Act)]


def test_an_act_that_fails_leaves_no_entry(database: Database) -> None:
    site_id, log = a_site(database), AuditLog(StoppedClock(), lambda: STAMP)

    def half_done() -> None:
        with database.writing() as connection:
            log.append(connection, site_id, Act.INSTALLED)
            raise LookupError

    with pytest.raises(LookupError):
        half_done()

    assert read(database, site_id) == ()


def test_a_site_reads_its_own_acts_only(database: Database) -> None:
    acme, rival = a_site(database), a_site(database, "jira:rival-3")
    log = AuditLog(StoppedClock(), lambda: STAMP)
    append(database, log, acme, Act.INSTALLED)
    append(database, log, rival, Act.DISABLED)

    assert [entry.act for entry in read(database, acme)] == [Act.INSTALLED]
    assert [entry.act for entry in read(database, rival)] == [Act.DISABLED]
