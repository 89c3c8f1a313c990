"""Does whoever holds a site's row decide alone, and is a site alive only in its own life?"""

from sqlalchemy import select

from privacy.identity.holding import (
    change_held,
    hold,
    hold_all,
    is_alive,
    is_left_behind,
    seen,
)
from privacy.storage.tables import identity_index
from tests.unit.identity.meanwhile import Aside
from tests.unit.identity.stage import Stage
from tests.world import USER


def test_a_site_is_alive_in_the_life_it_was_read_in(stage: Stage) -> None:
    first = stage.jira

    with stage.database.writing() as connection:
        assert is_alive(connection, first)
    stage.uninstall()
    with stage.database.writing() as connection:
        assert not is_alive(connection, first)
    stage.install(stage.sites[0])
    with stage.database.writing() as connection:
        assert not is_alive(connection, first)
        assert is_alive(connection, stage.jira)


def test_an_uninstall_waits_for_who_saw_the_site_alive(stage: Stage) -> None:
    site = stage.jira
    uninstall = Aside(stage.uninstall)

    with stage.database.writing() as connection:
        assert is_alive(connection, site)
        uninstall.begin()
        assert not uninstall.is_done
    uninstall.end()

    assert stage.installs.row(site.client_key).state == "uninstalled"


def test_a_crowd_that_sees_a_site_alive_cannot_hold_off_its_uninstall(stage: Stage) -> None:
    site, found = stage.jira, list[bool]()

    def see() -> None:
        with stage.database.writing() as connection:
            found.append(is_alive(connection, site))

    uninstall, crowd = Aside(stage.uninstall), [Aside(see) for _ in range(4)]
    with stage.database.writing() as connection:
        assert is_alive(connection, site)
        uninstall.begin()
        for each in crowd:
            each.begin(0.1)
        assert not any(each.is_done for each in crowd)
    for each in (uninstall, *crowd):
        each.end()

    # SQLite lets those who wait go on in any order.
    if stage.database.engine.dialect.name == "postgresql":
        assert found == [False] * 4


def test_the_row_of_a_site_is_made_once_and_then_found(stage: Stage) -> None:
    site_id = stage.jira.site_id

    with stage.database.writing() as connection:
        assert seen(connection, site_id) is None
        made = hold(connection, site_id)
        assert hold(connection, site_id) == made == seen(connection, site_id)

    assert (made.held, made.erasures, made.identity_ttl, made.report_at) == (0, 0, None, None)


def test_who_comes_second_waits_and_sees_what_the_first_one_did(stage: Stage) -> None:
    stage.keep(stage.jira)
    site_id, found = stage.jira.site_id, []

    def second() -> None:
        with stage.database.writing() as connection:
            found.append(hold(connection, site_id).held)
            change_held(connection, {site_id: 7 - found[0]})

    aside = Aside(second)
    with stage.database.writing() as connection:
        hold(connection, site_id)
        aside.begin()
        assert not aside.is_done
        change_held(connection, {site_id: 2})
    aside.end()

    assert found == [3]
    stage.change(stage.jira, held=1)


def test_sites_are_held_together(stage: Stage) -> None:
    sites = [stage.confluence, stage.jira]
    for site in sites:
        stage.keep(site)
    aside = Aside(lambda: stage.keep(stage.jira, [USER]))

    with stage.database.writing() as connection:
        hold_all(connection, [site.site_id for site in sites])
        aside.begin()
        assert not aside.is_done
    aside.end()

    assert len(stage.rows()) == 3


def test_a_count_changes_for_each_site_alone(stage: Stage) -> None:
    jira, confluence = stage.jira, stage.confluence
    for site in (jira, confluence):
        stage.keep(site)

    with stage.database.writing() as connection:
        change_held(connection, {jira.site_id: 4, confluence.site_id: -1})
    assert (stage.standing(jira).held, stage.standing(confluence).held) == (5, 0)

    with stage.database.writing() as connection:
        change_held(connection, {jira.site_id: -4, confluence.site_id: 1})
        change_held(connection, {jira.site_id: 0})
        change_held(connection, {})
    assert (stage.standing(jira).held, stage.standing(confluence).held) == (1, 1)


def test_what_an_ended_life_left_is_told_from_what_goes_on(stage: Stage) -> None:
    ended = stage.jira
    stage.keep(ended)
    stage.keep(stage.confluence)
    stage.uninstall()
    assert left_behind(stage) == {stage.key(ended)}

    stage.install(stage.sites[0])
    stage.keep(stage.jira)
    assert left_behind(stage) == {stage.key(ended)}


def left_behind(stage: Stage) -> set[str]:
    wanted = select(identity_index.c.account_hash).where(is_left_behind(identity_index))
    with stage.database.reading() as connection:
        return {found.hex() for found in connection.execute(wanted).scalars()}
