"""What is told while Atlassian, cache or database are away? What is known, and nothing is kept."""

from collections.abc import Callable

import pytest
from requests import PreparedRequest
from sqlalchemy.exc import OperationalError

from privacy.connect.host import CALL_LIMIT
from privacy.identity.identity import Identity
from privacy.identity.standing import Standing
from privacy.simulator import fault
from privacy.simulator.fault import Fault, Kind
from tests.unit.identity.meanwhile import MeanwhileIndex, away, meanwhile_store
from tests.unit.identity.stage import SOMEBODY, Stage
from tests.world import ADMIN_NAME, USER

UNREACHABLE = {SOMEBODY: Identity.unreachable(SOMEBODY)}


def lost() -> None:
    raise OperationalError("", None, Exception())


@pytest.mark.parametrize(
    "make",
    [
        fault.server_error,
        fault.not_found,
        fault.closed,
        fault.page,
        fault.wrong_type,
        fault.wrong_ids,
        fault.garbage,
        fault.empty,
        fault.too_many_requests,
    ],
)
def test_an_outage_is_not_kept_as_an_answer(stage: Stage, make: Callable[[], Fault]) -> None:
    stage.cloud.faults.set(Kind.JIRA_USERS, make())

    assert stage.directory().lookup(stage.jira, [SOMEBODY]) == UNREACHABLE

    assert stage.stored() == stage.noted() == set()
    stage.cloud.faults.clear()
    stage.clock.advance(2 * CALL_LIMIT)
    assert stage.directory().lookup(stage.jira, [SOMEBODY])[SOMEBODY].display_name == ADMIN_NAME


def test_an_outage_does_not_take_away_what_is_kept(stage: Stage) -> None:
    stage.directory().lookup(stage.jira, [SOMEBODY])
    stage.cloud.faults.set(Kind.JIRA_USERS, fault.server_error())

    found = [stage.directory().lookup(stage.jira, [SOMEBODY, USER]) for _ in range(5)]

    assert {one[SOMEBODY].display_name for one in found} == {ADMIN_NAME}
    assert {one[USER].standing for one in found} == {Standing.UNREACHABLE}
    assert len(stage.wires.sent) == 1 + 3


@pytest.mark.parametrize("work", ["get_many", "claim"])
def test_where_the_cache_is_away_nobody_is_asked(stage: Stage, work: str) -> None:
    store = meanwhile_store(stage, **{f"before_{work}": away})

    assert stage.directory(store).lookup(stage.jira, [SOMEBODY]) == UNREACHABLE
    assert stage.wires.sent == []


def test_where_the_cache_goes_away_what_it_gave_is_given(stage: Stage) -> None:
    stage.keep(stage.jira)
    store = meanwhile_store(stage, before_claim=away)

    found = stage.directory(store).lookup(stage.jira, [SOMEBODY, USER])

    assert found[SOMEBODY].display_name == "A name"
    assert found[USER] == Identity.unreachable(USER)


def test_an_answer_is_given_also_where_it_cannot_be_kept(stage: Stage) -> None:
    store = meanwhile_store(stage, before_set_many=away)

    found = stage.directory(store).lookup(stage.jira, [SOMEBODY])

    assert found[SOMEBODY].display_name == ADMIN_NAME
    assert stage.stored() == set()


def test_where_the_database_is_away_nobody_is_asked(stage: Stage) -> None:
    index = MeanwhileIndex(stage, after_open=lost)

    assert stage.directory(index=index).lookup(stage.jira, [SOMEBODY]) == UNREACHABLE
    assert stage.wires.sent == []


def test_an_answer_is_given_also_where_its_row_cannot_be_written(stage: Stage) -> None:
    index = MeanwhileIndex(stage, after_note=lost)

    found = stage.directory(index=index).lookup(stage.jira, [SOMEBODY])

    assert found[SOMEBODY].display_name == ADMIN_NAME
    assert stage.stored() == set()


def test_where_its_row_cannot_be_written_who_was_closed_meanwhile_is_not_shown(
    stage: Stage,
) -> None:
    site = stage.jira

    def close_and_lose() -> None:
        stage.erasing().close(site, [SOMEBODY])
        lost()

    index = MeanwhileIndex(stage, after_note=close_and_lose)

    assert stage.directory(index=index).lookup(site, [SOMEBODY]) == {
        SOMEBODY: Identity.closed(SOMEBODY)
    }


def test_where_nobody_knows_who_is_closed_nobody_is_shown(stage: Stage) -> None:
    def lose_all() -> None:
        index.happens(after_open=lost)
        lost()

    index = MeanwhileIndex(stage, after_note=lose_all)

    assert stage.directory(index=index).lookup(stage.jira, [SOMEBODY]) == UNREACHABLE
    assert stage.stored() == set()


def test_a_site_that_was_uninstalled_meanwhile_still_gets_its_answer(stage: Stage) -> None:
    site = stage.jira

    def uninstall(_: PreparedRequest) -> None:
        stage.uninstall()

    stage.wires.before = uninstall

    found = stage.directory().lookup(site, [SOMEBODY])

    assert found[SOMEBODY].standing is Standing.ACTIVE
    assert stage.stored() == stage.noted() == set()
