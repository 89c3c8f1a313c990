"""Does this program run under a policy that was published before it, while the next one waits?"""

import json
from collections.abc import Collection
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from privacy.cli.commands import run
from privacy.declaration.faults import DeclarationError
from privacy.declaration.history import publish
from privacy.declaration.source import read
from tests.policies import PUBLISHED, number, unpublished
from tests.world import ADMIN_NAME, World

NOTICE = timedelta(days=30)
# What the release before this one did not have: items, a purpose, classes, stores and columns.
NEW = {
    *("account_kind", "site_calls", "obey", "closed_account", "call_counts"),
    *("db.site_identities", "db.tombstone", "db.site_call", "db.lease"),
    *("forget_since", "due_at", "report_at", "claim_key", "claim_holder", "claim_expires_at"),
}


def without(names: Collection[str], said: Any) -> Any:  # noqa: ANN401  # a part of YAML
    """Return what is said, and nothing of these names, however deep it stands."""
    if isinstance(said, dict):
        return {key: without(names, it) for key, it in said.items() if key not in names}
    if isinstance(said, list):
        return [without(names, it) for it in said if not is_one(names, it)]
    return said


def is_one(names: Collection[str], it: object) -> bool:
    return (it["id"] if isinstance(it, dict) and "id" in it else str(it)) in names


def of_before(raw: object) -> Any:  # noqa: ANN401  # YAML
    """Return what a vendor had declared for the release before this one."""
    said = without(NEW, raw)
    (cache,) = [it for it in said["stores"] if it["id"] == "cache.entry"]
    cache["fields"]["active"] = cache["fields"].pop("standing")
    del cache["fields"]["kind"]
    return said


def upgrading(folder: Path, today: date) -> Path:
    """Return the policy of a vendor: the one of before is in force, today's is announced."""
    policy = unpublished(folder)
    file = policy / "privacy.yaml"
    new = file.read_text("utf-8")
    before = json.dumps(of_before(read(file).raw), default=str)
    file.write_text(before, "utf-8")  # which is YAML too
    publish(policy, PUBLISHED)
    file.write_text(new, "utf-8")
    number(policy, "2.0.0", today, today + NOTICE, "1.0.0")
    return policy


@pytest.fixture
def upgraded(installed: World, tmp_path: Path) -> World:
    """Return a world whose vendor has published what is new, and deployed this program."""
    today = installed.clock.now().date()
    installed.policy = upgrading(tmp_path / "upgraded", today)
    publish(installed.policy, today)
    installed.app = installed.new_app()
    return installed


def test_the_panel_works_under_the_old_version_and_announces_the_new_one(upgraded: World) -> None:
    for site in (upgraded.jira, upgraded.confluence):
        page = upgraded.panel(site)

        assert page.status_code == 200
        assert ADMIN_NAME in page.text
        assert "Policy <b>1.0.0</b>" in page.text
        assert "Version 2.0.0 takes effect on" in page.text
    assert upgraded.get("/readyz").status_code == 200

    upgraded.clock.advance(NOTICE)

    assert "Policy <b>2.0.0</b>" in upgraded.panel(upgraded.jira).text


def test_a_restart_and_a_sweep_go_on_as_before(upgraded: World) -> None:
    upgraded.panel(upgraded.jira)
    upgraded.clock.advance(timedelta(days=1))

    upgraded.app = upgraded.new_app()
    swept = upgraded.sweep()

    assert swept is not None
    assert (swept.identities, swept.failures) == (1, ())


def test_the_check_is_clean_before_and_after_the_new_version_is_published(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    today = date.today()  # noqa: DTZ011 - the command reads the clock of the machine
    policy = upgrading(tmp_path, today)
    environment = {"PRIVACY_POLICY": str(policy)}

    assert run(["check"], environment) == 0, capsys.readouterr().out
    publish(policy, today)
    assert run(["check"], environment) == 0, capsys.readouterr().out


def test_under_the_old_version_alone_this_program_does_not_start(
    installed: World, tmp_path: Path
) -> None:
    installed.policy = upgrading(tmp_path / "early", installed.clock.now().date())

    with pytest.raises(DeclarationError) as refused:
        installed.new_app()

    assert "db.tombstone" in str(refused.value)
