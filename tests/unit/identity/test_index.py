"""Does the index know that an account is held, for this life of the site only?"""

from datetime import timedelta

import pytest
from sqlalchemy import update

from privacy.identity.index import Noted, Opening
from privacy.identity.sealed import SiteSeal
from privacy.installs.site import Site
from privacy.storage.tables import identity_index
from tests.clocks import BEGINNING
from tests.unit.identity.stage import DAY, SOMEBODY, Stage
from tests.world import USER

HOUR = timedelta(hours=1)
MOMENT = timedelta(milliseconds=1)
FRESH = Opening(0, frozenset())


def noted(account_id: str = SOMEBODY, at: timedelta = timedelta(0), ttl: timedelta = DAY) -> Noted:
    return Noted(account_id, BEGINNING + at, BEGINNING + at + ttl)


def allowed(stage: Stage, of: Site, *copies: Noted) -> set[str]:
    with stage.index.holding(of, copies) as found:
        return set(found)


def test_a_row_tells_when_and_hides_who(stage: Stage) -> None:
    site = stage.jira

    assert stage.index.note(site, [noted(at=timedelta(seconds=70))], FRESH)

    (row,) = stage.rows()
    fetched_at = BEGINNING + timedelta(seconds=70)
    assert (row.site_id, row.life) == (site.site_id, site.life)
    assert (row.held_since, row.fetched_at) == (fetched_at, fetched_at)
    assert (row.expires_at, row.due_at) == (fetched_at + DAY, BEGINNING + HOUR / 60 + DAY)
    assert SiteSeal.of(site).account_id(row.account_id, row.account_hash) == SOMEBODY
    assert row.account_hash.hex() == stage.key(site)
    assert SOMEBODY.encode() not in row.account_id + row.account_hash


def test_a_copy_that_is_renewed_keeps_its_row_and_is_counted_once(stage: Stage) -> None:
    site = stage.jira
    stage.index.note(site, [noted()], FRESH)
    (before,) = stage.rows()
    stage.index.note(site, [noted(at=HOUR), noted(USER, HOUR)], FRESH)

    after = {row.account_hash: row for row in stage.rows()}[before.account_hash]

    assert (after.id, after.held_since) == (before.id, before.held_since)
    assert after.report_at == before.report_at
    assert (after.fetched_at, after.expires_at) == (BEGINNING + HOUR, BEGINNING + HOUR + DAY)
    assert after.due_at == before.due_at + HOUR
    assert stage.standing(site).held == 2


def test_a_copy_of_an_uninstalled_site_is_refused_also_once_it_is_back(stage: Stage) -> None:
    late = stage.jira
    stage.uninstall()
    assert not stage.index.note(late, [noted()], FRESH)

    stage.install(stage.sites[0])
    assert not stage.index.note(late, [noted()], FRESH)
    assert stage.rows() == []


def test_a_copy_that_was_asked_for_before_an_erasure_is_refused(stage: Stage) -> None:
    site = stage.jira
    before = stage.index.open(site, [SOMEBODY], BEGINNING)
    stage.erasing().erase(site, USER)

    assert not stage.index.note(site, [noted()], before)
    assert stage.rows() == []

    after = stage.index.open(site, [SOMEBODY], BEGINNING)
    assert stage.index.note(site, [noted()], after)


def test_an_erasure_on_another_site_refuses_nothing(stage: Stage) -> None:
    before = stage.index.open(stage.jira, [SOMEBODY], BEGINNING)
    stage.erasing().erase(stage.confluence, SOMEBODY)

    assert stage.index.note(stage.jira, [noted()], before)


def test_a_fill_learns_who_was_closed_as_long_as_that_is_remembered(stage: Stage) -> None:
    site, ids = stage.jira, [SOMEBODY, USER, *(f"account-{number}" for number in range(1_000))]
    stage.erasing().close(site, [SOMEBODY, "account-999"], always=True)

    opened = stage.index.open(site, ids, BEGINNING + 30 * DAY - MOMENT)
    assert opened == Opening(1, frozenset({SOMEBODY, "account-999"}))
    assert stage.index.open(stage.confluence, ids, BEGINNING) == FRESH
    assert stage.index.open(site, ids, BEGINNING + 30 * DAY).closed == frozenset()


def test_what_was_noted_may_be_kept_and_nothing_else(stage: Stage) -> None:
    site = stage.jira
    stage.index.note(site, [noted()], FRESH)

    assert allowed(stage, site, noted(), noted(USER)) == {SOMEBODY}
    assert allowed(stage, stage.confluence, noted()) == set()


def test_what_was_noted_in_parts_of_a_millisecond_may_be_kept(stage: Stage) -> None:
    exact = noted(at=timedelta(microseconds=123_456))
    stage.index.note(stage.jira, [exact], FRESH)

    assert allowed(stage, stage.jira, exact) == {SOMEBODY}


def test_what_was_noted_by_another_fill_meanwhile_is_that_ones_to_keep(stage: Stage) -> None:
    stage.index.note(stage.jira, [noted()], FRESH)
    stage.index.note(stage.jira, [noted(at=MOMENT)], FRESH)

    assert allowed(stage, stage.jira, noted()) == set()


def test_nothing_may_be_kept_once_the_site_is_uninstalled(stage: Stage) -> None:
    site = stage.jira
    stage.index.note(site, [noted()], FRESH)
    stage.uninstall()

    assert allowed(stage, site, noted()) == set()


@pytest.mark.parametrize(("cycle", "first"), [(None, 6 * DAY), (7, 6 * DAY), (14, 12 * DAY)])
def test_a_first_report_is_due_within_the_first_cycle(
    stage: Stage, cycle: int | None, first: timedelta
) -> None:
    site = stage.jira
    stage.index.note(site, [noted(USER)], FRESH)
    stage.change(site, cycle_days=cycle, report_at=None)
    stage.index.note(site, [noted(at=HOUR)], FRESH)

    (row,) = [row for row in stage.rows() if row.held_since != BEGINNING]
    assert row.report_at == BEGINNING + HOUR + first
    assert stage.standing(site).report_at == row.report_at


def test_a_site_reports_when_the_first_of_its_accounts_is_to_be_reported(stage: Stage) -> None:
    site = stage.jira
    stage.index.note(site, [noted(), noted(USER, -HOUR)], FRESH)
    assert stage.standing(site).report_at == BEGINNING - HOUR + 6 * DAY

    stage.index.note(site, [noted("later", HOUR)], FRESH)
    assert stage.standing(site).report_at == BEGINNING - HOUR + 6 * DAY


def test_a_report_that_was_put_off_is_not_brought_forward_by_a_renewal(stage: Stage) -> None:
    site, later = stage.jira, BEGINNING + 40 * DAY
    stage.index.note(site, [noted()], FRESH)
    with stage.database.writing() as connection:
        connection.execute(update(identity_index).values(report_at=later))

    stage.index.note(site, [noted(at=HOUR)], FRESH)

    assert [row.report_at for row in stage.rows()] == [later]
