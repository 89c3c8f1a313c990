"""The life of an install, as an administrator lives it."""

from datetime import timedelta

import pytest

from privacy.simulator.site import PretendSite
from tests.world import ADMIN_NAME, World, refusal


@pytest.fixture(params=["jira", "confluence"])
def site(world: World, request: pytest.FixtureRequest) -> PretendSite:
    chosen: PretendSite = getattr(world, request.param)
    return chosen


def test_an_administrator_sees_the_panel_after_the_install(world: World, site: PretendSite) -> None:
    assert world.install(site).status_code == 204

    page = world.panel(site)

    assert page.status_code == 200
    assert ADMIN_NAME in page.text
    assert site.origin.removeprefix("https://") in page.text


def test_the_panel_counts_the_viewer_as_the_one_identity_held(
    world: World, site: PretendSite
) -> None:
    world.install(site)

    before = world.evidence(site).json
    world.panel(site)
    after = world.evidence(site).json

    assert before is not None
    assert after is not None
    assert before["identities_held"] == 0
    assert after["identities_held"] == 1
    assert after["next_expiry"] == "2026-11-24T09:00:00+00:00"


def test_nothing_opens_before_the_install(world: World, site: PretendSite) -> None:
    assert refusal(world.panel(site)) == (401, "invalid_token")
    assert refusal(world.evidence(site)) == (401, "invalid_token")
    assert world.wires.sent == []


def test_an_uninstall_destroys_the_keys_and_what_they_sealed(
    world: World, site: PretendSite
) -> None:
    world.install(site)
    world.panel(site)
    held = world.noted()

    assert world.uninstall(site).status_code == 204

    row = world.rows("SELECT * FROM site ORDER BY id")[0]
    assert row["state"] == "uninstalled"
    assert (row["secret"], row["previous_secret"], row["data_key"]) == (None, None, None)
    assert row["uninstalled_at"] is not None
    assert held
    assert world.noted() == set()
    assert not held & world.cache.keys()
    assert refusal(world.panel(site)) == (401, "invalid_token")
    assert refusal(world.evidence(site)) == (401, "invalid_token")


def test_a_reinstall_starts_a_new_life_that_never_sees_the_old_one(
    world: World, site: PretendSite
) -> None:
    world.install(site)
    first = world.rows("SELECT * FROM site ORDER BY id")[0]
    world.panel(site)
    world.uninstall(site)
    site.rotate_secret()
    world.clock.advance(timedelta(hours=1))

    assert world.install(site).status_code == 204

    second = world.rows("SELECT * FROM site ORDER BY id")[0]
    assert (second["id"], second["life"]) == (first["id"], first["life"] + 1)
    assert second["data_key"] != first["data_key"]
    assert world.evidence(site).json["identities_held"] == 0  # type: ignore[index]
    assert world.panel(site).status_code == 200


def test_what_a_crash_left_of_an_old_life_goes_with_the_reinstall(
    world: World, site: PretendSite
) -> None:
    world.install(site)
    world.panel(site)
    held = world.noted()
    # The process died between the commit of the uninstall and the removal of the copies.
    with world.database.writing() as connection:
        connection.exec_driver_sql(
            "UPDATE site SET state = 'uninstalled', secret = NULL, data_key = NULL"
        )

    world.install(site)

    assert held
    assert world.noted() == set()
    assert not held & world.cache.keys()


def test_enabled_and_disabled_are_noted_and_change_no_key(world: World, site: PretendSite) -> None:
    world.install(site)
    before = world.rows("SELECT * FROM site ORDER BY id")[0]

    assert world.hook(site, "disabled").status_code == 204
    off = world.rows("SELECT * FROM site ORDER BY id")[0]
    assert world.hook(site, "enabled").status_code == 204
    on = world.rows("SELECT * FROM site ORDER BY id")[0]

    assert not off["enabled"]
    assert on == before
    assert world.acts() == ["installed", "disabled", "enabled"]


def test_a_disabled_that_comes_after_the_uninstall_revives_nothing(
    world: World, site: PretendSite
) -> None:
    world.install(site)
    world.uninstall(site)
    before = world.state()

    for event in ("disabled", "enabled"):
        assert refusal(world.hook(site, event)) == (401, "invalid_token")
    assert world.state() == before


def test_a_secret_may_change_while_the_site_stays_installed(
    world: World, site: PretendSite
) -> None:
    world.install(site)
    world.panel(site)
    before = world.rows("SELECT * FROM site ORDER BY id")[0]
    old_page = f"/panel?{world.panel_query(site)}"
    site.rotate_secret()
    world.clock.advance(timedelta(seconds=2))

    world.install(site)

    after = world.rows("SELECT * FROM site ORDER BY id")[0]
    assert after["data_key"] == before["data_key"]
    assert world.evidence(site).json["identities_held"] == 1  # type: ignore[index]
    assert world.get(old_page).status_code == 200
    assert world.acts() == ["installed", "secret rotated"]


def test_the_previous_secret_ends_after_five_minutes(world: World, site: PretendSite) -> None:
    world.install(site)
    early = world.context_token(site)
    old = site.shared_secret
    site.rotate_secret()
    world.clock.advance(timedelta(seconds=2))
    world.install(site)
    new, site.shared_secret = site.shared_secret, old
    late = world.context_token(site)
    hook = world.made(site, "disabled")
    site.shared_secret = new

    assert world.call(early).status_code == 200
    # Signed after the rotation: whoever holds the old secret cannot make new tokens.
    world.clock.advance(timedelta(seconds=1))
    site.shared_secret = old
    forged = world.context_token(site)
    site.shared_secret = new
    assert refusal(world.call(forged)) == (401, "invalid_token")
    assert refusal(world.send(hook)) == (401, "invalid_token")
    world.clock.advance(timedelta(minutes=5))
    assert refusal(world.call(early)) == (401, "invalid_token")
    assert refusal(world.call(late)) == (401, "invalid_token")


def test_the_previous_secret_never_survives_an_uninstall(world: World, site: PretendSite) -> None:
    world.install(site)
    site.rotate_secret()
    world.clock.advance(timedelta(seconds=2))
    world.install(site)
    world.uninstall(site)
    old = world.context_token(site)
    site.rotate_secret()

    world.install(site)

    assert refusal(world.call(old)) == (401, "invalid_token")
    assert world.rows("SELECT previous_secret FROM site ORDER BY id")[0]["previous_secret"] is None


def test_a_base_url_may_change(world: World, site: PretendSite) -> None:
    world.install(site)
    site.base_url = site.base_url.replace("acme", "renamed")
    world.wires.hosts[site.origin.removeprefix("https://")] = world.cloud

    world.install(site)

    assert world.rows("SELECT base_url FROM site ORDER BY id")[0]["base_url"] == site.base_url
    assert world.panel(site).status_code == 200
    assert world.acts() == ["installed", "updated"]
