"""Does the schema itself refuse what must never stand in a table?"""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Column, insert
from sqlalchemy.exc import IntegrityError

from privacy.storage.base import metadata
from privacy.storage.migrate import migrate
from privacy.storage.session import Database, open_engine
from privacy.storage.tables import identity_index, lifecycle_token, site
from tests.clocks import BEGINNING

COLUMNS = [column for table in metadata.sorted_tables for column in table.columns]


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    made = Database(open_engine(database_url))
    migrate(made)
    yield made
    made.engine.dispose()


def a_site(**changes: object) -> dict[str, object]:
    return {
        "client_key": "jira:1",
        "product": "jira",
        "base_url": "https://acme.atlassian.net",
        "state": "uninstalled",
        "life": 1,
        "enabled": True,
        "installed_at": BEGINNING,
        "last_hook_at": BEGINNING,
        **changes,
    }


KEYS = {"secret": b"sealed", "data_key": b"sealed"}


@pytest.mark.parametrize("column", COLUMNS, ids=str)
def test_every_column_says_what_it_holds_or_why_it_is_there(column: Column[Any]) -> None:
    assert len(column.info) == 1
    assert set(column.info) <= {"item", "technical"}
    assert all(column.info.values())


@pytest.mark.parametrize(
    "row",
    [
        a_site(secret=b"kept"),
        a_site(previous_secret=b"kept"),
        a_site(data_key=b"kept"),
        a_site(state="erased", **KEYS),
        a_site(state="installed"),
        a_site(state="installed", secret=b"sealed"),
        a_site(state="installed", data_key=b"sealed"),
        a_site(state="somewhere", **KEYS),
    ],
)
def test_keys_stand_in_a_row_if_and_only_if_the_site_is_installed(
    database: Database, row: dict[str, object]
) -> None:
    with pytest.raises(IntegrityError), database.writing() as connection:
        connection.execute(insert(site).values(row))


def test_a_client_key_names_one_site(database: Database) -> None:
    with database.writing() as connection:
        connection.execute(insert(site).values(a_site(state="installed", **KEYS)))

    with pytest.raises(IntegrityError), database.writing() as connection:
        connection.execute(insert(site).values(a_site()))


def test_a_used_token_belongs_to_a_site_that_exists(database: Database) -> None:
    row = {"digest": b"1", "body_digest": b"2", "site_id": 404, "expires_at": BEGINNING}

    with pytest.raises(IntegrityError), database.writing() as connection:
        connection.execute(insert(lifecycle_token).values(row))


def test_an_account_stands_once_for_each_site(database: Database) -> None:
    names = ("held_since", "fetched_at", "expires_at", "due_at", "report_at")
    times = dict.fromkeys(names, BEGINNING)
    row = {"site_id": 1, "life": 1, "account_hash": b"h", "account_id": b"a", **times}
    with database.writing() as connection:
        connection.execute(insert(site).values(a_site(id=1)))
        connection.execute(insert(identity_index).values(row))

    with pytest.raises(IntegrityError), database.writing() as connection:
        connection.execute(insert(identity_index).values({**row, "account_id": b"b"}))
