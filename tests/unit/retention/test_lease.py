"""Does one process at a time work, and is a dead one replaced?"""

import threading
from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import event, select

from privacy.retention.lease import Lease
from privacy.storage.tables import lease as table
from tests.unit.retention.stage import SweepStage

LIFE = timedelta(seconds=60)
MOMENT = timedelta(milliseconds=1)


@pytest.fixture
def lease(stage: SweepStage) -> Lease:
    return Lease(stage.database, stage.clock, "work", LIFE)


def test_a_free_lease_is_taken_by_one_and_no_other(lease: Lease) -> None:
    assert [lease.take(holder) for holder in ("one", "other", "one")] == [True, False, True]


def test_leases_of_other_names_are_other_leases(stage: SweepStage, lease: Lease) -> None:
    assert lease.take("one")
    assert Lease(stage.database, stage.clock, "another").take("other")


def test_of_many_at_once_one_takes_it(lease: Lease) -> None:
    start = threading.Barrier(8)
    taken: list[bool] = []

    def take(holder: str) -> None:
        start.wait()
        taken.append(lease.take(holder))

    crowd = [threading.Thread(target=take, args=[str(number)]) for number in range(8)]
    for thread in crowd:
        thread.start()
    for thread in crowd:
        thread.join()

    assert sorted(taken) == [False] * 7 + [True]


@pytest.mark.parametrize(("after", "is_replaced"), [(LIFE - MOMENT, False), (LIFE, True)])
def test_who_died_is_replaced_once_the_lease_ends(
    stage: SweepStage, lease: Lease, after: timedelta, *, is_replaced: bool
) -> None:
    lease.take("dead")
    stage.clock.advance(after)

    assert lease.take("other") is is_replaced
    assert lease.renew("dead") is not is_replaced


def test_a_lease_that_is_renewed_lives_on(stage: SweepStage, lease: Lease) -> None:
    lease.take("one")
    stage.clock.advance(LIFE - MOMENT)
    assert lease.renew("one")
    stage.clock.advance(LIFE - MOMENT)

    assert not lease.take("other")


def test_who_lost_it_cannot_let_it_go_for_the_one_who_has_it(
    stage: SweepStage, lease: Lease
) -> None:
    lease.take("slow")
    stage.clock.advance(LIFE)
    lease.take("other")
    lease.release("slow", stage.clock.now())

    assert not lease.take("third")


def test_one_that_is_let_go_is_free_at_once(lease: Lease) -> None:
    lease.take("one")
    lease.release("one", None)

    assert lease.take("other")


@pytest.mark.parametrize(("later", "is_free"), [(LIFE, False), (LIFE + MOMENT, True)])
def test_one_that_was_taken_by_a_clock_that_is_wrong_is_free_at_once(
    stage: SweepStage, lease: Lease, later: timedelta, *, is_free: bool
) -> None:
    right = stage.clock.now()
    stage.clock.set(right + later)
    lease.take("dead")
    stage.clock.set(right)

    assert lease.take("other") is is_free


@pytest.mark.parametrize("is_finished", [True, False])
def test_what_comes_to_pass_during_the_work_is_owed_by_the_next_one(
    stage: SweepStage, lease: Lease, *, is_finished: bool
) -> None:
    began = stage.clock.now()
    with lease.held() as hold:
        assert hold is not None
        stage.clock.advance(LIFE / 2)
        hold.is_finished = is_finished

    with stage.database.reading() as connection:
        found = connection.execute(select(table)).one().finished_at
    assert found == (began if is_finished else None)


def test_one_at_a_time_is_inside_a_block(lease: Lease) -> None:
    with lease.held() as hold:
        assert hold is not None
        assert hold.is_mine()
        with lease.held() as another:
            assert another is None
    with lease.held() as again:
        assert again is not None


def finish(lease: Lease) -> None:
    with lease.held() as hold:
        assert hold is not None
        hold.is_finished = True


def fail(lease: Lease) -> None:
    with pytest.raises(ZeroDivisionError), lease.held():
        raise ZeroDivisionError


@pytest.mark.parametrize(
    ("before", "was_cut_off"),
    [
        (lambda _: None, False),
        (finish, False),
        (fail, True),
        (lambda lease: lease.take("killed"), True),
    ],
)
def test_who_comes_next_knows_whether_something_was_left_undone(
    stage: SweepStage, lease: Lease, before: Callable[[Lease], object], *, was_cut_off: bool
) -> None:
    before(lease)
    stage.clock.advance(LIFE)

    with lease.held() as hold:
        assert hold is not None
        assert hold.was_cut_off is was_cut_off


def test_a_hold_is_renewed_now_and_then_and_knows_when_it_is_lost(
    stage: SweepStage, lease: Lease
) -> None:
    written: list[str] = []
    event.listen(stage.database.engine, "before_cursor_execute", lambda *it: written.append(it[2]))
    with lease.held() as hold:
        assert hold is not None
        written.clear()
        assert hold.is_mine()
        assert written == []
        for _ in range(9):
            stage.clock.advance(LIFE / 6)
            assert hold.is_mine()
        assert not lease.take("other")
        stage.clock.advance(LIFE)
        assert lease.take("other")

        assert not hold.is_mine()
        assert not hold.is_mine()
