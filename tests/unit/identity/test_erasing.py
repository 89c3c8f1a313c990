"""Is an account erased whole or not at all, and does nothing of it come back unseen?"""

from datetime import timedelta

import pytest

from privacy.audit.log import AuditLog
from privacy.identity.erasing import Erasing
from privacy.identity.store import StoreError
from tests.clocks import BEGINNING
from tests.unit.identity.meanwhile import at_once, away, meanwhile_store
from tests.unit.identity.stage import DAY, SOMEBODY, Stage
from tests.unit.installs.making import STAMP
from tests.world import USER

WORKS = ["erase", "close", "refresh"]


def do(stage: Stage, work: str, erasing: Erasing | None = None) -> int:
    """Do one of the works to one account; return how many copies there were."""
    erasing = erasing or stage.erasing()
    if work == "erase":
        return erasing.erase(stage.jira, SOMEBODY)
    return (
        erasing.close(stage.jira, [SOMEBODY])
        if work == "close"
        else (erasing.refresh(stage.jira, [SOMEBODY]))
    )


@pytest.mark.parametrize("work", WORKS)
def test_a_copy_goes_with_its_row_and_no_other_does(stage: Stage, work: str) -> None:
    stage.keep(stage.jira, [SOMEBODY, USER])
    stage.keep(stage.confluence)

    assert do(stage, work) == 1
    assert do(stage, work) == 0

    kept = {stage.key(stage.jira, USER), stage.key(stage.confluence)}
    assert stage.stored() == stage.noted() == kept
    assert stage.standing(stage.jira).held == 1


@pytest.mark.parametrize(
    ("work", "act"),
    [("erase", "account erased"), ("close", "account closed"), ("refresh", "account updated")],
)
def test_an_erasure_is_in_the_log_without_saying_whose_it_was(
    stage: Stage, work: str, act: str
) -> None:
    stage.keep(stage.jira)
    do(stage, work)
    do(stage, work)

    assert stage.installs.acts(stage.jira.client_key) == ["installed", act]


@pytest.mark.parametrize("work", WORKS)
def test_where_there_is_no_copy_a_fill_on_its_way_is_defeated(stage: Stage, work: str) -> None:
    site = stage.jira
    opening = stage.index.open(site, [SOMEBODY], BEGINNING)

    assert do(stage, work) == 0

    assert stage.index.open(site, [SOMEBODY], BEGINNING).erasures == opening.erasures + 1
    assert stage.rows() == []


@pytest.mark.parametrize("work", WORKS)
def test_where_the_store_is_away_nothing_is_changed(stage: Stage, work: str) -> None:
    stage.keep(stage.jira)
    before = (stage.rows(), stage.standing(stage.jira), stage.entries())
    erasing = stage.erasing(meanwhile_store(stage, before_delete_many=away))

    with pytest.raises(StoreError, match="away"):
        do(stage, work, erasing)

    assert (stage.rows(), stage.standing(stage.jira), stage.entries()) == before
    assert stage.buried() == []
    assert stage.installs.acts(stage.jira.client_key) == ["installed"]
    assert do(stage, work) == 1


@pytest.mark.parametrize("work", WORKS)
def test_what_could_not_be_overwritten_is_overwritten_when_it_is_done_again(
    stage: Stage, work: str
) -> None:
    stage.keep(stage.jira)
    with pytest.raises(StoreError, match="away"):
        do(stage, work, stage.erasing(meanwhile_store(stage, before_shrink=away)))
    assert stage.stored() == stage.noted() == set()

    shrunk: list[bool] = []
    store = meanwhile_store(stage, after_shrink=lambda: shrunk.append(True))
    assert do(stage, work, stage.erasing(store)) == 0
    assert shrunk == [True]


def test_where_the_log_cannot_be_written_no_row_is_removed(stage: Stage) -> None:
    class BrokenLog(AuditLog):
        def append(self, *_: object) -> None:
            raise LookupError

    stage.keep(stage.jira)
    log = BrokenLog(stage.clock, lambda: STAMP)
    erasing = Erasing(stage.database, stage.store, log, stage.clock, lambda: DAY)

    with pytest.raises(LookupError):
        erasing.erase(stage.jira, SOMEBODY)

    assert len(stage.noted()) == 1
    assert erasing.erase(stage.jira, USER) is False


@pytest.mark.parametrize("is_back", [False, True])
def test_nothing_is_erased_nor_remembered_for_a_life_that_has_ended(
    stage: Stage, *, is_back: bool
) -> None:
    ended = stage.jira
    stage.uninstall()
    if is_back:
        stage.install(stage.sites[0])
        stage.keep(stage.jira)
    erasing = stage.erasing()

    assert erasing.erase(ended, SOMEBODY) is False
    assert erasing.close(ended, [SOMEBODY], always=True) == 0
    assert erasing.refresh(ended, [SOMEBODY]) == 0

    assert stage.buried() == []
    assert len(stage.noted()) == is_back


def test_who_was_closed_is_remembered_for_the_declared_time_by_a_hash(stage: Stage) -> None:
    site = stage.jira
    stage.keep(site)
    stage.clock.advance(timedelta(seconds=7))

    assert stage.erasing().close(site, [SOMEBODY, USER]) == 1

    (found,) = stage.buried()
    assert (found.site_id, found.life) == (site.site_id, site.life)
    assert found.account_hash.hex() == stage.key(site)
    assert (found.erased_at, found.due_at) == (stage.clock.now(), BEGINNING + 30 * DAY)


def test_who_was_closed_is_always_remembered_where_that_is_wanted(stage: Stage) -> None:
    stage.keep(stage.jira)

    assert stage.erasing().close(stage.jira, [SOMEBODY, USER], always=True) == 1

    hashes = {found.account_hash.hex() for found in stage.buried()}
    assert hashes == {stage.key(stage.jira), stage.key(stage.jira, USER)}


@pytest.mark.parametrize("work", ["erase", "refresh"])
def test_who_may_come_back_leaves_no_tombstone(stage: Stage, work: str) -> None:
    stage.keep(stage.jira)
    do(stage, work)

    assert stage.buried() == []


def test_nobody_closed_is_nobody_remembered(stage: Stage) -> None:
    assert stage.erasing().close(stage.jira, []) == 0
    assert stage.erasing().close(stage.jira, [], always=True) == 0
    assert stage.buried() == []


def test_of_many_who_erase_at_once_one_finds_the_copy(stage: Stage) -> None:
    stage.keep(stage.jira)
    site, found = stage.jira, list[bool]()

    at_once(*[lambda: found.append(stage.erasing().erase(site, SOMEBODY))] * 4)

    assert sorted(found) == [False, False, False, True]
    assert stage.standing(site).erasures == 4
