"""Is an entry that may have lost its row taken back, and does each end when its row does?"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta

import pytest
from sqlalchemy import text, update
from sqlalchemy.exc import OperationalError, SQLAlchemyError

from privacy.identity.identity import Identity
from privacy.identity.index import IdentityIndex, Noted
from privacy.identity.standing import Standing
from privacy.identity.store import StoreError
from privacy.installs.site import Site
from privacy.storage.tables import identity_index
from tests.unit.identity.meanwhile import MeanwhileIndex, away, meanwhile_store
from tests.unit.identity.stage import SOMEBODY, Stage
from tests.world import USER

HOUR = timedelta(hours=1)
MOMENT = timedelta(milliseconds=1)
_END_SESSIONS = text(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE state = 'idle in transaction'"
    " AND datname = current_database() AND pid <> pg_backend_pid()"
)


class LosingIndex(IdentityIndex):
    """An index whose session ends before what was done while it held the site is committed."""

    @contextmanager
    def holding(self, of: Site, copies: Sequence[Noted]) -> Iterator[Mapping[str, datetime]]:
        with super().holding(of, copies) as found:
            yield found
        raise OperationalError("", None, Exception())


def answer(stage: Stage, account_id: str = SOMEBODY) -> Identity:
    return Identity(account_id, "A name", "atlassian", Standing.ACTIVE, stage.clock.now())


def keep(stage: Stage, site: Site, **parts: object) -> bool:
    opening = stage.index.open(site, [SOMEBODY], stage.clock.now())
    return stage.keeping(**parts).keep(site, [answer(stage)], opening)  # type: ignore[arg-type]


def test_what_was_set_when_the_lock_was_lost_is_taken_back(stage: Stage) -> None:
    with pytest.raises(OperationalError):
        keep(stage, stage.jira, index=LosingIndex(stage.database))

    assert stage.stored() == set()


@pytest.mark.parametrize("kind", ["servers"])  # SQLite has no sessions to end
def test_an_erasure_that_came_in_when_the_lock_was_lost_leaves_nothing(stage: Stage) -> None:
    site = stage.jira

    def end_session_and_erase() -> None:
        with stage.database.engine.connect() as connection:
            connection.execute(_END_SESSIONS)
        stage.erasing().erase(site, SOMEBODY)

    store = meanwhile_store(stage, before_set_many=end_session_and_erase)
    with pytest.raises(SQLAlchemyError):
        keep(stage, site, store=store)

    assert stage.stored() == stage.noted() == set()


def test_what_a_store_set_without_saying_so_is_taken_back(stage: Stage) -> None:
    with pytest.raises(StoreError):
        keep(stage, stage.jira, store=meanwhile_store(stage, after_set_many=away))

    assert stage.stored() == set()
    assert len(stage.noted()) == 1


def test_a_store_that_takes_nothing_back_is_asked_once(stage: Stage) -> None:
    asked: list[str] = []

    def note_and_be_away() -> None:
        asked.append("once")
        away()

    store = meanwhile_store(
        stage,
        after_set_many=away,
        before_delete_many=note_and_be_away,
        after_delete_many=lambda: asked.append("again"),
    )
    with pytest.raises(StoreError, match="away"):
        keep(stage, stage.jira, store=store)

    assert asked == ["once"]


def test_where_nothing_was_set_nothing_is_taken_back(stage: Stage) -> None:
    site = stage.jira
    stage.keep(site)

    def lose() -> None:
        raise OperationalError("", None, Exception())

    with pytest.raises(OperationalError):
        keep(stage, site, index=MeanwhileIndex(stage, after_note=lose))

    assert stage.stored() == {stage.key(site)}


def test_a_shorter_time_that_a_site_chose_meanwhile_is_the_end_of_row_and_entry(
    stage: Stage,
) -> None:
    before = stage.jira
    stage.keep(before, [USER])
    stage.change(before, identity_ttl=int(HOUR.total_seconds()))

    assert keep(stage, before)

    (row,) = [row for row in stage.rows() if row.account_hash.hex() == stage.key(before)]
    assert row.expires_at == row.fetched_at + HOUR
    assert row.due_at == row.expires_at
    ends_with_its_row(stage, row.expires_at)


def test_an_end_that_is_moved_between_row_and_entry_is_the_end_of_both(stage: Stage) -> None:
    ends_at = stage.clock.now() + HOUR

    def shorten() -> None:
        with stage.database.writing() as connection:
            connection.execute(update(identity_index).values(expires_at=ends_at))

    assert keep(stage, stage.jira, index=MeanwhileIndex(stage, after_note=shorten))

    ends_with_its_row(stage, ends_at)


def ends_with_its_row(stage: Stage, ends_at: datetime) -> None:
    key = stage.key(stage.jira)
    stage.clock.set(ends_at - MOMENT)
    assert stage.store.has(key)
    stage.clock.set(ends_at)
    assert not stage.store.has(key)
