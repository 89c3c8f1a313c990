"""Does the index know that an account is held, for this life of the site only?"""

from datetime import timedelta

import pytest
from sqlalchemy import select

from privacy.identity.index import Copy
from privacy.installs.site import Site
from privacy.sealing.sealer import Place, Sealer
from privacy.storage.tables import identity_index
from tests.clocks import BEGINNING
from tests.unit.identity.stage import DAY, SOMEBODY, Stage

HOUR = timedelta(hours=1)
MOMENT = timedelta(milliseconds=1)


def note(stage: Stage, of: Site, account_id: str = SOMEBODY, at: timedelta = timedelta(0)) -> bool:
    fetched_at = BEGINNING + at
    return stage.index.note(of, account_id, fetched_at, fetched_at + DAY)


def key(of: Site, account_id: str = SOMEBODY) -> str:
    return of.data_key.hash("identity", account_id).hex()


def test_a_copy_of_an_installed_site_is_noted(stage: Stage) -> None:
    assert not stage.index.has(stage.jira, SOMEBODY)

    assert note(stage, stage.jira)

    assert stage.index.has(stage.jira, SOMEBODY)
    assert not stage.index.has(stage.jira, "another")
    assert not stage.index.has(stage.confluence, SOMEBODY)


def test_the_account_id_can_be_read_with_the_data_key_of_the_site_only(stage: Stage) -> None:
    site = stage.jira
    note(stage, site)

    with stage.database.reading() as connection:
        row = connection.execute(select(identity_index)).one()
    place = Place("identity_index.account_id", site.site_id)
    sealer = Sealer.of_site(site.data_key, "identity index")
    assert sealer.open(row.account_id, place).decode() == SOMEBODY
    assert not any(SOMEBODY in str(value) for value in row)


def test_a_copy_of_an_uninstalled_site_is_refused(stage: Stage) -> None:
    late = stage.jira
    stage.uninstall()

    assert not note(stage, late)
    assert stage.noted() == set()


def test_a_copy_of_an_ended_life_is_refused_also_once_the_site_is_back(stage: Stage) -> None:
    late = stage.jira
    stage.uninstall()
    stage.install(stage.sites[0])

    assert not note(stage, late)
    assert stage.noted() == set()


@pytest.mark.parametrize(("now", "is_due"), [(DAY - MOMENT, False), (DAY, True)])
def test_a_copy_is_due_from_its_end_on(stage: Stage, now: timedelta, *, is_due: bool) -> None:
    note(stage, stage.jira)
    note(stage, stage.confluence, at=HOUR)

    due = stage.index.due(BEGINNING + now, 2 * DAY, 10)

    assert [copy.key for copy in due] == ([key(stage.jira)] if is_due else [])


@pytest.mark.parametrize(("ttl", "is_due"), [(HOUR + MOMENT, False), (HOUR, True)])
def test_a_copy_is_due_earlier_where_the_declaration_gives_less_time_now(
    stage: Stage, ttl: timedelta, *, is_due: bool
) -> None:
    note(stage, stage.jira)

    assert len(stage.index.due(BEGINNING + HOUR, ttl, 10)) == is_due


def test_a_bounded_number_of_copies_is_due_at_a_time(stage: Stage) -> None:
    for account_id in ("one", "two", "three"):
        note(stage, stage.jira, account_id)

    assert len(stage.index.due(BEGINNING + DAY, DAY, 2)) == 2


def test_nothing_is_left_behind_by_a_life_that_goes_on(stage: Stage) -> None:
    note(stage, stage.jira)

    assert stage.index.left_behind(stage.jira.site_id, 10) == ()


@pytest.mark.parametrize("is_back", [False, True])
def test_an_ended_life_leaves_its_own_copies_behind(stage: Stage, *, is_back: bool) -> None:
    ended = stage.jira
    for account_id in ("one", "two", "three"):
        note(stage, ended, account_id)
    note(stage, stage.confluence)
    stage.uninstall()
    if is_back:
        stage.install(stage.sites[0])
        note(stage, stage.jira)

    left = {copy.key for copy in stage.index.left_behind(ended.site_id, 10)}

    assert left == {key(ended, account_id) for account_id in ("one", "two", "three")}
    assert len(stage.index.left_behind(ended.site_id, 2)) == 2


def test_only_the_named_rows_are_removed(stage: Stage) -> None:
    note(stage, stage.jira)
    note(stage, stage.confluence, at=HOUR)
    (due,) = stage.index.due(BEGINNING + DAY, DAY, 10)

    assert stage.index.remove([due]) == (due,)

    assert stage.noted() == {key(stage.confluence)}


def test_removing_what_is_gone_already_removes_nothing(stage: Stage) -> None:
    note(stage, stage.jira)

    assert stage.index.remove([Copy(4711, "00", BEGINNING)]) == ()
    assert stage.index.remove([]) == ()

    assert stage.noted() == {key(stage.jira)}


def test_a_row_that_was_filled_anew_since_it_was_seen_is_not_removed(stage: Stage) -> None:
    note(stage, stage.jira)
    (seen,) = stage.index.due(BEGINNING + DAY, DAY, 10)
    note(stage, stage.jira, at=DAY)

    assert stage.index.remove([seen]) == ()
    assert stage.noted() == {key(stage.jira)}
