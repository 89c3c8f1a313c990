"""What do these tests share? A program that says nothing yet, and a database of each kind."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from privacy.storage.migrate import migrate
from privacy.storage.session import Database, open_engine
from tests.unit.checks.making import write


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write(tmp_path, "app.py", '"""Says nothing."""\n')
    return write(tmp_path, "requirements.txt", "flask==3.1.3 \\\n    --hash=sha256:00\n")


@pytest.fixture
def migrated(database_url: str) -> Iterator[Database]:
    """Return a migrated database of each kind."""
    made = Database(open_engine(database_url))
    migrate(made)
    yield made
    made.engine.dispose()
