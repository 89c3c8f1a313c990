"""How is the database opened, and what is one unit of work?"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import timedelta
from pathlib import Path

from sqlalchemy import Connection, Engine, NullPool, Table, create_engine, event, make_url, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import SQLAlchemyError

from privacy.storage.scrubbing import empty_log, until, vacuum
from privacy.storage.turns import begin_writing

_BUSY_SECONDS = 20
_PRAGMAS = ("journal_mode=WAL", "foreign_keys=ON", "secure_delete=ON", "synchronous=NORMAL")


def open_engine(url: str, pool_size: int = 10) -> Engine:
    """Return the engine of a database; a SQLite file's folder is made, for its owner only."""
    target = make_url(url)
    if target.get_backend_name() == "sqlite":
        return _open_sqlite(target, pool_size)
    return create_engine(
        target.set(drivername="postgresql+psycopg"),
        pool_size=pool_size,
        max_overflow=0,
        pool_pre_ping=True,
        hide_parameters=True,
        connect_args={"connect_timeout": 5, "options": "-c lock_timeout=20s"},
    )


def owned_file(path: Path) -> None:
    """Make a file, and its folder where there is none, that only this user can read."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.touch(mode=0o600, exist_ok=True)


def _open_sqlite(url: URL, pool_size: int) -> Engine:
    owned_file(Path(url.database or ""))
    engine = create_engine(
        url,
        pool_size=pool_size,
        max_overflow=0,
        hide_parameters=True,
        connect_args={"timeout": _BUSY_SECONDS},
    )
    event.listen(engine, "connect", _prepare)
    return engine


def _open_hasty(url: URL) -> Engine:
    """Return an engine that waits for no lock, and has no pool whose turn could be waited for."""
    if url.get_backend_name() == "sqlite":
        engine = create_engine(
            url, poolclass=NullPool, hide_parameters=True, connect_args={"timeout": 0}
        )
        event.listen(engine, "connect", _prepare)
        return engine
    return create_engine(
        url,
        poolclass=NullPool,
        hide_parameters=True,
        # PostgreSQL's client takes less than two seconds to connect for two.
        connect_args={
            "connect_timeout": 2,
            "tcp_user_timeout": 2000,
            "options": "-c lock_timeout=50ms -c statement_timeout=500ms",
        },
    )


def _prepare(connection: sqlite3.Connection, _: object) -> None:
    # The driver would begin transactions by itself, late; `writing` and `reading` say when.
    connection.isolation_level = None
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


class Database:
    """Opens units of work."""

    def __init__(self, engine: Engine) -> None:
        """Take the engine."""
        self.engine = engine
        self._hasty = _open_hasty(engine.url)
        self._is_sqlite = engine.dialect.name == "sqlite"

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Yield a connection that sees one state of the database and changes nothing."""
        with self.engine.connect() as connection:
            if self._is_sqlite:
                connection.exec_driver_sql("BEGIN")
            else:
                connection.execution_options(isolation_level="REPEATABLE READ")
            yield connection
            connection.rollback()

    def writing(self) -> AbstractContextManager[Connection]:
        """Yield a connection whose work is kept whole, or not at all when something is raised."""
        return self._writing(self.engine)

    def writing_at_once(self) -> AbstractContextManager[Connection]:
        """Do the same on a connection of its own, and raise where `writing` would wait."""
        return self._writing(self._hasty)

    def writing_soon(self, patience: timedelta) -> AbstractContextManager[Connection]:
        """Do the same as `writing`; raise OperationalError where a lock takes longer than that."""
        return self._writing(self.engine, patience)

    def is_ready(self, revision: str) -> bool:
        """Tell whether the database answers and stands at this migration."""
        try:
            with self.reading() as connection:
                found = connection.execute(text("SELECT version_num FROM alembic_version"))
                return found.scalars().all() == [revision]
        except SQLAlchemyError:
            return False

    def shrink_log(self) -> None:
        """Empty SQLite's write-ahead log, where no reader is in the way. Nothing elsewhere.

        It does not wait for a reader, such as a backup: whoever calls is in a hurry.
        """
        if self._is_sqlite:
            empty_log(self.engine, _BUSY_SECONDS * 1000)

    def scrub(self, tables: Sequence[Table]) -> bool:
        """Remove from the files what was deleted from tables; tell whether that was possible.

        SQLite wrote over it when it was deleted; here the write-ahead log is emptied too, which
        readers, such as a backup, keep from happening: then False, after two seconds. PostgreSQL's
        VACUUM frees what no running transaction can see, where the role may vacuum; the space is
        written over when it is next used, and PostgreSQL's own log holds a copy until it is
        recycled.
        """
        if self._is_sqlite:
            return until(lambda: empty_log(self.engine, _BUSY_SECONDS * 1000))
        return vacuum(self.engine, tables)

    @contextmanager
    def _writing(self, engine: Engine, patience: timedelta | None = None) -> Iterator[Connection]:
        with engine.begin() as connection:
            begin_writing(connection, patience)
            yield connection
