"""Is a site asked in as few calls as can be, within one time, and left alone in trouble?"""

import threading
from datetime import timedelta

import pytest
from requests import PreparedRequest

from privacy.connect.circuit import NoFaultError
from privacy.connect.host import Host
from privacy.connect.places import Places
from privacy.connect.users import Profiles
from privacy.errors import UnreachableError
from privacy.identity.fetching import Fetcher
from privacy.simulator import fault
from privacy.simulator.fault import Kind
from tests.unit.identity.stage import SOMEBODY, Stage
from tests.world import ADMIN_NAME, APP_KEY, USER

NOTHING = Profiles({}, frozenset())
DO_NOTHING = threading.Event().set
MANY = [f"557058:person-{number}" for number in range(700)]


def fetcher(stage: Stage, host: Host | None = None) -> Fetcher:
    return Fetcher(host or stage.host, stage.circuits, stage.clock)


def fetch(
    stage: Stage, *account_ids: str, seconds: float = 5, by: Fetcher | None = None
) -> Profiles:
    ends_at = stage.clock.monotonic() + seconds
    return (by or fetcher(stage)).fetch(stage.jira.access, account_ids, ends_at, DO_NOTHING)


def test_a_site_tells_whom_it_knows_and_whom_it_does_not(stage: Stage) -> None:
    found = fetch(stage, SOMEBODY, "nobody")

    assert {it: profile.display_name for it, profile in found.known.items()} == {
        SOMEBODY: ADMIN_NAME
    }
    assert found.absent == {"nobody"}


def test_nobody_is_asked_about_nobody(stage: Stage) -> None:
    assert fetch(stage) == NOTHING
    assert stage.wires.sent == []


def test_seven_hundred_accounts_are_four_calls(stage: Stage) -> None:
    assert len(fetch(stage, *MANY).absent) == 700
    assert len(stage.wires.sent) == 4


def test_no_more_calls_are_under_way_than_one_site_may_have(stage: Stage) -> None:
    flying, most, lock = [0], [0], threading.Lock()

    def count(_: PreparedRequest) -> None:
        with lock:
            flying[0] += 1
            most[0] = max(most[0], flying[0])
        threading.Event().wait(0.05)
        with lock:
            flying[0] -= 1

    stage.wires.before = count
    assert len(fetch(stage, *MANY).absent) == 700

    assert most[0] == stage.host.calls_at_once == 2


def test_a_batch_that_fails_takes_nothing_from_the_others(stage: Stage) -> None:
    def fail(request: PreparedRequest) -> None:
        if "person-0&" in str(request.url):
            raise UnreachableError("gone")

    stage.wires.before = fail

    assert len(fetch(stage, *MANY).absent) == 500


def test_whoever_waits_is_told_every_now_and_then(stage: Stage) -> None:
    told: list[bool] = []

    def wait(_: PreparedRequest) -> None:
        threading.Event().wait(1)

    stage.wires.before = wait

    ends_at = stage.clock.monotonic() + 5
    fetcher(stage).fetch(stage.jira.access, [SOMEBODY], ends_at, lambda: told.append(True))

    assert len(told) == 2


def test_after_three_failures_a_site_is_left_alone_for_a_while(stage: Stage) -> None:
    stage.cloud.faults.set(Kind.JIRA_USERS, fault.server_error())
    assert [fetch(stage, SOMEBODY) for _ in range(4)] == [NOTHING] * 4
    assert len(stage.wires.sent) == 3
    stage.cloud.faults.clear()

    stage.clock.advance(timedelta(seconds=9.9))
    assert fetch(stage, SOMEBODY) == NOTHING
    stage.clock.advance(timedelta(seconds=0.1))
    assert set(fetch(stage, SOMEBODY).known) == {SOMEBODY}
    assert len(stage.wires.sent) == 4


def test_a_site_that_answers_again_is_forgiven_what_was_before(stage: Stage) -> None:
    for _ in range(3):
        stage.cloud.faults.set(Kind.JIRA_USERS, fault.server_error())
        fetch(stage, SOMEBODY)
        fetch(stage, SOMEBODY)
        stage.cloud.faults.clear()
        assert set(fetch(stage, SOMEBODY).known) == {SOMEBODY}

    assert len(stage.wires.sent) == 9


def test_a_site_that_wants_to_be_asked_later_is_asked_later(stage: Stage) -> None:
    stage.cloud.faults.set(Kind.JIRA_USERS, fault.too_many_requests("70"))
    assert fetch(stage, SOMEBODY) == NOTHING
    stage.cloud.faults.clear()

    stage.clock.advance(timedelta(seconds=69.9))
    assert fetch(stage, SOMEBODY) == NOTHING
    stage.clock.advance(timedelta(seconds=0.1))
    assert set(fetch(stage, SOMEBODY).known) == {SOMEBODY}


def test_another_site_is_in_no_trouble(stage: Stage) -> None:
    stage.cloud.faults.set(Kind.JIRA_USERS, fault.too_many_requests("70"))
    fetch(stage, SOMEBODY)

    ends_at = stage.clock.monotonic() + 5
    found = fetcher(stage).fetch(stage.confluence.access, [SOMEBODY], ends_at, DO_NOTHING)

    assert set(found.known) == {SOMEBODY}


@pytest.mark.parametrize("seconds", [0, -1])
def test_where_no_time_is_left_nobody_is_asked_and_nobody_blamed(
    stage: Stage, seconds: float
) -> None:
    assert [fetch(stage, SOMEBODY, seconds=seconds) for _ in range(4)] == [NOTHING] * 4
    assert stage.wires.sent == []

    assert set(fetch(stage, SOMEBODY).known) == {SOMEBODY}


def test_where_no_place_gets_free_the_site_is_not_blamed(stage: Stage) -> None:
    places = Places(4)
    by = fetcher(stage, Host(stage.wires, stage.clock, APP_KEY, places, stage.calls.note))

    with places.taken(stage.jira.client_key):
        found = [fetch(stage, SOMEBODY, seconds=0.01, by=by) for _ in range(4)]

    assert found == [NOTHING] * 4
    assert set(fetch(stage, SOMEBODY, USER, by=by).known) == {SOMEBODY, USER}
    assert len(stage.wires.sent) == 1


def test_where_a_call_had_hardly_any_time_its_site_is_not_blamed(stage: Stage) -> None:
    def fail(_: PreparedRequest) -> None:
        raise UnreachableError("silent")

    stage.wires.before = fail
    assert [fetch(stage, SOMEBODY, seconds=0.9) for _ in range(4)] == [NOTHING] * 4
    stage.wires.before = None

    assert set(fetch(stage, SOMEBODY).known) == {SOMEBODY}
    assert len(stage.wires.sent) == 5


def test_a_call_that_cannot_be_counted_is_not_made_and_nobody_blamed(stage: Stage) -> None:
    def fail(_: int) -> None:
        raise NoFaultError("cannot be counted")

    by = fetcher(stage, Host(stage.wires, stage.clock, APP_KEY, Places(8), fail))

    assert [fetch(stage, SOMEBODY, by=by) for _ in range(4)] == [NOTHING] * 4
    assert stage.wires.sent == []
    assert set(fetch(stage, SOMEBODY).known) == {SOMEBODY}
