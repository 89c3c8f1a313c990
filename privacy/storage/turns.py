"""How does a transaction get its turn to write? It waits, as long as whoever needs it can."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from sqlalchemy import Connection

from privacy.storage.waiting import wait_for_locks


def begin_writing(connection: Connection, patience: timedelta | None) -> None:
    """Begin to write; raise OperationalError where a lock is not had with that much patience.

    None is as much as the connection has. SQLite's one lock is taken here, PostgreSQL's are where
    they are needed, each with that patience. The connection has its usual patience afterwards.
    """
    if connection.dialect.name == "postgresql":
        if patience is not None:
            wait_for_locks(connection, patience)
        return
    with _patient(connection, patience):
        # A transaction that began as a reader could not wait for the lock.
        connection.exec_driver_sql("BEGIN IMMEDIATE")


@contextmanager
def _patient(connection: Connection, patience: timedelta | None) -> Iterator[None]:
    if patience is None:
        yield
        return
    usual = connection.exec_driver_sql("PRAGMA busy_timeout").scalar_one()
    connection.exec_driver_sql(f"PRAGMA busy_timeout = {patience // timedelta(milliseconds=1)}")
    try:
        yield
    finally:
        connection.exec_driver_sql(f"PRAGMA busy_timeout = {usual}")
