"""What do these tests share? A stage on which two sites have the app installed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from privacy.storage.base import metadata
from privacy.storage.session import Database, open_engine
from tests.unit.identity.stage import Stage
from tests.unit.installs.making import Installs


@pytest.fixture
def stage(database_url: str, tmp_path: Path) -> Iterator[Stage]:
    database = Database(open_engine(database_url))
    with database.writing() as connection:
        metadata.create_all(connection)
    yield Stage(Installs(database), tmp_path / "cache" / "cache.db")
    database.engine.dispose()
