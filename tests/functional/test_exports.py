"""What machines read of the policy: for anybody, of the version in force, with its digest."""

import csv
import io
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from privacy.declaration.history import publish
from tests.policies import PUBLISHED, edit, number, vendor_policy
from tests.world import World

FILES = {
    "/privacy.json": "application/json",
    "/privacy/1.0.0/privacy.json": "application/json",
    "/processors.csv": "text/csv; charset=utf-8; header=present",
    "/.well-known/security.txt": "text/plain; charset=utf-8",
    "/.well-known/gpc.json": "application/json",
}
EFFECTIVE = datetime(2026, 12, 1, tzinfo=UTC)


def digest(world: World) -> str:
    return str(world.app.extensions["privacy.services"].in_force.now().digest)


@pytest.fixture
def announced(world: World, tmp_path: Path) -> World:
    """Return a world whose policy has a second version, from December on."""
    policy = vendor_policy(tmp_path / "announced")
    edit(
        policy, ("Hosting GmbH", "Hosting AG"), ("The first", "Trial Hosting changed its name. The")
    )
    number(policy, "2.0.0", PUBLISHED, EFFECTIVE.date(), "1.0.0")
    publish(policy, PUBLISHED)
    world.app = world.new_app(PRIVACY_POLICY=str(policy))
    return world


@pytest.mark.parametrize("path", FILES)
def test_each_is_open_to_all_and_bears_the_digest(world: World, path: str) -> None:
    response = world.get(path)

    assert response.status_code == 200
    assert response.headers["Content-Type"] == FILES[path]
    assert response.headers["Cache-Control"] == "no-cache"
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    assert "Set-Cookie" not in response.headers
    assert digest(world) in response.text


@pytest.mark.parametrize("path", FILES)
def test_who_has_it_already_is_told_so(world: World, path: str) -> None:
    tag = {"If-None-Match": world.get(path).headers["ETag"]}
    again = world.app.test_client().get(path, headers=tag)

    assert (again.status_code, again.data) == (304, b"")


def test_the_processors_are_those_that_are_declared(world: World) -> None:
    rows = list(csv.DictReader(io.StringIO(world.get("/processors.csv").text)))
    declared = world.app.extensions["privacy.services"].in_force.now().processors

    assert [row["legal_name"] for row in rows] == [it.legal_name for it in declared]


def test_the_files_follow_the_clock(announced: World) -> None:
    def shown() -> Mapping[str, Any]:
        found: Mapping[str, Any] = json.loads(announced.get("/privacy.json").text)
        return found

    before = shown()
    announced.clock.set(EFFECTIVE)
    after = shown()

    assert (before["version"], after["version"]) == ("1.0.0", "2.0.0")
    assert [it["version"] for it in before["versions"]] == ["2.0.0", "1.0.0"]
    assert (
        json.loads(announced.get("/privacy/1.0.0/privacy.json").text)["digest"]
        == (before["digest"])
    )
    assert "Trial Hosting AG" in announced.get("/processors.csv").text


def test_the_contact_for_security_names_the_app_s_own_address(world: World) -> None:
    said = world.get("/.well-known/security.txt").text

    assert "\nContact: mailto:security@apps.test\n" in said
    assert "\nCanonical: https://app.example/.well-known/security.txt\n" in said
    assert "\nExpires: 2027-11-01T00:00:00Z\n" in said


def test_well_known_addresses_are_those_of_the_host(world: World) -> None:
    world.app = world.new_app(PRIVACY_BASE_URL="https://app.example/privacy/panel")
    said = world.get("/.well-known/security.txt").text

    assert "\nCanonical: https://app.example/.well-known/security.txt\n" in said
    assert "\nPolicy: https://app.example/privacy/panel/privacy\n" in said


def test_a_version_that_was_never_published_is_not_there(world: World) -> None:
    response = world.get("/privacy/9.9.9/privacy.json")

    assert response.status_code == 404
    assert response.json is not None
    assert response.json["error"]["code"] == "not_found"
