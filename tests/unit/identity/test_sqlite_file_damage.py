"""Is a file that was damaged or removed made anew, for all who have it open?"""

import threading
from pathlib import Path

import pytest

from privacy.identity.sqlite_store import SqliteStore
from privacy.identity.store import StoreError
from tests.clocks import StoppedClock

SMALL = 1024 * 1024
BROKEN = b"SQLite format 3\0" + b"broken" * 1_000


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "cache.db"


def test_a_file_that_is_broken_is_made_anew_and_ready(file: Path) -> None:
    file.write_bytes(BROKEN)
    store = SqliteStore(file, StoppedClock())

    assert store.is_ready()
    assert store.set("key", b"sealed", 60)


def test_a_file_that_is_damaged_while_it_is_open_is_made_anew(file: Path) -> None:
    first, second = (SqliteStore(file, StoppedClock(), SMALL) for _ in range(2))
    first.set_many({f"{number:064x}": b"sealed" for number in range(500)}, 60)
    first.shrink()
    second.get("key")
    size = file.stat().st_size
    with file.open("r+b") as damaged:
        damaged.seek(1_024)
        damaged.write(b"\xff" * (size - 1_024))

    with pytest.raises(StoreError, match="SQLITE_CORRUPT"):
        SqliteStore(file, StoppedClock(), SMALL).delete_many(f"{7:064x}")

    assert first.set("key", b"sealed", 60)
    assert second.get("key") == b"sealed"


def test_a_file_that_was_removed_while_it_was_open_is_used_no_more(file: Path) -> None:
    first, second = (SqliteStore(file, StoppedClock(), SMALL) for _ in range(2))
    first.set("key", b"sealed", 60)
    assert second.get("key") == b"sealed"

    for each in file.parent.iterdir():
        each.unlink()

    assert first.get("key") is None
    first.set("key", b"anew", 60)
    assert second.get("key") == b"anew"


def test_a_file_of_somebody_else_stays_as_it_is(file: Path) -> None:
    file.write_bytes(b"all the photographs" * 1_000)
    store = SqliteStore(file, StoppedClock())

    for _ in range(2):
        with pytest.raises(StoreError, match="SQLITE_NOTADB"):
            store.set("key", b"sealed", 60)

    assert not store.is_ready()
    assert file.read_bytes() == b"all the photographs" * 1_000


def test_of_many_that_find_a_damaged_file_at_once_all_use_the_same_new_one(file: Path) -> None:
    file.write_bytes(BROKEN)
    keys = [f"{number}" for number in range(8)]
    start = threading.Barrier(len(keys))

    def keep(key: str) -> None:
        store = SqliteStore(file, StoppedClock(), SMALL)
        start.wait()
        store.set(key, b"sealed", 60)

    threads = [threading.Thread(target=keep, args=(key,)) for key in keys]
    for each in threads:
        each.start()
    for each in threads:
        each.join()

    assert SqliteStore(file, StoppedClock(), SMALL).get_many(*keys) == [b"sealed"] * len(keys)
