"""What does a lifecycle hook change in a site's row, and what not?"""

from dataclasses import replace
from datetime import timedelta

from privacy.audit.log import recent
from privacy.installs.keys import SEALED
from privacy.sealing.keys import new_key
from tests.unit.installs.making import ACME, RIVAL, STAMP, TOLD, TOLD_ANEW, Installs

HOUR = timedelta(hours=1)


def test_an_install_writes_what_it_told(installs: Installs) -> None:
    told = replace(TOLD, display_url="https://help.acme.example")

    site_id = installs.install(told)

    row = installs.row()
    assert row.id == site_id
    assert (row.product, row.base_url) == ("jira", "https://acme.atlassian.net")
    assert row.display_url == "https://help.acme.example"
    assert (row.state, row.life, row.enabled) == ("installed", 1, True)
    assert row.installed_at == row.last_hook_at == installs.clock.now()
    assert installs.acts() == ["installed"]


def test_an_act_is_logged_under_the_declaration_in_force(installs: Installs) -> None:
    site_id = installs.install()

    with installs.database.reading() as connection:
        entries = recent(connection, site_id, 10)
    assert [(entry.at, entry.stamp) for entry in entries] == [(installs.clock.now(), STAMP)]


def test_an_upgrade_keeps_the_data_key_the_life_and_the_day_of_the_install(
    installs: Installs,
) -> None:
    installs.install()
    before, key = installs.row(), installs.site().data_key
    installs.clock.advance(HOUR)

    installs.install(replace(TOLD, base_url="https://renamed.atlassian.net"))

    after = installs.row()
    assert installs.site().data_key == key
    assert (after.life, after.installed_at) == (before.life, before.installed_at)
    assert (after.rotated_at, after.previous_secret) == (None, None)
    assert after.base_url == "https://renamed.atlassian.net"
    assert after.last_hook_at == before.last_hook_at + HOUR
    assert installs.acts() == ["installed", "updated"]


def test_a_rotated_secret_keeps_the_data_key_and_the_life(installs: Installs) -> None:
    installs.install()
    key = installs.site().data_key
    installs.clock.advance(HOUR)

    installs.install(TOLD_ANEW)

    assert installs.site().data_key == key
    assert (installs.row().life, installs.row().rotated_at) == (1, installs.clock.now())
    assert installs.acts() == ["installed", "secret rotated"]


def test_an_uninstalled_row_has_no_keys(installs: Installs) -> None:
    site_id = installs.install()
    installs.install(TOLD_ANEW)
    installs.clock.advance(HOUR)

    assert installs.uninstall() == site_id

    row = installs.row()
    assert [getattr(row, column) for column in SEALED] == [None, None, None]
    assert (row.state, row.enabled, row.rotated_at) == ("uninstalled", False, None)
    assert row.uninstalled_at == row.last_hook_at == installs.clock.now()
    assert installs.acts()[-1] == "uninstalled"


def test_a_fresh_install_after_an_uninstall_is_a_new_life_with_a_new_data_key(
    installs: Installs,
) -> None:
    site_id = installs.install()
    key = installs.site().data_key
    installs.uninstall()
    installs.clock.advance(HOUR)

    assert installs.install() == site_id

    row = installs.row()
    assert installs.site().data_key != key
    assert (row.life, row.installed_at) == (2, installs.clock.now())
    assert (row.state, row.uninstalled_at) == ("installed", None)
    assert installs.acts() == ["installed", "uninstalled", "installed"]


def test_a_lost_sealing_key_heals_by_a_reinstall(installs: Installs) -> None:
    installs.install()
    key = installs.site().data_key
    installs.sealing_key = new_key()

    installs.install()

    assert installs.site().data_key != key
    assert installs.row().life == 2
    assert installs.acts() == ["installed", "installed"]


def test_an_uninstall_needs_no_key_that_opens(installs: Installs) -> None:
    installs.install()
    installs.sealing_key = new_key()

    installs.uninstall()

    assert installs.row().state == "uninstalled"


def test_a_first_install_leaves_nothing_behind(installs: Installs) -> None:
    installs.install()
    installs.install(TOLD_ANEW)

    assert installs.row().forget_since is None


def test_what_an_uninstall_leaves_behind_waits_to_be_forgotten(installs: Installs) -> None:
    installs.install()
    installs.clock.advance(HOUR)
    installs.uninstall()
    ended = installs.clock.now()
    installs.clock.advance(HOUR)
    installs.uninstall()

    assert installs.row().forget_since == ended


def test_a_new_life_waits_for_what_the_one_before_left(installs: Installs) -> None:
    installs.install()
    installs.uninstall()
    installs.change(forget_since=None)
    installs.clock.advance(HOUR)
    installs.install()

    assert installs.row().forget_since == installs.clock.now()


def test_a_life_that_a_lost_key_ended_leaves_something_behind_too(installs: Installs) -> None:
    installs.install()
    installs.sealing_key = new_key()
    installs.clock.advance(HOUR)
    installs.install()

    assert installs.row().forget_since == installs.clock.now()


def test_an_uninstall_of_a_stranger_stores_nothing(installs: Installs) -> None:
    installs.install()

    assert installs.uninstall(RIVAL) is None
    assert installs.acts(ACME) == ["installed"]


def test_the_hooks_of_one_site_change_no_other(installs: Installs) -> None:
    installs.install()
    installs.install(client_key=RIVAL)
    before = installs.row(RIVAL)

    installs.install(TOLD_ANEW)
    installs.uninstall()

    assert installs.row(RIVAL) == before
    assert installs.acts(RIVAL) == ["installed"]
