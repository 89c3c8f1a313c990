"""Is the database itself compared, on SQLite and on PostgreSQL, once it is migrated?"""

from pathlib import Path

import pytest
from sqlalchemy import NullPool, create_engine

from privacy.checks.columns import Faults
from privacy.checks.declared import Declared
from privacy.checks.live import live
from privacy.declaration.loader import load
from privacy.storage.migrate import head, unmigrate
from privacy.storage.session import Database, open_engine
from tests.backends import Servers
from tests.databases import new_database
from tests.unit.checks.making import TECHNICAL, declaration, lines, store

pytestmark = [pytest.mark.enable_socket]

POLICY = Path(__file__).parents[3] / "policy"


@pytest.fixture
def database(migrated: Database) -> Database:
    return migrated


@pytest.fixture(scope="module")
def shipped() -> Declared:
    return Declared(load(POLICY))


def change(database: Database, *statements: str) -> None:
    with database.writing() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)


def told(faults: Faults | None) -> list[str]:
    assert faults is not None
    return [line for found in faults.values() for line in lines(found)]


def test_every_table_of_a_migrated_database_is_compared_and_holds(
    database: Database, shipped: Declared
) -> None:
    found = live(database, shipped)

    assert found is not None
    assert set(found) == {it.id for it in shipped.in_force.stores if it.kind == "table"}
    assert set(found.values()) == {()}


def test_an_undeclared_column_is_named(database: Database, shipped: Declared) -> None:
    change(database, "ALTER TABLE site ADD COLUMN phone VARCHAR(20)")

    assert told(live(database, shipped)) == [
        (
            "error P050 table site has column 'phone' that privacy.yaml does not know; "
            "declare it or drop it"
        )
    ]


def test_an_undeclared_table_is_named(database: Database, shipped: Declared) -> None:
    change(database, "CREATE TABLE phone_book (number INTEGER)")

    assert told(live(database, shipped)) == [
        (
            "error P050 table phone_book exists, and privacy.yaml does not know it; "
            "declare it as 'db.phone_book' or drop it"
        )
    ]


def test_a_column_that_is_gone_is_named_with_the_revision(
    database: Database, shipped: Declared
) -> None:
    change(database, "ALTER TABLE site DROP COLUMN display_url")

    assert told(live(database, shipped)) == [
        (
            "privacy.yaml: error P051 stores[db.site].columns.display_url: "
            f"no such column in the database (revision {head()})"
        )
    ]


def test_a_table_that_is_gone_is_named(database: Database, shipped: Declared) -> None:
    change(database, "DROP TABLE audit_entry")

    assert told(live(database, shipped)) == [
        (
            "privacy.yaml: error P051 stores[db.audit_entry]: "
            f"no such table in the database (revision {head()})"
        )
    ]


def test_a_table_without_its_tenant_is_told(database: Database, shipped: Declared) -> None:
    change(
        database,
        "DROP TABLE audit_entry",
        "CREATE TABLE audit_entry (id INTEGER, at BIGINT, act VARCHAR(40),"
        " declaration_version VARCHAR(40), declaration_digest VARCHAR(64))",
    )

    assert told(live(database, shipped)) == [
        (
            "privacy.yaml: error P053 stores[db.audit_entry].columns.site_id: no such column in "
            f"the database (revision {head()}); the erasure of a site would not reach the table"
        )
    ]


def test_what_is_declared_as_sealed_has_a_binary_column(
    database: Database, shipped: Declared
) -> None:
    change(
        database,
        "DROP TABLE identity_index",
        "CREATE TABLE identity_index (id INTEGER, site_id BIGINT, life INTEGER,"
        " account_hash TEXT, account_id VARCHAR(99), held_since BIGINT, fetched_at BIGINT,"
        " expires_at BIGINT, due_at BIGINT, report_at BIGINT)",
    )

    assert told(live(database, shipped)) == [
        (
            "privacy.yaml: error P054 stores[db.identity_index].columns.account_hash: declared as "
            "keyed_hash, and its type in the database is TEXT"
        ),
        (
            "privacy.yaml: error P054 stores[db.identity_index].columns.account_id: declared as "
            "encrypted, and its type in the database is VARCHAR"
        ),
    ]


def test_what_only_one_version_declares_may_be_there_or_not(
    database: Database, shipped: Declared
) -> None:
    before = shipped.in_force
    dropped = store("db.phone_book", columns={"number": TECHNICAL})
    coming = declaration(stores=[*(it.model_dump() for it in before.stores), dropped])

    assert told(live(database, Declared(before, (coming,)))) == []
    change(database, "CREATE TABLE phone_book (number INTEGER)")
    assert told(live(database, Declared(before, (coming,)))) == []
    assert told(live(database, Declared(coming, (before,)))) == [
        (
            "privacy.yaml: warning P067 stores[db.phone_book].columns.number: "
            f"version 1.0.0 no longer declares it; drop it before {before.policy.effective}"
        )
    ]


def test_a_plain_view_holds_nothing(database: Database, shipped: Declared) -> None:
    change(database, "CREATE VIEW sites AS SELECT client_key FROM site")

    assert told(live(database, shipped)) == []


@pytest.mark.postgresql
def test_a_materialized_view_holds_a_copy(servers: Servers, shipped: Declared) -> None:
    with new_database(servers.database, servers.migrated) as url:
        database = Database(open_engine(url))
        change(database, "CREATE MATERIALIZED VIEW sites AS SELECT client_key FROM site")

        (line,) = told(live(database, shipped))
        database.engine.dispose()

    assert "table sites exists, and privacy.yaml does not know it" in line


@pytest.mark.parametrize("revision", ["base", "0001"])
def test_a_database_that_is_not_migrated_is_not_compared(
    database: Database, shipped: Declared, revision: str
) -> None:
    unmigrate(database, revision)

    assert live(database, shipped) is None


@pytest.mark.postgresql
def test_a_locked_table_counts_as_no_answer(servers: Servers, shipped: Declared) -> None:
    with new_database(servers.database, servers.migrated) as url:
        made = Database(open_engine(url))
        hasty = create_engine(
            made.engine.url, connect_args={"options": "-c lock_timeout=50ms"}, poolclass=NullPool
        )
        with made.engine.begin() as holder:
            holder.exec_driver_sql("LOCK TABLE site IN ACCESS EXCLUSIVE MODE")
            assert live(Database(hasty), shipped) is None
        assert live(Database(hasty), shipped) is not None
        made.engine.dispose()
