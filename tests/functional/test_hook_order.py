"""Hooks that come again, late, or in another order than they were sent."""

import json
from datetime import timedelta

from tests.forging import as_json
from tests.world import World, refusal

FORGED = (401, "invalid_token")
SUPERSEDED = (409, "superseded")
LEEWAY = timedelta(seconds=30)


def test_the_same_hook_again_gets_the_same_answer_and_changes_nothing(world: World) -> None:
    made = world.made(world.jira, "installed")
    assert world.send(made).status_code == 204
    before = world.state()

    assert world.send(made).status_code == 204
    assert world.state() == before


def test_a_used_token_with_another_body_is_refused(world: World) -> None:
    made = world.made(world.jira, "installed")
    world.send(made)
    before = world.state()
    body = {**json.loads(made.body), "sharedSecret": "an attacker's secret of enough letters"}

    assert refusal(world.post(made.path, as_json(body), made.headers)) == FORGED
    assert world.state() == before


def test_a_token_whose_signature_is_written_otherwise_is_still_the_same_token(
    world: World,
) -> None:
    made = world.made(world.jira, "installed")
    world.send(made)
    before = world.state()
    scheme, _, token = made.headers["Authorization"].partition(" ")
    last = {"A": "B", "Q": "R", "g": "h", "w": "x"}[token[-1]]
    headers = {**made.headers, "Authorization": f"{scheme} {token[:-1]}{last}"}

    assert refusal(world.post(made.path, made.body, headers)) == FORGED
    assert world.state() == before


def test_an_install_that_comes_again_after_the_uninstall_revives_nothing(world: World) -> None:
    made = world.made(world.jira, "installed")
    world.send(made)
    world.clock.advance(timedelta(seconds=1))
    world.uninstall(world.jira)
    before = world.state()

    assert world.send(made).status_code == 204
    assert world.state() == before
    assert world.rows("SELECT state FROM site ORDER BY id")[0]["state"] == "uninstalled"


def test_an_uninstall_that_comes_again_after_a_reinstall_harms_nothing(installed: World) -> None:
    made = installed.made(installed.jira, "uninstalled")
    installed.send(made)
    installed.clock.advance(timedelta(seconds=1))
    installed.install(installed.jira)
    before = installed.state()

    assert installed.send(made).status_code == 204
    assert installed.state() == before
    assert installed.panel(installed.jira).status_code == 200


def test_an_install_older_than_the_last_hook_is_refused(world: World) -> None:
    old = world.made(world.jira, "installed")
    world.clock.advance(LEEWAY + timedelta(seconds=1))
    world.jira.rotate_secret()
    world.install(world.jira)
    before = world.state()

    assert refusal(world.send(old)) == SUPERSEDED
    assert world.state() == before


def test_an_older_uninstall_is_refused_and_makes_the_site_suspect(installed: World) -> None:
    old = installed.made(installed.jira, "uninstalled")
    installed.clock.advance(LEEWAY + timedelta(seconds=1))
    installed.install(installed.jira)
    before = installed.rows("SELECT * FROM site ORDER BY id")[0]

    assert refusal(installed.send(old)) == SUPERSEDED

    after = installed.rows("SELECT * FROM site ORDER BY id")[0]
    assert after["suspect_since"] is not None
    assert {**after, "suspect_since": None} == dict(before)
    assert installed.panel(installed.jira).status_code == 200


def test_within_the_leeway_the_order_of_arrival_counts(installed: World) -> None:
    old = installed.made(installed.jira, "uninstalled")
    installed.clock.advance(LEEWAY - timedelta(seconds=1))
    installed.install(installed.jira)

    assert installed.send(old).status_code == 204
    assert installed.rows("SELECT state FROM site ORDER BY id")[0]["state"] == "uninstalled"


def test_a_chain_of_slightly_older_hooks_does_not_walk_backwards(world: World) -> None:
    oldest = world.made(world.jira, "installed")
    world.clock.advance(timedelta(seconds=20))
    older = world.made(world.jira, "installed")
    world.clock.advance(timedelta(seconds=20))
    world.install(world.jira)

    assert world.send(older).status_code == 204
    assert refusal(world.send(oldest)) == SUPERSEDED


def test_enabled_and_disabled_never_count_for_the_order(installed: World) -> None:
    old = installed.made(installed.jira, "uninstalled")
    installed.clock.advance(LEEWAY + timedelta(seconds=1))
    assert installed.hook(installed.jira, "disabled").status_code == 204

    assert installed.send(old).status_code == 204


def test_disabled_and_uninstalled_may_come_in_either_order(installed: World) -> None:
    disabled = installed.made(installed.jira, "disabled")
    uninstalled = installed.made(installed.jira, "uninstalled")

    assert installed.send(uninstalled).status_code == 204
    assert refusal(installed.send(disabled)) == FORGED
    assert installed.rows("SELECT state FROM site ORDER BY id")[0]["state"] == "uninstalled"


def test_an_uninstall_twice_is_noted_once(installed: World) -> None:
    installed.uninstall(installed.jira)
    installed.clock.advance(timedelta(seconds=1))

    assert installed.uninstall(installed.jira).status_code == 204
    assert installed.acts().count("uninstalled") == 1


def test_an_uninstall_of_a_site_that_we_do_not_know_is_accepted_and_stores_nothing(
    world: World,
) -> None:
    assert world.uninstall(world.jira).status_code == 204
    assert all(not rows for rows in world.state().values())


def test_an_enabled_comes_again_and_is_noted_once(installed: World) -> None:
    made = installed.made(installed.jira, "enabled")

    assert installed.send(made).status_code == 204
    assert installed.send(made).status_code == 204
    assert installed.acts().count("enabled") == 1


def test_used_tokens_are_forgotten_once_they_have_expired(world: World) -> None:
    for _ in range(3):
        world.install(world.jira)
        world.clock.advance(timedelta(minutes=10))

    assert len(world.rows("SELECT * FROM lifecycle_token")) == 1
