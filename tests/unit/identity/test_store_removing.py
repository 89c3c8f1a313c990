"""Is exactly what is named removed from a store?"""

from pathlib import Path

import pytest

from privacy.identity.store import SqliteStore
from tests.clocks import StoppedClock

from .reading import keys_in


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "cache.db"


@pytest.fixture
def store(file: Path) -> SqliteStore:
    return SqliteStore(file, StoppedClock())


def test_an_entry_can_be_removed_and_says_whether_it_was_there(store: SqliteStore) -> None:
    store.set("key", b"sealed", 60)

    assert store.delete("key")
    assert not store.delete("key")
    assert store.get("key") is None


def test_all_entries_can_be_removed(store: SqliteStore, file: Path) -> None:
    store.set("first", b"sealed", 60)
    store.set("second", b"sealed", 60)

    assert store.clear()
    assert keys_in(file) == set()


def test_all_entries_below_a_prefix_can_be_removed_and_no_others(
    store: SqliteStore, file: Path
) -> None:
    others = {"verdict/1", "verdict/10/a", "verdict/2/a", "verdict/", "other", "verdict/1.a"}
    for key in (*others, "verdict/1/", "verdict/1/a", "verdict/1/z/z", "verdict/1/\U0010ffff"):
        store.set(key, b"sealed", 60)

    store.delete_below("verdict/1/")

    assert keys_in(file) == others
