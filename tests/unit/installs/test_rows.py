"""Is the row of a site found, begun once, and never begun anew?"""

import threading
from datetime import timedelta

import pytest

from privacy.installs.rows import begin, hold
from privacy.storage.session import Database
from tests.clocks import BEGINNING
from tests.unit.installs.making import ACME, RIVAL, Installs

EARLIER = BEGINNING - timedelta(seconds=7)


def test_a_site_that_was_never_seen_has_no_row(database: Database) -> None:
    with database.writing() as connection:
        assert hold(connection, ACME) is None


def test_a_row_begins_without_keys_and_uninstalled(database: Database) -> None:
    with database.writing() as connection:
        row = begin(connection, ACME, "jira", EARLIER, BEGINNING)

    assert (row.client_key, row.product, row.state) == (ACME, "jira", "uninstalled")
    assert (row.life, row.enabled) == (0, False)
    assert (row.last_hook_at, row.installed_at) == (EARLIER, BEGINNING)
    assert (row.secret, row.previous_secret, row.data_key) == (None, None, None)
    assert (row.uninstalled_at, row.suspect_since, row.rotated_at) == (None, None, None)


def test_a_row_that_was_begun_is_held_as_it_is(database: Database) -> None:
    with database.writing() as connection:
        first = begin(connection, ACME, "jira", EARLIER, BEGINNING)
    with database.writing() as connection:
        again = begin(connection, ACME, "confluence", BEGINNING, BEGINNING)
        held = hold(connection, ACME)

    assert first == again == held


def test_an_installed_site_is_not_begun_anew(installs: Installs) -> None:
    installs.install()
    before = installs.row()

    with installs.database.writing() as connection:
        row = begin(connection, ACME, "jira", BEGINNING, BEGINNING)

    assert row == before


@pytest.mark.parametrize("other", [RIVAL, "JIRA:ACME-1", "jira:acme-1 ", "jira:acme-_", "%"])
def test_only_the_very_key_finds_a_row(database: Database, other: str) -> None:
    with database.writing() as connection:
        begin(connection, ACME, "jira", EARLIER, BEGINNING)
        found = hold(connection, other)

    assert found is None


def test_sites_that_begin_at_once_are_one_row(database: Database) -> None:
    start, ids = threading.Barrier(4), []

    def begin_one() -> None:
        start.wait()
        with database.writing() as connection:
            ids.append(begin(connection, ACME, "jira", EARLIER, BEGINNING).id)

    threads = [threading.Thread(target=begin_one) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(ids) == 4
    assert len(set(ids)) == 1


def test_a_row_that_was_begun_for_nothing_is_not_kept(database: Database) -> None:
    def fail() -> None:
        with database.writing() as connection:
            begin(connection, ACME, "jira", EARLIER, BEGINNING)
            raise LookupError

    with pytest.raises(LookupError):
        fail()

    with database.writing() as connection:
        assert hold(connection, ACME) is None
