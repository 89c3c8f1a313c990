"""Does the migration of identities lead up and down also where there are rows already?"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from privacy.storage.base import milliseconds
from privacy.storage.migrate import compare, migrate, unmigrate
from privacy.storage.session import Database, open_engine

AT = datetime(2026, 11, 23, 9, 0, 7, tzinfo=UTC)
DAY, MS = timedelta(days=1), timedelta(milliseconds=1)
_SITE = (
    "INSERT INTO site (id, client_key, product, base_url, state, life, enabled, installed_at,"
    " uninstalled_at, last_hook_at, secret, data_key) VALUES (:id, :key, 'jira', 'https://a',"
    " :state, :life, :on, :at, :ended, :at, :secret, :secret)"
)
_COPY = (
    "INSERT INTO identity_index (site_id, life, account_hash, account_id, held_since, fetched_at,"
    " expires_at) VALUES (:site, :life, :hash, :hash, :at, :at, :end)"
)
_ENTRY = (
    "INSERT INTO audit_entry (site_id, at, act, declaration_version, declaration_digest)"
    " VALUES (:id, :at, 'installed', '1', 'd')"
)


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """Return a database of the version before, with sites and copies."""
    made = Database(open_engine(database_url))
    migrate(made, "0002")
    at, ended = milliseconds(AT), milliseconds(AT + DAY)
    with made.writing() as connection:
        for number, state, life in (
            (1, "installed", 1),
            (2, "uninstalled", 1),
            (3, "installed", 2),
        ):
            is_on = state == "installed"
            site = {"id": number, "key": f"jira:{number}", "state": state, "life": life, "at": at}
            more = {
                "on": is_on,
                "ended": None if is_on else ended,
                "secret": b"sealed" if is_on else None,
            }
            connection.execute(text(_SITE), site | more)
            connection.execute(text(_ENTRY), {"id": number, "at": at})
        for number, site_id in enumerate((1, 1, 2, 3)):
            copy = {"site": site_id, "life": 1, "hash": bytes([number]), "at": at + number}
            connection.execute(text(_COPY), copy | {"end": ended + number})
    yield made
    made.engine.dispose()


def rows(database: Database, statement: str) -> list[Any]:
    with database.reading() as connection:
        return [tuple(row) for row in connection.execute(text(statement))]


def before(database: Database) -> list[Any]:
    columns = "id, site_id, life, account_hash, account_id, held_since, fetched_at, expires_at"
    statement = f"SELECT {columns} FROM identity_index ORDER BY id"  # noqa: S608 - columns of ours
    sites = "SELECT id, client_key, state, life, secret, data_key FROM site ORDER BY id"
    return rows(database, statement) + rows(database, sites)


def test_copies_get_their_times_and_are_counted(database: Database) -> None:
    kept = before(database)
    migrate(database)

    assert before(database) == kept
    minute = milliseconds(AT.replace(second=0))
    due, report = minute + DAY // MS, minute + 6 * DAY // MS
    assert rows(database, "SELECT DISTINCT due_at, report_at FROM identity_index") == [
        (due, report)
    ]
    assert rows(
        database, "SELECT site_id, held, erasures, report_at FROM site_identities ORDER BY site_id"
    ) == [(1, 2, 0, report), (2, 1, 0, report), (3, 1, 0, report)]


def test_what_ended_lives_left_waits_to_be_forgotten(database: Database) -> None:
    migrate(database)

    at = milliseconds(AT)
    assert rows(database, "SELECT forget_since FROM site ORDER BY id") == [
        (None,),
        (at + DAY // MS,),
        (at,),
    ]


def test_it_leads_down_and_up_again_and_loses_nothing(database: Database) -> None:
    kept = before(database)
    migrate(database)
    unmigrate(database, "0002")

    assert before(database) == kept
    assert len(rows(database, "SELECT * FROM audit_entry")) == 3

    migrate(database)
    assert before(database) == kept
    compare(database)


def test_references_are_kept_and_checked_afterwards(database: Database) -> None:
    migrate(database)
    unmigrate(database, "0002")
    copy = {"site": 404, "life": 1, "hash": b"h", "at": 1, "end": 2}

    with pytest.raises(IntegrityError), database.writing() as connection:
        connection.execute(text(_COPY), copy)
    with pytest.raises(IntegrityError), database.writing() as connection:
        connection.execute(text("DELETE FROM site"))
