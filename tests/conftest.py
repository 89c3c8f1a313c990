"""What do tests share? A database of their own, and a world in which the app runs."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.backends import Backend, backend, database_url, kind, migrated, servers
from tests.policies import vendor_policy
from tests.world import World

__all__ = ["backend", "database_url", "kind", "migrated", "servers"]


@pytest.fixture(scope="session")
def policy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a vendor's policy, for reading only."""
    return vendor_policy(tmp_path_factory.mktemp("vendor"))


@pytest.fixture
def world(tmp_path: Path, migrated: Backend, policy: Path) -> Iterator[World]:
    """Return a world with sites on which nothing is installed yet."""
    made = World(tmp_path, migrated.database_url, policy, cache_url=migrated.cache_url)
    yield made
    made.close()


@pytest.fixture
def installed(world: World) -> World:
    """Return a world in which the app is installed on every site."""
    for site in world.sites:
        assert world.install(site).status_code == 204
    return world
