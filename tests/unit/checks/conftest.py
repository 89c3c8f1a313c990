"""What do these tests share? A program that says nothing yet, and a database of each kind."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from privacy.storage.migrate import migrate
from privacy.storage.session import Database, open_engine
from tests.databases import SERVER, empty_database, postgresql
from tests.unit.checks.making import write


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write(tmp_path, "app.py", '"""Says nothing."""\n')
    return write(tmp_path, "requirements.txt", "flask==3.1.3 \\\n    --hash=sha256:00\n")


@pytest.fixture(scope="package")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the URL of a PostgreSQL server."""
    with postgresql(tmp_path_factory.mktemp("postgresql")) as url:
        yield SERVER or url


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def migrated(request: pytest.FixtureRequest, server: str, tmp_path: Path) -> Iterator[Database]:
    """Return a migrated database of each kind."""
    with empty_database(tmp_path, server if request.param == "postgresql" else None) as url:
        made = Database(open_engine(url))
        migrate(made)
        yield made
        made.engine.dispose()
