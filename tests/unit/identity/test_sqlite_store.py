"""Does an expired entry leave the file with the next write, and a removed one leave no byte?"""

import random
import re
import sqlite3
import stat
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from privacy.identity.sqlite_store import SqliteStore
from tests.clocks import StoppedClock

from .reading import bytes_of, keys_in

SECOND = timedelta(seconds=1)
SEALED = b"swordfish" * 25  # as long as a sealed identity


@pytest.fixture
def clock() -> StoppedClock:
    return StoppedClock()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "cache.db"


@pytest.fixture
def store(file: Path, clock: StoppedClock) -> SqliteStore:
    return SqliteStore(file, clock)


def test_nothing_is_opened_before_it_is_needed(store: SqliteStore, file: Path) -> None:
    assert not file.parent.exists()
    assert store.is_ready()
    assert file.exists()


def test_the_file_is_for_its_owner_only(store: SqliteStore, file: Path) -> None:
    store.set("key", b"sealed", 60)

    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert {stat.S_IMODE(each.stat().st_mode) for each in file.parent.iterdir()} == {0o600}


def test_an_expired_entry_is_gone_with_the_next_write(
    store: SqliteStore, clock: StoppedClock, file: Path
) -> None:
    store.set("first", b"sealed", 60)
    store.set("second", b"sealed", 120)
    clock.advance(60 * SECOND)

    assert keys_in(file) == {"first", "second"}

    store.set("third", b"sealed", 60)

    assert keys_in(file) == {"second", "third"}


def test_a_write_removes_what_has_expired_up_to_a_bound(
    store: SqliteStore, clock: StoppedClock, file: Path
) -> None:
    store.set_many({f"{number:064x}": b"sealed" for number in range(450)}, 1)
    clock.advance(SECOND)

    for left in (250, 50, 0):
        store.set("key", b"sealed", 60)
        assert len(keys_in(file)) == left + 1


@pytest.mark.parametrize("how", ["removed", "several", "below", "expired", "replaced", "all"])
def test_nothing_of_an_entry_that_is_gone_stays_in_file_and_log(
    store: SqliteStore, clock: StoppedClock, file: Path, how: str
) -> None:
    store.set_many({"a/key": SEALED}, 1)
    assert SEALED in bytes_of(file)
    clock.advance(SECOND)
    {
        "removed": lambda: store.delete("a/key"),
        "several": lambda: store.delete_many("a/key"),
        "below": lambda: store.delete_below("a/"),
        "expired": lambda: store.set("other", b"sealed", 60),
        "replaced": lambda: store.set("a/key", b"sealed", 60),
        "all": store.clear,
    }[how]()
    store.shrink()

    assert b"swordfish" not in bytes_of(file)
    assert not file.with_name("cache.db-wal").stat().st_size


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_nothing_of_removed_entries_stays_after_thousands_of_changes(
    store: SqliteStore, file: Path, seed: int
) -> None:
    # SQLite's trees leave copies of what they move about; seldom, so it takes many to see one.
    chance = random.Random(seed)  # noqa: S311 - the same each time
    held: set[str] = set()
    for _ in range(12):
        marks = [f"{chance.getrandbits(64):016x}" for _ in range(800)]
        ends = chance.choice((60, 3_600, 86_400))
        values = {it[::-1]: f"<{it}>".encode() + bytes(chance.randrange(150, 300)) for it in marks}
        store.set_many(values, ends)
        gone = chance.sample(sorted(held | set(values)), 600)
        store.delete_many(*gone)
        held = (held | set(values)) - set(gone)
    store.shrink()

    found = re.findall(rb"<([0-9a-f]{16})>", bytes_of(file))
    assert sorted(mark.decode()[::-1] for mark in found) == sorted(held)


def test_what_somebody_else_wrote_is_nothing(store: SqliteStore, file: Path) -> None:
    store.set("key", b"sealed", 60)
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE entry SET value = 'text'")

    assert store.get("key") is None
