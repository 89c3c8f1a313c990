"""What do these tests share? A stage on each pair of database and store, and one on files."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.backends import Backend
from tests.unit.retention.stage import SweepStage


@pytest.fixture
def stage(backend: Backend) -> Iterator[SweepStage]:
    """Return a stage on SQLite alone, and on PostgreSQL with Redis."""
    made = SweepStage(backend.database_url, backend.cache_url)
    made.begin()
    yield made
    made.close()


@pytest.fixture
def on_sqlite(tmp_path: Path) -> Iterator[SweepStage]:
    """Return a stage whose files can be read."""
    made = SweepStage(f"sqlite:///{tmp_path}/privacy.db", f"sqlite:///{tmp_path}/cache.db")
    made.begin()
    yield made
    made.close()
