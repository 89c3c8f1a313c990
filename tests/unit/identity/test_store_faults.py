"""Does a full or broken file hurt nobody?"""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from privacy.identity.store import SqliteStore
from tests.clocks import StoppedClock

from .reading import keys_in

LARGE = bytes(8 * 1024 * 1024)


def test_a_full_file_makes_room_for_what_is_new(tmp_path: Path) -> None:
    file = tmp_path / "cache.db"
    store = SqliteStore(file, StoppedClock())
    for number in range(9):
        assert store.set(f"key-{number}", LARGE, 60 + number)

    assert store.get("key-8") == LARGE
    assert "key-0" not in keys_in(file)
    assert file.stat().st_size <= 64 * 1024 * 1024


def test_what_is_larger_than_the_file_is_an_error_and_not_silence(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "cache.db", StoppedClock())

    with pytest.raises(sqlite3.OperationalError, match="full"):
        store.set("key", bytes(65 * 1024 * 1024), 60)

    assert store.set("key", b"sealed", 60)


def test_any_other_fault_of_the_file_is_an_error(tmp_path: Path) -> None:
    file = tmp_path / "cache.db"
    store = SqliteStore(file, StoppedClock())
    store.set("key", b"sealed", 60)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TRIGGER no BEFORE INSERT ON entry BEGIN SELECT no_such(); END")

    with pytest.raises(sqlite3.OperationalError, match="no_such"):
        store.set("another", b"sealed", 60)


def test_a_file_that_can_be_read_is_ready(tmp_path: Path) -> None:
    assert SqliteStore(tmp_path / "cache.db", StoppedClock()).is_ready()


def test_a_file_that_cannot_be_opened_is_not_ready(tmp_path: Path) -> None:
    file = tmp_path / "cache" / "cache.db"
    store = SqliteStore(file, StoppedClock())
    file.unlink()
    file.parent.rmdir()

    assert not store.is_ready()


def test_a_file_that_lost_its_table_is_not_ready(tmp_path: Path) -> None:
    file = tmp_path / "cache.db"
    store = SqliteStore(file, StoppedClock())
    store.set("key", b"sealed", 60)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("DROP TABLE entry")

    assert not store.is_ready()


def test_a_file_that_is_no_database_is_made_anew_and_ready(tmp_path: Path) -> None:
    file = tmp_path / "cache.db"
    file.write_bytes(b"not a database" * 1_000)
    store = SqliteStore(file, StoppedClock())

    assert store.is_ready()
    assert store.set("key", b"sealed", 60)


def test_a_lost_file_loses_nothing_but_copies(tmp_path: Path) -> None:
    file = tmp_path / "cache.db"
    SqliteStore(file, StoppedClock()).set("key", b"sealed", 60)
    for each in tmp_path.iterdir():
        each.unlink()

    store = SqliteStore(file, StoppedClock())

    assert store.get("key") is None
    assert store.set("key", b"sealed", 60)
