"""Until when is an identity believed, under what is declared and chosen today?"""

from dataclasses import replace
from datetime import timedelta

import pytest

from privacy.identity.freshness import SKEW, Freshness
from privacy.identity.identity import Identity
from privacy.identity.standing import Standing
from tests.clocks import BEGINNING, StoppedClock
from tests.unit.identity.test_sealed import KNOWN, SITE

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MOMENT = timedelta(milliseconds=1)


@pytest.fixture
def clock() -> StoppedClock:
    return StoppedClock()


def left(clock: StoppedClock, of: Identity = KNOWN, declared: timedelta = DAY) -> timedelta:
    return Freshness(clock, lambda: declared).left(SITE, of)


def test_a_copy_is_believed_until_the_declared_time_is_over(clock: StoppedClock) -> None:
    clock.set(BEGINNING + DAY - MOMENT)
    assert left(clock) == MOMENT

    clock.set(BEGINNING + DAY)
    assert left(clock) == timedelta(0)

    clock.set(BEGINNING + 2 * DAY)
    assert left(clock) == timedelta(0)


def test_what_the_declaration_gives_today_counts(clock: StoppedClock) -> None:
    clock.advance(HOUR)

    assert left(clock, declared=2 * HOUR) == HOUR
    assert left(clock, declared=HOUR) == timedelta(0)


def test_what_the_site_chose_counts_where_it_is_less(clock: StoppedClock) -> None:
    freshness = Freshness(clock, lambda: DAY)

    assert freshness.left(replace(SITE, identity_ttl=HOUR), KNOWN) == HOUR
    assert freshness.left(replace(SITE, identity_ttl=2 * DAY), KNOWN) == DAY


@pytest.mark.parametrize(
    ("standing", "lasts"),
    [
        (Standing.ACTIVE, DAY),
        (Standing.INACTIVE, 6 * HOUR),
        (Standing.ABSENT, HOUR / 6),
        (Standing.CLOSED, timedelta(0)),
        (Standing.UNREACHABLE, timedelta(0)),
    ],
)
def test_a_standing_has_its_own_time(
    clock: StoppedClock, standing: Standing, lasts: timedelta
) -> None:
    assert left(clock, replace(KNOWN, standing=standing)) == lasts


def test_an_answer_from_the_future_is_not_believed(clock: StoppedClock) -> None:
    clock.set(BEGINNING - SKEW)
    assert left(clock) == DAY + SKEW

    clock.set(BEGINNING - SKEW - MOMENT)
    assert left(clock) == timedelta(0)


def test_what_was_not_fetched_has_no_time(clock: StoppedClock) -> None:
    assert left(clock, replace(KNOWN, fetched_at=None)) == timedelta(0)


def test_an_end_is_told_for_what_is_about_to_be_kept(clock: StoppedClock) -> None:
    freshness = Freshness(clock, lambda: DAY)

    assert freshness.end(SITE, Standing.ACTIVE, BEGINNING) == BEGINNING + DAY
    assert freshness.end(SITE, Standing.ABSENT, BEGINNING) == BEGINNING + HOUR / 6
