"""On what does the app run in tests? On files, and on the servers that an operator may choose."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from privacy.storage.migrate import migrate
from privacy.storage.session import Database, open_engine
from tests.databases import SERVER, migrated_template, new_database, postgresql, wait_for_no_disk
from tests.redis_server import CACHE, any_redis, emptied


@dataclass(frozen=True)
class Backend:
    """Where a test keeps: an empty database and an empty cache."""

    database_url: str
    cache_url: str


class Servers:
    """The PostgreSQL and the Redis of a run, each started when it is first needed."""

    def __init__(self, folders: pytest.TempPathFactory, stack: ExitStack) -> None:
        self._folders = folders
        self._stack = stack
        self._started: dict[str, str] = {}

    @property
    def migrated_file(self) -> Path:
        """Return a SQLite file with all tables, to be copied."""
        if "file" not in self._started:
            file = self._folders.mktemp("migrated") / "privacy.db"
            database = Database(open_engine(f"sqlite:///{file}"))
            migrate(database)
            database.shrink_log()
            database.engine.dispose()
            self._started["file"] = str(file)
        return Path(self._started["file"])

    @property
    def database(self) -> str:
        if "database" not in self._started:
            self._started["database"] = SERVER or self._of_the_wheel()
        return self._started["database"]

    @property
    def migrated(self) -> str:
        """Return the name of a database with all tables, to be copied."""
        if "migrated" not in self._started:
            template = migrated_template(self.database)
            self._started["migrated"] = self._stack.enter_context(template)
        return self._started["migrated"]

    @property
    def cache(self) -> str:
        if "cache" not in self._started:
            folder = self._folders.mktemp("redis")
            self._started["cache"] = self._stack.enter_context(any_redis(folder, CACHE))
        return emptied(self._started["cache"])

    def _of_the_wheel(self) -> str:
        # Not below pytest's own folder, which another run takes back for its user alone.
        folder = self._stack.enter_context(TemporaryDirectory(prefix="postgresql-"))
        server = self._stack.enter_context(postgresql(Path(folder)))
        wait_for_no_disk(server)
        return server


@pytest.fixture(scope="session")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Servers]:
    with ExitStack() as stack:
        yield Servers(tmp_path_factory, stack)


@pytest.fixture(params=["files", "servers"])
def kind(request: pytest.FixtureRequest) -> str:
    """Return on what a test runs: SQLite with the SQLite store, or PostgreSQL with Redis."""
    return str(request.param)


@pytest.fixture
def backend(kind: str, tmp_path: Path, servers: Servers) -> Iterator[Backend]:
    """Return an empty database and an empty cache."""
    if kind == "files":
        yield _files(tmp_path)
        return
    with new_database(servers.database) as url:
        yield Backend(url, servers.cache)


@pytest.fixture
def migrated(kind: str, tmp_path: Path, servers: Servers) -> Iterator[Backend]:
    """Return a database that has its tables, and an empty cache."""
    if kind == "files":
        found = _files(tmp_path)
        shutil.copyfile(servers.migrated_file, tmp_path / "privacy.db")
        yield found
        return
    with new_database(servers.database, servers.migrated) as url:
        yield Backend(url, servers.cache)


def _files(folder: Path) -> Backend:
    return Backend(f"sqlite:///{folder / 'privacy.db'}", f"sqlite:///{folder / 'cache.db'}")


@pytest.fixture
def database_url(backend: Backend) -> str:
    """Return an empty database."""
    return backend.database_url
