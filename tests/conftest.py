"""What do tests share? A database of their own, and a world in which the app runs."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.databases import fresh_database
from tests.world import World


@pytest.fixture
def database_url(tmp_path: Path) -> Iterator[str]:
    """Return an empty database: SQLite, or one on the server of PRIVACY_TEST_DATABASE_URL."""
    server = os.environ.get("PRIVACY_TEST_DATABASE_URL")  # noqa: TID251 - which server to test on
    if server is None:
        yield f"sqlite:///{tmp_path / 'privacy.db'}"
    else:
        yield from fresh_database(server)


@pytest.fixture
def world(tmp_path: Path, database_url: str) -> Iterator[World]:
    """Return a world with sites on which nothing is installed yet."""
    made = World(tmp_path, database_url)
    yield made
    made.close()


@pytest.fixture
def installed(world: World) -> World:
    """Return a world in which the app is installed on every site."""
    for site in world.sites:
        assert world.install(site).status_code == 204
    return world
