"""A name lives as long as the declaration lets it today, and never longer than its row."""

from datetime import timedelta
from pathlib import Path

import pytest

from privacy.declaration.history import publish
from privacy.simulator import fault
from privacy.simulator.fault import Kind
from tests.policies import edit, number, vendor_policy
from tests.world import ADMIN, ADMIN_NAME, World


def shorter(world: World, folder: Path) -> None:
    """Deploy the app with a policy whose next version, in force today, gives one hour for a day."""
    policy = vendor_policy(folder)
    edit(policy, ("ttl: PT24H", "ttl: PT1H"))
    today = world.clock.now().date()
    number(policy, "1.1.0", today, today, "1.0.0")
    publish(policy, today)
    world.app = world.new_app(PRIVACY_POLICY=str(policy))


def test_a_time_that_was_shortened_ends_older_copies_too(installed: World, tmp_path: Path) -> None:
    installed.panel(installed.jira)
    shorter(installed, tmp_path)
    installed.clock.advance(timedelta(hours=1))
    installed.cloud.faults.set(Kind.JIRA_USERS, fault.server_error())

    assert ADMIN_NAME not in installed.panel(installed.jira).text

    installed.sweep()

    assert installed.evidence(installed.jira).json["identities_held"] == 0  # type: ignore[index]
    assert installed.noted() == set()


def test_what_is_over_is_counted_as_that_until_the_sweep_removes_it(installed: World) -> None:
    installed.panel(installed.jira)
    kept = installed.noted()
    installed.clock.advance(timedelta(days=30))
    installed.cloud.faults.set(Kind.JIRA_USERS, fault.too_many_requests())

    before = installed.panel(installed.jira)

    assert before.status_code == 200
    assert ADMIN_NAME not in before.text
    assert '<dd data-measure="count">1</dd>' in before.text
    assert before.text.count("over; goes with the next sweep") == 2
    assert installed.noted() == kept  # a page removes nothing

    installed.sweep()

    assert '<dd data-measure="count">0</dd>' in installed.panel(installed.jira).text
    assert installed.noted() == set()
    assert not kept & installed.cache.keys()


def test_an_uninstall_removes_every_remembered_answer_too(installed: World) -> None:
    installed.panel(installed.jira)
    installed.panel(installed.jira, "nobody")
    installed.panel(installed.other)
    assert len(installed.cache.keys()) == 5

    installed.uninstall(installed.jira)

    assert len(installed.cache.keys()) == 2
    assert installed.panel(installed.other).status_code == 200


@pytest.mark.parametrize("name", ["Ingrid \ud83d", "\udc00", "a" * 400])
def test_a_name_that_is_no_whole_text_is_shown_as_far_as_it_goes(
    installed: World, name: str
) -> None:
    person = installed.jira.people[ADMIN]
    installed.jira.people[ADMIN] = type(person)(ADMIN, name, administrator=True)

    for _ in range(2):
        assert installed.panel(installed.jira).status_code == 200


def test_a_damaged_cache_file_is_made_anew(installed: World) -> None:
    installed.panel(installed.jira)
    for path in installed.folder.glob("cache.db*"):
        path.write_bytes(b"SQLite format 3\0" + b"no more of a database" * 1_000)

    # Whoever meets the damage is told to try again; nobody has to start the app anew.
    assert installed.panel(installed.jira).status_code in (200, 503)
    assert installed.panel(installed.jira).status_code == 200
    assert installed.get("/readyz").status_code == 200
    assert installed.noted() <= installed.cache.keys()


def test_a_broken_cache_does_not_make_an_accepted_hook_look_refused(
    installed: World, caplog: pytest.LogCaptureFixture
) -> None:
    installed.panel(installed.jira)
    left = installed.noted()
    installed.app = installed.new_app(PRIVACY_CACHE_URL="unix:///nowhere/redis.sock?db=0")

    assert installed.uninstall(installed.jira).status_code == 204
    assert installed.rows("SELECT state FROM site ORDER BY id")[0]["state"] == "uninstalled"
    assert "StoreError" in caplog.text
    assert installed.get("/readyz").status_code == 503
    assert installed.noted() == left

    installed.app = installed.new_app()
    installed.sweep()

    assert installed.noted() == set()
    assert not left & installed.cache.keys()


def test_text_in_place_of_a_sealed_value_is_not_believed(installed: World) -> None:
    installed.panel(installed.jira)
    asked = len(installed.wires.sent)
    installed.cache.write("text")

    assert installed.panel(installed.jira).status_code == 200
    assert len(installed.wires.sent) == asked + 2
