"""Do the tables of identities hold no word about whom they are, and each account once?"""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import LargeBinary, String, Table, insert
from sqlalchemy.exc import IntegrityError

from privacy.storage.identity_tables import identity_index, site_call, site_identities, tombstone
from privacy.storage.migrate import migrate
from privacy.storage.session import Database, open_engine
from privacy.storage.tables import site
from tests.clocks import BEGINNING
from tests.unit.storage.test_tables import a_site

TABLES = (identity_index, site_identities, tombstone, site_call)
HELD = dict.fromkeys(("held_since", "fetched_at", "expires_at", "due_at", "report_at"), BEGINNING)
CLOSED = dict.fromkeys(("erased_at", "due_at"), BEGINNING)
ROWS: dict[Table, dict[str, Any]] = {
    identity_index: {"life": 1, "account_hash": b"h", "account_id": b"a", **HELD},
    site_identities: {"held": 0, "erasures": 0},
    tombstone: {"life": 1, "account_hash": b"h", **CLOSED},
    site_call: {"day": 7, "calls": 1},
}


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    made = Database(open_engine(database_url))
    migrate(made)
    with made.writing() as connection:
        connection.execute(insert(site), [a_site(id=1), a_site(id=2, client_key="jira:2")])
    yield made
    made.engine.dispose()


@pytest.mark.parametrize("table", TABLES, ids=str)
def test_no_column_has_room_for_words(table: Table) -> None:
    assert not any(isinstance(column.type, String) for column in table.columns)
    sealed = {column.name for column in table.columns if isinstance(column.type, LargeBinary)}
    assert sealed <= {"account_id", "account_hash"}
    assert all(table.c[name].info == {"item": "account_id"} for name in sealed)


@pytest.mark.parametrize("table", TABLES, ids=str)
def test_a_row_stands_once_for_each_site(database: Database, table: Table) -> None:
    with database.writing() as connection:
        connection.execute(insert(table), [{**ROWS[table], "site_id": each} for each in (1, 2)])

    with pytest.raises(IntegrityError), database.writing() as connection:
        connection.execute(insert(table).values(**ROWS[table], site_id=1))


@pytest.mark.parametrize("table", TABLES, ids=str)
def test_a_row_belongs_to_a_site_that_exists(database: Database, table: Table) -> None:
    with pytest.raises(IntegrityError), database.writing() as connection:
        connection.execute(insert(table).values(**ROWS[table], site_id=404))
