"""Do claims in the file end by themselves, and live on while they are renewed?"""

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from privacy.identity.sqlite_store import SqliteStore
from tests.clocks import StoppedClock

LIFE = timedelta(milliseconds=1_500)
MILLISECOND = timedelta(milliseconds=1)


@pytest.fixture
def clock() -> StoppedClock:
    return StoppedClock()


@pytest.fixture
def store(tmp_path: Path, clock: StoppedClock) -> SqliteStore:
    return SqliteStore(tmp_path / "cache.db", clock)


def test_a_claim_ends_with_its_life_and_not_before(store: SqliteStore, clock: StoppedClock) -> None:
    store.claim(["a"], b"one", LIFE)
    clock.advance(LIFE - MILLISECOND)

    assert store.claim(["a"], b"other", LIFE) == set()

    clock.advance(MILLISECOND)

    assert store.claim(["a"], b"other", LIFE) == {"a"}


def test_a_renewed_claim_lives_on_from_then(store: SqliteStore, clock: StoppedClock) -> None:
    store.claim(["a"], b"one", LIFE)
    clock.advance(LIFE - MILLISECOND)
    store.renew(["a"], b"one", LIFE)
    clock.advance(LIFE - MILLISECOND)

    assert store.claim(["a"], b"other", LIFE) == set()


def test_a_claim_that_has_ended_is_not_renewed(store: SqliteStore, clock: StoppedClock) -> None:
    store.claim(["a"], b"one", LIFE)
    clock.advance(LIFE)
    store.renew(["a"], b"one", LIFE)

    assert store.claim(["a"], b"other", LIFE) == {"a"}


def test_claims_that_have_ended_are_gone_with_the_next(
    store: SqliteStore, clock: StoppedClock, tmp_path: Path
) -> None:
    store.claim(["a", "b"], b"one", LIFE)
    clock.advance(LIFE)
    store.claim(["c"], b"other", LIFE)

    with closing(sqlite3.connect(tmp_path / "cache.db")) as connection:
        assert connection.execute("SELECT key FROM claim").fetchall() == [("c",)]
