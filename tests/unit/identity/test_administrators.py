"""Does Atlassian say who administers a site, and is that believed for a minute at most?"""

from datetime import timedelta

import pytest

from privacy.errors import AdministratorUnknownError, NotAdministratorError
from privacy.identity.administrators import Administrators
from privacy.installs.site import Site
from privacy.simulator import fault
from privacy.simulator.fault import Kind
from tests.unit.identity.stage import DAY, SOMEBODY, Stage
from tests.world import USER

MINUTE = timedelta(minutes=1)
MOMENT = timedelta(milliseconds=1)


def administrators(stage: Stage, ttl: timedelta = MINUTE) -> Administrators:
    return Administrators(stage.host, stage.store, lambda: ttl)


def is_refused(stage: Stage, site: Site, account_id: str | None) -> bool:
    try:
        administrators(stage).require(site, account_id)
    except NotAdministratorError:
        return True
    return False


@pytest.mark.parametrize("product", ["jira", "confluence"])
def test_the_product_says_who_administers_a_site(stage: Stage, product: str) -> None:
    site: Site = getattr(stage, product)

    assert administrators(stage).require(site, SOMEBODY) == SOMEBODY
    assert is_refused(stage, site, USER)


def test_nobody_is_no_administrator_and_the_product_is_not_asked(stage: Stage) -> None:
    with pytest.raises(NotAdministratorError, match="nobody is signed in"):
        administrators(stage).require(stage.jira, None)

    assert stage.wires.sent == []


@pytest.mark.parametrize("account_id", [SOMEBODY, USER], ids=["yes", "no"])
def test_an_answer_is_remembered_for_less_than_a_minute(stage: Stage, account_id: str) -> None:
    first = is_refused(stage, stage.jira, account_id)
    stage.clock.advance(MINUTE - MOMENT)

    assert is_refused(stage, stage.jira, account_id) is first
    assert len(stage.wires.sent) == 1
    stage.clock.advance(MOMENT)
    assert is_refused(stage, stage.jira, account_id) is first
    assert len(stage.wires.sent) == 2


@pytest.mark.parametrize(("ttl", "lasts"), [(DAY, MINUTE), (timedelta(seconds=7),) * 2])
def test_the_declaration_may_shorten_the_minute_and_never_lengthen_it(
    stage: Stage, ttl: timedelta, lasts: timedelta
) -> None:
    administrators(stage, ttl).require(stage.jira, SOMEBODY)
    stage.sites[0].set_administrator(SOMEBODY, administrator=False)
    stage.clock.advance(lasts - MOMENT)

    administrators(stage, ttl).require(stage.jira, SOMEBODY)
    stage.clock.advance(MOMENT)
    with pytest.raises(NotAdministratorError, match="the product says no"):
        administrators(stage, ttl).require(stage.jira, SOMEBODY)


def test_an_account_that_the_site_does_not_have_is_no_administrator(stage: Stage) -> None:
    with pytest.raises(NotAdministratorError, match="the product says no"):
        administrators(stage).require(stage.jira, "an account that nobody has")
    with pytest.raises(AdministratorUnknownError, match="the site: 404"):
        administrators(stage).require(stage.confluence, "an account that nobody has")


def test_an_error_denies_and_is_not_remembered(stage: Stage) -> None:
    stage.cloud.faults.set(Kind.JIRA_PERMISSIONS, fault.server_error())

    with pytest.raises(AdministratorUnknownError, match="the site: 500"):
        administrators(stage).require(stage.jira, SOMEBODY)

    assert stage.stored() == set()
    stage.cloud.faults.clear()
    assert not is_refused(stage, stage.jira, SOMEBODY)


def test_an_error_says_when_to_ask_again(stage: Stage) -> None:
    stage.cloud.faults.set(Kind.JIRA_PERMISSIONS, fault.too_many_requests("7"))

    with pytest.raises(AdministratorUnknownError) as caught:
        administrators(stage).require(stage.jira, SOMEBODY)

    assert caught.value.retry_after == timedelta(seconds=7)


def test_an_act_that_destroys_asks_anew_and_what_it_learns_counts_for_all(stage: Stage) -> None:
    assert not is_refused(stage, stage.jira, SOMEBODY)
    assert administrators(stage).require(stage.jira, SOMEBODY, anew=True) == SOMEBODY
    assert len(stage.wires.sent) == 2
    stage.sites[0].set_administrator(SOMEBODY, administrator=False)

    assert not is_refused(stage, stage.jira, SOMEBODY)
    with pytest.raises(NotAdministratorError, match="the product says no"):
        administrators(stage).require(stage.jira, SOMEBODY, anew=True)
    assert is_refused(stage, stage.jira, SOMEBODY)


def test_an_act_that_destroys_is_denied_on_an_error_whatever_is_remembered(stage: Stage) -> None:
    assert not is_refused(stage, stage.jira, SOMEBODY)
    stage.cloud.faults.set(Kind.JIRA_PERMISSIONS, fault.server_error())

    with pytest.raises(AdministratorUnknownError, match="the site: 500"):
        administrators(stage).require(stage.jira, SOMEBODY, anew=True)


def test_who_was_refused_a_moment_ago_cannot_make_us_ask_anew(stage: Stage) -> None:
    assert is_refused(stage, stage.jira, USER)

    for _ in range(3):
        with pytest.raises(NotAdministratorError):
            administrators(stage).require(stage.jira, USER, anew=True)

    assert len(stage.wires.sent) == 1


def test_an_answer_never_counts_for_another_site(stage: Stage) -> None:
    stage.sites[1].set_administrator(SOMEBODY, administrator=False)

    assert not is_refused(stage, stage.jira, SOMEBODY)
    assert is_refused(stage, stage.confluence, SOMEBODY)


def test_an_answer_never_counts_for_another_life_of_the_site(stage: Stage) -> None:
    assert not is_refused(stage, stage.jira, SOMEBODY)
    stage.uninstall()
    stage.sites[0].set_administrator(SOMEBODY, administrator=False)
    stage.install(stage.sites[0])

    assert is_refused(stage, stage.jira, SOMEBODY)


def test_an_answer_that_somebody_moved_to_another_account_is_not_believed(stage: Stage) -> None:
    assert not is_refused(stage, stage.jira, SOMEBODY)
    ((first, yes),) = stage.entries()
    assert is_refused(stage, stage.jira, USER)
    (second,) = stage.stored() - {first}
    assert yes is not None

    stage.store.set(second, yes, MINUTE)

    assert is_refused(stage, stage.jira, USER)
    assert len(stage.wires.sent) == 3


def test_nobody_reads_an_answer_or_an_account_in_the_cache(stage: Stage) -> None:
    is_refused(stage, stage.jira, SOMEBODY)

    ((key, value),) = stage.entries()
    assert value is not None
    assert SOMEBODY not in key
    assert SOMEBODY.encode() not in value
    assert not value.endswith(b"yes")


@pytest.mark.parametrize("ttl", [timedelta(0), timedelta(milliseconds=999)])
def test_an_answer_cannot_be_remembered_for_no_time(stage: Stage, ttl: timedelta) -> None:
    with pytest.raises(ValueError, match="cannot be kept"):
        administrators(stage, ttl).require(stage.jira, SOMEBODY)
