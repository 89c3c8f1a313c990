"""Does a full or busy file hurt nobody, and say nothing of what it holds?"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from privacy.identity.sqlite_store import SqliteStore
from privacy.identity.store import LARGEST_VALUE, StoreError
from tests.clocks import StoppedClock

from .reading import bytes_of, keys_in

SMALL = 1024 * 1024
LARGE = bytes(LARGEST_VALUE)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "cache.db"


@pytest.fixture
def store(file: Path) -> SqliteStore:
    return SqliteStore(file, StoppedClock(), SMALL)


@contextmanager
def by_hand(file: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        yield connection


def test_a_full_file_makes_room_for_what_is_new(store: SqliteStore, file: Path) -> None:
    for number in range(40):
        store.set(f"key-{number:02}", LARGE, 60 + number)

        assert store.get(f"key-{number:02}") == LARGE

    assert "key-00" not in keys_in(file)
    assert file.stat().st_size <= SMALL


def test_what_does_not_fit_into_an_empty_file_is_an_error(store: SqliteStore) -> None:
    with pytest.raises(StoreError, match="SQLITE_FULL"):
        store.set_many(dict.fromkeys("abcdefghijklmnopq", LARGE), 60)

    assert store.set("key", b"sealed", 60)


def test_a_full_file_has_room_for_claims_and_keeps_them(store: SqliteStore, file: Path) -> None:
    keys = [f"{number:064x}" for number in range(1_000)]
    store.claim(keys[:10], b"holder", timedelta(seconds=60))
    store.set_many(dict.fromkeys(keys, b"sealed"), 60)
    while len(keys_in(file)) >= len(keys):
        keys += [f"{len(keys) + number:064x}" for number in range(100)]
        store.set_many(dict.fromkeys(keys[-100:], b"sealed"), 60)

    assert store.claim(keys, b"holder", timedelta(seconds=60)) == set(keys)
    assert store.claim(keys[:10], b"other", timedelta(seconds=60)) == set()


def test_at_the_bound_no_more_is_removed_than_what_is_kept_needs(file: Path) -> None:
    store = SqliteStore(file, StoppedClock(), SMALL)
    kept = [f"{number:064x}" for number in range(4_000)]
    for number, key in enumerate(kept):
        store.set(key, b"sealed", 60 + number)
    held = keys_in(file)

    # What is held is a run of what ends last, and takes most of the file.
    assert held == set(kept[-len(held) :])
    assert len(held) > 1_000


def test_any_other_fault_of_the_file_is_an_error_without_its_text(
    store: SqliteStore, file: Path
) -> None:
    store.set("key", b"sealed", 60)
    with by_hand(file) as connection:
        connection.execute(
            "CREATE TRIGGER no BEFORE INSERT ON entry BEGIN SELECT RAISE(ABORT, 'swordfish'); END"
        )

    with pytest.raises(StoreError, match="SQLITE_CONSTRAINT_TRIGGER") as caught:
        store.set("another", b"sealed", 60)

    assert "swordfish" not in str(caught.value)
    assert caught.value.__suppress_context__


def test_work_that_fails_changes_nothing(store: SqliteStore, file: Path) -> None:
    store.set("key", b"first", 60)
    with by_hand(file) as connection:
        connection.execute(
            "CREATE TRIGGER no BEFORE INSERT ON entry WHEN new.key = 'z'"
            " BEGIN SELECT RAISE(ABORT, 'no'); END"
        )

    with pytest.raises(StoreError):
        store.set_many({"key": b"second", "z": b"sealed"}, 60)

    assert store.get("key") == b"first"


def test_a_writer_who_waits_too_long_is_told_so(store: SqliteStore, file: Path) -> None:
    store.set("key", b"sealed", 60)
    with by_hand(file) as connection:
        connection.execute("BEGIN IMMEDIATE")

        with pytest.raises(StoreError, match="SQLITE_BUSY"):
            store.set("another", b"sealed", 60)

        assert store.get("key") == b"sealed"


def test_a_file_whose_folder_cannot_be_made_is_not_ready(tmp_path: Path) -> None:
    (tmp_path / "taken").write_bytes(b"")
    store = SqliteStore(tmp_path / "taken" / "cache.db", StoppedClock())

    assert not store.is_ready()
    with pytest.raises(StoreError, match=r"NotADirectoryError|FileExistsError"):
        store.get("key")


def test_a_file_that_lost_its_table_is_not_ready(store: SqliteStore, file: Path) -> None:
    store.set("key", b"sealed", 60)
    with by_hand(file) as connection:
        connection.execute("DROP TABLE entry")

    assert not store.is_ready()


def test_a_reader_that_is_in_the_way_is_told_of_and_the_rest_is_done_later(
    store: SqliteStore, file: Path
) -> None:
    store.set("key", b"swordfish", 60)
    with by_hand(file) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM entry").fetchone()
        store.delete("key")
        assert not store.shrink()
        assert b"swordfish" in bytes_of(file)

    assert store.shrink()

    assert b"swordfish" not in bytes_of(file)
