"""Is an entry unreadable from its end on, gone with the next write, and only ever bytes?"""

import stat
import threading
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from privacy.identity.store import SqliteStore
from tests.clocks import StoppedClock

from .reading import keys_in

SECOND = timedelta(seconds=1)
MILLISECOND = timedelta(milliseconds=1)


@pytest.fixture
def clock() -> StoppedClock:
    return StoppedClock()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "cache.db"


@pytest.fixture
def store(file: Path, clock: StoppedClock) -> SqliteStore:
    return SqliteStore(file, clock)


def test_what_is_kept_comes_back(store: SqliteStore) -> None:
    assert store.set("key", b"sealed \x00\xff", 60)
    assert store.get("key") == b"sealed \x00\xff"
    assert store.has("key")


def test_what_was_never_kept_does_not(store: SqliteStore) -> None:
    assert store.get("key") is None
    assert not store.has("key")


def test_an_entry_is_readable_until_its_end_and_not_at_it(
    store: SqliteStore, clock: StoppedClock
) -> None:
    store.set("key", b"sealed", 60)
    clock.advance(60 * SECOND - MILLISECOND)

    assert store.get("key") == b"sealed"

    clock.advance(MILLISECOND)

    assert store.get("key") is None
    assert not store.has("key")


def test_an_expired_entry_is_gone_with_the_next_write(
    store: SqliteStore, clock: StoppedClock, file: Path
) -> None:
    store.set("first", b"sealed", 60)
    store.set("second", b"sealed", 120)
    clock.advance(60 * SECOND)

    assert keys_in(file) == {"first", "second"}

    store.set("third", b"sealed", 60)

    assert keys_in(file) == {"second", "third"}


def test_nothing_of_an_expired_entry_stays_in_the_file(
    store: SqliteStore, clock: StoppedClock, file: Path
) -> None:
    store.set("key", b"swordfish" * 100, 1)
    clock.advance(SECOND)
    store.set("another", b"sealed", 60)
    with_log = keys_in(file)

    assert with_log == {"another"}
    assert b"swordfish" not in file.read_bytes()


def test_keeping_again_replaces_value_and_end(store: SqliteStore, clock: StoppedClock) -> None:
    store.set("key", b"first", 60)
    clock.advance(30 * SECOND)
    store.set("key", b"second", 60)
    clock.advance(59 * SECOND)

    assert store.get("key") == b"second"


@pytest.mark.parametrize("timeout", [60, timedelta(seconds=60), timedelta(seconds=60.9)])
def test_a_time_out_is_seconds_or_a_span(
    store: SqliteStore, clock: StoppedClock, timeout: int | timedelta
) -> None:
    store.set("key", b"sealed", timeout)
    clock.advance(60 * SECOND)

    assert store.get("key") is None


@pytest.mark.parametrize("timeout", [None, 0, -1, timedelta(0), timedelta(milliseconds=999)])
def test_nothing_is_kept_without_an_end(
    store: SqliteStore, file: Path, timeout: int | timedelta | None
) -> None:
    store.set("other", b"sealed", 60)

    with pytest.raises(ValueError, match=r"needs an end|cannot be kept"):
        store.set("key", b"sealed", timeout)

    assert keys_in(file) == {"other"}


@pytest.mark.parametrize("value", ["text", None, 1, {"a": 1}, bytearray(b"x"), [b"x"]])
def test_nothing_but_bytes_is_kept(store: SqliteStore, value: Any) -> None:  # noqa: ANN401
    with pytest.raises(TypeError, match="only sealed bytes"):
        store.set("key", value, 60)

    assert store.get("key") is None


def test_other_threads_and_other_processes_see_the_same(
    store: SqliteStore, clock: StoppedClock, file: Path
) -> None:
    store.set("key", b"sealed", 60)
    found: list[bytes | None] = [SqliteStore(file, clock).get("key")]
    thread = threading.Thread(target=lambda: found.append(store.get("key")))
    thread.start()
    thread.join()

    assert found == [b"sealed", b"sealed"]


def test_the_file_is_for_its_owner_only(store: SqliteStore, file: Path) -> None:
    store.set("key", b"sealed", 60)

    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert {stat.S_IMODE(each.stat().st_mode) for each in file.parent.iterdir()} == {0o600}


def test_adding_keeps_what_is_there(store: SqliteStore) -> None:
    assert store.add("key", b"first", 60)
    assert not store.add("key", b"second", 60)

    assert store.get("key") == b"first"
