"""A name lives as long as the declaration lets it today, and never longer than its row."""

from datetime import timedelta
from pathlib import Path

import pytest

from privacy.declaration.history import publish
from privacy.simulator import fault
from privacy.simulator.fault import Kind
from tests.policies import edit, number, vendor_policy
from tests.world import ADMIN, ADMIN_NAME, World, refusal


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
    soon = installed.evidence(installed.jira).json
    assert soon is not None
    assert soon["next_expiry"] == soon["last_expiry"] == "2026-11-23T10:00:00+00:00"

    installed.clock.advance(timedelta(hours=1))
    installed.cloud.faults.set(Kind.JIRA_USER, fault.server_error())

    assert ADMIN_NAME not in installed.panel(installed.jira).text
    assert installed.evidence(installed.jira).json["identities_held"] == 0  # type: ignore[index]
    assert installed.noted() == set()


def test_what_is_over_is_gone_before_it_is_counted(installed: World) -> None:
    installed.panel(installed.jira)
    held = installed.noted()
    installed.clock.advance(timedelta(days=30))
    installed.cloud.faults.set(Kind.JIRA_USER, fault.too_many_requests())

    response = installed.panel(installed.jira)

    assert response.status_code == 200
    assert held
    assert installed.noted() == set()
    assert not held & installed.cached()


def test_an_uninstall_removes_every_remembered_answer_too(installed: World) -> None:
    installed.panel(installed.jira)
    installed.panel(installed.jira, "nobody")
    installed.panel(installed.other)
    assert len(installed.cached()) == 5

    installed.uninstall(installed.jira)

    assert len(installed.cached()) == 2
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
        path.write_bytes(b"not a database" * 1_000)

    assert installed.get("/readyz").status_code == 503
    assert refusal(installed.panel(installed.jira)) == (503, "unavailable")
    installed.app = installed.new_app()
    assert installed.panel(installed.jira).status_code == 200
    assert installed.get("/readyz").status_code == 200


def test_a_broken_cache_does_not_make_an_accepted_hook_look_refused(
    installed: World, caplog: pytest.LogCaptureFixture
) -> None:
    installed.panel(installed.jira)
    for path in installed.folder.glob("cache.db*"):
        path.write_bytes(b"not a database" * 1_000)

    assert installed.uninstall(installed.jira).status_code == 204
    assert installed.rows("SELECT state FROM site ORDER BY id")[0]["state"] == "uninstalled"
    assert "DatabaseError" in caplog.text


def test_text_in_place_of_a_sealed_value_is_not_believed(installed: World) -> None:
    installed.panel(installed.jira)
    asked = len(installed.wires.sent)
    installed.write_text_into_cache()

    assert installed.panel(installed.jira).status_code == 200
    assert len(installed.wires.sent) == asked + 2
