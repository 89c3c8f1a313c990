"""What exists equals what is declared, in both directions: the project passes its own checks."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from privacy.checks.declared import Declared
from privacy.checks.reality import Report, check
from privacy.checks.stores import LOG_FIELDS
from privacy.declaration.loader import load
from privacy.identity.sqlite_store import SqliteStore
from privacy.services import reality
from privacy.settings.model import Settings
from privacy.storage.migrate import migrate
from privacy.storage.session import Database, open_engine
from tests.clocks import StoppedClock
from tests.world import SEALING_KEY, World

DECLARED = Declared(load(Path(__file__).parents[2] / "policy"))
SETTINGS = Settings.read(
    {"PRIVACY_BASE_URL": "https://app.test", "PRIVACY_SEALING_KEYS": SEALING_KEY}
)


@pytest.fixture
def report(database_url: str) -> Iterator[Report]:
    """Return what the checks say of this very project, with a database of its own."""
    database = Database(open_engine(database_url))
    migrate(database)
    yield check(DECLARED, reality(SETTINGS, StoppedClock(), database))
    database.engine.dispose()


def test_everything_that_exists_is_declared_and_the_reverse(report: Report) -> None:
    assert [str(fault) for fault in report.faults] == []


def test_every_table_and_every_list_was_compared(report: Report) -> None:
    stores = DECLARED.in_force.stores
    columns = {("columns", it.id) for it in stores if it.kind in ("table", "cache", "log")}

    assert {it.claim for it in report.verified} == {
        *columns,
        *(("hosts",), ("sdks",), ("scopes",), ("cookies",), ("uninstall", "removed")),
    }


def test_the_file_of_the_cache_has_the_declared_columns(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "cache.db", StoppedClock(), 2**24)
    store.set("key", b"sealed", 60)

    assert set(DECLARED.in_force.store("cache.entry").columns) == _columns(tmp_path / "cache.db")


def test_the_log_writes_the_listed_fields_and_no_others(
    installed: World, caplog: pytest.LogCaptureFixture
) -> None:
    def fail() -> None:
        raise LookupError

    installed.panel(installed.jira)
    installed.get("/panel")
    installed.app.before_request_funcs.setdefault(None, []).append(fail)
    installed.get("/healthz")

    lines = [json.loads(it.message) for it in caplog.records if it.name == "privacy.request"]
    assert frozenset().union(*lines) == LOG_FIELDS


def _columns(file: Path) -> set[str]:
    with closing(sqlite3.connect(file)) as connection:
        found = {
            (table, column[1])
            for table in ("entry", "claim")
            for column in connection.execute(f"PRAGMA table_info({table})")
        }
    return {name if table == "entry" else f"{table}_{name}" for table, name in found}
