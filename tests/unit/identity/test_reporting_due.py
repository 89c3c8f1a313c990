"""Does what a wrong clock planned come all the same, once, and hold nothing up?"""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from privacy.identity.reporting_due import is_yet_to_come
from tests.backends import Backend
from tests.clocks import BEGINNING
from tests.unit.identity.reporting_stage import (
    ANOTHER,
    DAY,
    FIRST,
    SOMEBODY,
    WEEK,
    ReportStage,
    report_stage,
)

LONGEST = 91 * DAY
MOMENT = timedelta(milliseconds=1)
SOON = timedelta(minutes=20)


@pytest.fixture
def stage(backend: Backend) -> Iterator[ReportStage]:
    """Return a stage where a clock that was wrong planned when a copy is reported next."""
    with report_stage(backend) as made:
        made.keep(made.jira, SOMEBODY)
        made.clock.set(BEGINNING + 365 * DAY)
        made.keep(made.jira, SOMEBODY)
        made.change_rows(report_at=made.clock.now())
        made.plan.postpone(made.id_of(made.jira), WEEK)
        made.clock.set(BEGINNING)
        yield made


@pytest.mark.parametrize(
    ("at", "is_to_come"),
    [
        (-MOMENT, False),
        (timedelta(0), False),
        (MOMENT, True),
        (LONGEST, True),
        (LONGEST + MOMENT, False),
    ],
)
def test_a_time_is_waited_for_unless_it_is_past_or_too_far_away(
    at: timedelta, *, is_to_come: bool
) -> None:
    assert is_yet_to_come(BEGINNING + at, BEGINNING) is is_to_come


def test_what_is_planned_too_far_away_is_reported_now_and_then_after_its_cycle(
    stage: ReportStage,
) -> None:
    assert stage.plan.waiting() == 1

    assert stage.run().accounts == 1
    assert stage.run().accounts == 0

    assert stage.next_report(stage.jira) == BEGINNING + WEEK
    assert stage.rows(stage.jira)[SOMEBODY].report_at == BEGINNING + WEEK


def test_it_is_reported_with_what_is_due_on_its_site(stage: ReportStage) -> None:
    stage.keep(stage.jira, ANOTHER)
    assert stage.next_report(stage.jira) == BEGINNING + FIRST
    assert stage.run().accounts == 0
    stage.clock.advance(FIRST)

    assert stage.run().accounts == 2


def test_what_has_expired_and_is_planned_too_far_away_does_not_come_for_ever(
    stage: ReportStage,
) -> None:
    stage.change_rows(expires_at=BEGINNING)

    assert stage.run().is_done

    assert (stage.sent(), stage.plan.waiting()) == ([], 0)
    assert stage.next_report(stage.jira) == BEGINNING + SOON
