"""Has a call one end, however long it waits before it goes out, and is each one counted?"""

from datetime import timedelta

import pytest

from privacy.connect.circuit import NoFaultError
from privacy.connect.host import CALL_LIMIT, Host, Question
from privacy.errors import UnavailableError, UnreachableError
from tests.clocks import StoppedClock

from .answering import JIRA, WIKI, Answering, answer, host_over, told

QUESTION = Question("GET", "/rest/x")


def transport() -> Answering:
    return Answering({"acme.atlassian.net": told({"is": "so"})})


def test_a_call_may_be_given_less_time() -> None:
    wires = transport()

    host_over(wires).ask(JIRA, QUESTION, timedelta(seconds=2))

    assert wires.limits[0].time == timedelta(seconds=2)


def test_what_was_spent_before_the_call_is_part_of_its_time() -> None:
    wires, clock = transport(), StoppedClock()
    host = host_over(wires, note=lambda _: clock.advance(timedelta(seconds=2)), clock=clock)

    host.ask(JIRA, QUESTION)

    assert wires.limits[0].time == timedelta(seconds=3)


def test_a_call_whose_time_is_over_is_not_made() -> None:
    wires, clock = transport(), StoppedClock()
    host = host_over(wires, note=lambda _: clock.advance(timedelta(seconds=5)), clock=clock)

    with pytest.raises(NoFaultError, match="no time left"):
        host.ask(JIRA, QUESTION)

    assert wires.sent == []


@pytest.mark.parametrize(
    ("left", "is_blamed"), [(5, True), (1, True), (0.999, False), (0.001, False)]
)
def test_a_site_that_had_hardly_any_time_is_not_blamed_for_its_silence(
    left: float, *, is_blamed: bool
) -> None:
    wires, clock = Answering({"acme.atlassian.net": UnreachableError("silent")}), StoppedClock()
    spent = CALL_LIMIT - timedelta(seconds=left)
    host = host_over(wires, note=lambda _: clock.advance(spent), clock=clock)

    with pytest.raises(UnavailableError, match="silent") as caught:
        host.ask(JIRA, QUESTION)

    assert isinstance(caught.value, NoFaultError) is not is_blamed


def test_a_site_that_says_no_in_no_time_has_said_it() -> None:
    host = host_over(Answering({"acme.atlassian.net": answer(503)}))

    with pytest.raises(UnavailableError, match="503") as caught:
        host.ask(JIRA, QUESTION, timedelta(milliseconds=1))

    assert not isinstance(caught.value, NoFaultError)


@pytest.mark.parametrize("time", [timedelta(0), timedelta(seconds=-1)])
def test_a_call_that_never_had_time_is_not_even_counted(time: timedelta) -> None:
    wires = transport()
    noted: list[int] = []

    with pytest.raises(NoFaultError, match="no time left"):
        host_over(wires, note=noted.append).ask(JIRA, QUESTION, time, time)

    assert not wires.sent
    assert not noted


def test_each_call_is_counted_for_its_site_before_it_is_made() -> None:
    wires = transport()
    noted: list[tuple[int, int]] = []
    host = host_over(wires, note=lambda site_id: noted.append((site_id, len(wires.sent))))

    host.ask(JIRA, QUESTION)
    host.exchange(WIKI, QUESTION)

    assert noted == [(JIRA.site_id, 0), (WIKI.site_id, 1)]


def test_a_call_that_fails_is_counted_too() -> None:
    noted: list[int] = []
    wires = Answering({"acme.atlassian.net": UnreachableError("silent")})

    with pytest.raises(UnavailableError):
        host_over(wires, note=noted.append).exchange(JIRA, QUESTION)

    assert noted == [JIRA.site_id]


def test_a_call_that_cannot_be_counted_is_not_made_and_gives_its_place_back() -> None:
    wires = transport()

    def refuse(_: int) -> None:
        raise LookupError

    host: Host = host_over(wires, threads=4, note=refuse)

    for _ in range(3):
        with pytest.raises(LookupError):
            host.ask(JIRA, QUESTION)

    assert wires.sent == []


@pytest.mark.parametrize("status", [200, 204, 302, 401, 429, 503])
def test_an_exchange_gives_the_whole_answer_of_any_status(status: int) -> None:
    whole = answer(status, b"<html>", cycle_period="7")
    wires = Answering({"acme.atlassian.net": whole})

    assert host_over(wires).exchange(JIRA, QUESTION, timedelta(seconds=1)) == whole
    assert wires.limits[0].time == timedelta(seconds=1)


def test_it_is_known_how_many_calls_to_one_site_are_worth_making() -> None:
    assert host_over(transport(), threads=16).calls_at_once == 4
