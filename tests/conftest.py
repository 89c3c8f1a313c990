"""What do tests share? A database of their own, and a world in which the app runs."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.databases import SERVER, empty_database
from tests.policies import vendor_policy
from tests.world import World


@pytest.fixture
def database_url(tmp_path: Path) -> Iterator[str]:
    """Return an empty database: SQLite, or one on the server of PRIVACY_TEST_DATABASE_URL."""
    with empty_database(tmp_path, SERVER) as url:
        yield url


@pytest.fixture(scope="session")
def policy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a vendor's policy, for reading only."""
    return vendor_policy(tmp_path_factory.mktemp("vendor"))


@pytest.fixture
def world(tmp_path: Path, database_url: str, policy: Path) -> Iterator[World]:
    """Return a world with sites on which nothing is installed yet."""
    made = World(tmp_path, database_url, policy)
    yield made
    made.close()


@pytest.fixture
def installed(world: World) -> World:
    """Return a world in which the app is installed on every site."""
    for site in world.sites:
        assert world.install(site).status_code == 204
    return world
