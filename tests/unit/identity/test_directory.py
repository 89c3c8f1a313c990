"""Are people looked up once, kept for the declared time, and never made up?"""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from privacy.identity.identity import Identity, Standing
from privacy.simulator import fault
from privacy.simulator.fault import Fault, Kind
from privacy.simulator.people import CLOSED_TEST_ACCOUNT, UNKNOWN_ACCOUNT
from tests.unit.identity.stage import DAY, SOMEBODY, Stage
from tests.world import ADMIN_NAME, USER

MOMENT = timedelta(milliseconds=1)


def test_an_account_is_who_the_product_says(stage: Stage) -> None:
    found = stage.directory().lookup(stage.jira, [SOMEBODY, CLOSED_TEST_ACCOUNT])

    now = stage.clock.now()
    assert found == {
        SOMEBODY: Identity(SOMEBODY, ADMIN_NAME, Standing.ACTIVE, now),
        CLOSED_TEST_ACCOUNT: Identity(CLOSED_TEST_ACCOUNT, "Former user", Standing.INACTIVE, now),
    }


def test_what_is_kept_is_not_asked_again(stage: Stage) -> None:
    first = stage.directory().lookup(stage.jira, [SOMEBODY])
    stage.clock.advance(DAY - MOMENT)

    again = stage.directory().lookup(stage.jira, [SOMEBODY, SOMEBODY])

    assert again == first
    assert len(stage.wires.sent) == 1


def test_what_is_kept_ends_at_the_declared_time(stage: Stage) -> None:
    stage.directory().lookup(stage.jira, [SOMEBODY])
    stage.clock.advance(DAY)

    again = stage.directory().lookup(stage.jira, [SOMEBODY])[SOMEBODY]

    assert again.fetched_at == stage.clock.now()
    assert len(stage.wires.sent) == 2


def test_a_shorter_time_of_today_ends_what_was_kept_under_a_longer_one(stage: Stage) -> None:
    stage.directory().lookup(stage.jira, [SOMEBODY])
    stage.clock.advance(DAY / 2)

    again = stage.directory(ttl=DAY / 2).lookup(stage.jira, [SOMEBODY])[SOMEBODY]

    assert again.fetched_at == stage.clock.now()
    assert len(stage.wires.sent) == 2


def test_every_entry_has_its_row(stage: Stage) -> None:
    stage.directory().lookup(stage.jira, [SOMEBODY, USER])

    assert len(stage.stored()) == 2
    assert stage.noted() == stage.stored()


def test_nobody_reads_a_name_or_an_account_in_the_file(stage: Stage) -> None:
    stage.directory().lookup(stage.jira, [SOMEBODY])

    ((key, value),) = stage.entries()
    assert SOMEBODY not in key
    assert not any(hidden.encode() in value for hidden in (SOMEBODY, ADMIN_NAME))


def test_sites_keep_the_same_account_apart(stage: Stage) -> None:
    for site in (stage.jira, stage.confluence):
        stage.directory().lookup(site, [SOMEBODY])

    assert len(stage.wires.sent) == 2
    assert len(stage.stored()) == 2


@pytest.mark.parametrize(
    "make", [fault.server_error, fault.not_found, fault.closed, fault.page, fault.wrong_type]
)
def test_an_outage_is_not_kept_as_an_answer(stage: Stage, make: Callable[[], Fault]) -> None:
    stage.cloud.faults.set(Kind.JIRA_USER, make())

    found = stage.directory().lookup(stage.jira, [SOMEBODY])

    assert found == {SOMEBODY: Identity.unreachable(SOMEBODY)}
    assert stage.stored() == stage.noted() == set()
    stage.cloud.faults.clear()
    assert stage.directory().lookup(stage.jira, [SOMEBODY])[SOMEBODY].display_name == ADMIN_NAME


def test_an_outage_does_not_take_away_what_is_kept(stage: Stage) -> None:
    stage.directory().lookup(stage.jira, [SOMEBODY])
    stage.cloud.faults.set(Kind.JIRA_USER, fault.server_error())

    found = stage.directory().lookup(stage.jira, [SOMEBODY, USER])

    assert found[SOMEBODY].display_name == ADMIN_NAME
    assert found[USER].standing is Standing.UNREACHABLE


def test_an_account_that_atlassian_lost_is_never_kept(stage: Stage) -> None:
    found = stage.directory().lookup(stage.jira, [UNKNOWN_ACCOUNT])[UNKNOWN_ACCOUNT]

    assert found.standing is Standing.INACTIVE
    assert stage.stored() == stage.noted() == set()


def test_an_answer_about_another_account_is_not_believed(stage: Stage) -> None:
    people = stage.sites[0].people
    people[SOMEBODY] = replace(people[SOMEBODY], account_id=USER)

    found = stage.directory().lookup(stage.jira, [SOMEBODY])

    assert found == {SOMEBODY: Identity.unreachable(SOMEBODY)}
    assert stage.stored() == stage.noted() == set()


def test_a_value_that_somebody_changed_is_not_believed_and_is_fetched_anew(stage: Stage) -> None:
    stage.directory().lookup(stage.jira, [SOMEBODY])
    stage.change("UPDATE entry SET value = ?", b"\0" * 80)

    found = stage.directory().lookup(stage.jira, [SOMEBODY])[SOMEBODY]

    assert found.display_name == ADMIN_NAME
    assert len(stage.wires.sent) == 2


def test_a_value_that_somebody_put_under_another_key_is_not_believed(stage: Stage) -> None:
    stage.directory().lookup(stage.jira, [SOMEBODY, USER])
    (_, first), (key, _) = stage.entries()
    stage.change("UPDATE entry SET value = ? WHERE key = ?", first, key)

    found = stage.directory().lookup(stage.jira, [SOMEBODY, USER])

    assert {account_id: one.account_id for account_id, one in found.items()} == {
        SOMEBODY: SOMEBODY,
        USER: USER,
    }
    assert len(stage.wires.sent) == 3


def test_nobody_is_nobody(stage: Stage) -> None:
    assert stage.directory().lookup(stage.jira, []) == {}
    assert stage.wires.sent == []
