"""A run full of marked names, secrets and tokens leaves none of them in any file or line."""

from datetime import timedelta
from pathlib import Path

import pytest

from privacy.simulator import fault
from privacy.simulator.fault import Kind
from tests.world import ADMIN, SEALING_KEY, World

MARK = "Quetzalcoatl"


def files_of(folder: Path) -> dict[str, bytes]:
    """Return every file of a run: databases, write-ahead logs and what belongs to them."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@pytest.fixture
def markers(world: World, caplog: pytest.LogCaptureFixture) -> list[str]:
    """Live through a busy day on two sites; return all that must be found nowhere."""
    caplog.set_level("INFO", logger="privacy")
    found = [SEALING_KEY, MARK, ADMIN, ADMIN.rpartition(":")[2]]
    for site in (world.jira, world.confluence):
        person = site.people[ADMIN]
        site.people[ADMIN] = type(person)(ADMIN, f"{MARK} of {site.product}", administrator=True)
        for _ in range(3):
            found += [site.shared_secret, *_lived(world, site)]
            site.rotate_secret()
            world.clock.advance(timedelta(minutes=2))
    return found


def _lived(world: World, site: object) -> list[str]:
    assert isinstance(site, type(world.jira))
    hooks = [world.made(site, event) for event in ("installed", "enabled")]
    tokens = [hook.headers["Authorization"].removeprefix("JWT ") for hook in hooks]
    for hook in hooks:
        world.send(hook)
    site.installed = True
    query = world.panel_query(site)
    call = world.context_token(site)
    assert MARK in world.get(f"/panel?{query}").text
    assert world.call(call).status_code == 200
    world.cloud.faults.set(Kind.JIRA_PERMISSIONS, fault.server_error())
    world.clock.advance(timedelta(minutes=2))
    world.panel(site)
    world.cloud.faults.clear()
    world.get(f"/panel?{query}x")
    world.get(f"/nowhere/{call}?jwt={call}")
    sent = [str(request.headers.get("Authorization", "JWT none")) for request in world.wires.sent]
    return [*tokens, query.rpartition("=")[2], call, *(text[4:] for text in set(sent))]


def test_the_files_hold_nothing_in_clear(world: World, markers: list[str]) -> None:
    with world.database.writing() as connection:
        connection.exec_driver_sql(
            "INSERT INTO audit_entry VALUES (999, 1, 0, 'planted control', 'x', 'x')"
        )

    files = files_of(world.folder)

    is_here = world.database_url.startswith("sqlite")
    assert any(b"planted control" in content for content in files.values()) == is_here
    assert ({"privacy.db", "privacy.db-wal"} <= files.keys()) == is_here
    assert ({"cache.db", "cache.db-wal"} <= files.keys()) == is_here
    assert world.noted() <= world.cache.keys()
    files["cache"] = world.cache.everything()
    for name, content in files.items():
        assert [marker for marker in markers if marker.encode() in content] == [], name


def test_the_log_holds_nothing_in_clear(
    world: World, markers: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    text = "\n".join(record.getMessage() for record in caplog.get_records("setup"))

    assert world.folder.is_dir()
    assert '"route": "/panel"' in text
    assert [marker for marker in markers if marker in text] == []
    assert "clientKey" not in text
    assert world.jira.client_key not in text
    assert "jwt=" not in text


def test_what_an_uninstall_destroyed_is_in_no_file(world: World) -> None:
    world.install(world.jira)
    sealed = world.rows("SELECT secret, data_key FROM site ORDER BY id")[0]
    is_here = world.database_url.startswith("sqlite")
    before = files_of(world.folder).values()
    assert any(sealed["secret"] in content for content in before) == is_here

    world.uninstall(world.jira)

    left = files_of(world.folder).values()
    assert not any(sealed["secret"] in content for content in left)
    assert not any(sealed["data_key"] in content for content in left)
