import sys
from contextlib import redirect_stderr
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from privacy.cli.invocation import Invocation, standard_error
from tests.clocks import StoppedClock


def test_the_folder_of_the_policy_is_the_setting_or_the_one_that_is_shipped() -> None:
    clock = StoppedClock()

    assert Invocation({"PRIVACY_POLICY": "/srv/policy"}, clock).policy == Path("/srv/policy")
    assert Invocation({"PRIVACY_POLICY": ""}, clock).policy == Path("policy")
    assert Invocation({}, clock).policy == Path("policy")


def test_the_day_begins_at_midnight_utc() -> None:
    clock = StoppedClock(datetime(2026, 11, 23, 23, 59, 59, tzinfo=UTC))
    invocation = Invocation({}, clock)

    assert invocation.today == date(2026, 11, 23)
    clock.advance(timedelta(seconds=1))
    assert invocation.today == date(2026, 11, 24)


def test_where_standard_error_is_closed_nothing_is_told() -> None:
    assert standard_error() is sys.stderr

    with redirect_stderr(None):
        told = standard_error()

    assert told.write("nobody reads this")
    assert not told.isatty()
