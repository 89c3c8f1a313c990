"""Where do copies lie? In SQLite files, or in PostgreSQL and Redis; as often as is wanted."""

import shutil
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from sqlalchemy import create_engine, make_url, text

from bench.identities.moving import to_postgresql, to_redis
from privacy.storage.migrate import migrate
from privacy.storage.session import Database, open_engine
from tests.redis_server import redis_server

DATABASE_FILE: Final = "privacy.db"
CACHE_FILE: Final = "cache.db"
_DUMP: Final = "dump.rdb"


@dataclass(frozen=True, slots=True)
class Pair:
    """The addresses of a database and of the store beside it."""

    database_url: str
    cache_url: str


class Prepared(ABC):
    """Copies that were made once, and are had anew for each measurement that changes them."""

    name: str

    @abstractmethod
    def copied(self) -> AbstractContextManager[Pair]:
        """Yield a pair of one's own with all that was prepared; it is removed at the end."""


class Embedded(Prepared):
    """Two SQLite files."""

    name = "SQLite"

    def __init__(self, folder: Path) -> None:
        """Take the folder in which the files are."""
        self._folder = folder

    @contextmanager
    def copied(self) -> Iterator[Pair]:
        """Copy both files."""
        with TemporaryDirectory(dir=self._folder) as name:
            folder = Path(name)
            for file in (DATABASE_FILE, CACHE_FILE):
                shutil.copy(self._folder / file, folder / file)
            yield Pair(f"sqlite:///{folder / DATABASE_FILE}", f"sqlite:///{folder / CACHE_FILE}")


class Shared(Prepared):
    """A PostgreSQL database as a template, and what a Redis wrote to be read by others."""

    name = "PostgreSQL + Redis"

    def __init__(self, server: str, folder: Path) -> None:
        """Take the URL of the server, which has the template, and where the dump is."""
        self._server = make_url(server).set(drivername="postgresql+psycopg")
        self._folder = folder
        self._numbers = count()
        self._template = f"prepared_{folder.name}"

    def prepare(self) -> None:
        """Bring what the files of the same folder hold into both.

        The wheel's PostgreSQL is set to wait for no disk; what is measured does, as it ships.
        """
        self._run(f'CREATE DATABASE "{self._template}"')
        url = self._url(self._template)
        database = Database(open_engine(url))
        migrate(database)
        database.engine.dispose()
        to_postgresql(self._folder / DATABASE_FILE, url.replace("+psycopg", ""))
        with redis_server(self._folder) as cache_url:
            to_redis(self._folder / CACHE_FILE, cache_url)
        self._run("ALTER SYSTEM RESET ALL")
        self._run("SELECT pg_reload_conf()")

    @contextmanager
    def copied(self) -> Iterator[Pair]:
        """Copy the template, and let another Redis read the dump."""
        name = f"{self._template}_{next(self._numbers)}"
        self._run(f'CREATE DATABASE "{name}" TEMPLATE "{self._template}" STRATEGY FILE_COPY')
        with TemporaryDirectory() as folder:
            (Path(folder) / _DUMP).hardlink_to(self._folder / _DUMP)
            with redis_server(Path(folder)) as cache_url:
                yield Pair(self._url(name), cache_url)
        self._run(f'DROP DATABASE "{name}" WITH (FORCE)')

    def _url(self, name: str) -> str:
        return self._server.set(database=name).render_as_string(hide_password=False)

    def _run(self, statement: str) -> None:
        engine = create_engine(self._server, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(statement))
        engine.dispose()
