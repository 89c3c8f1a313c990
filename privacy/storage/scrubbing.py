"""How do deleted bytes leave the files of a database? Each has its own way, and its own limits."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final, Protocol

from sqlalchemy import Engine, Table

BRIEFLY: Final = 5
"""Tries for whoever has somebody waiting: a quarter of a second."""

_TRIES: Final = 40
_PAUSE: Final = 0.05


class _Notice(Protocol):
    severity_nonlocalized: str | None


def empty_log(engine: Engine, busy_milliseconds: int) -> bool:
    """Empty SQLite's write-ahead log, unless a reader or writer is in the way just now.

    Return whether it is empty. The connection then waits for others as long as it is told here.
    """
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout = 0")
        try:
            row = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()
            return bool(row.busy == 0)
        finally:
            connection.exec_driver_sql(f"PRAGMA busy_timeout = {busy_milliseconds}")


def until(
    is_done: Callable[[], bool],
    pause: Callable[[float], object] = time.sleep,
    tries: int = _TRIES,
) -> bool:
    """Try for two seconds, without holding anybody up in between; tell whether it was done."""
    for _ in range(tries):
        if is_done():
            return True
        pause(_PAUSE)
    return False


def vacuum(engine: Engine, tables: Sequence[Table]) -> bool:
    """Let PostgreSQL give back the space of deleted rows, outside of any transaction.

    Tell whether it did: a table that the role may not vacuum is skipped with a mere warning.
    https://www.postgresql.org/docs/current/sql-vacuum.html
    """
    quote = engine.dialect.identifier_preparer.format_table
    with engine.connect() as connection:
        alone = connection.execution_options(isolation_level="AUTOCOMMIT")
        with _severities(alone.connection.driver_connection) as severities:
            alone.exec_driver_sql(f"VACUUM {', '.join(map(quote, tables))}")
    return "WARNING" not in severities


@contextmanager
def _severities(connection: Any) -> Iterator[list[str | None]]:  # noqa: ANN401 - psycopg's own
    found: list[str | None] = []

    def note(said: _Notice) -> None:
        # It can be read only now, and its text is not for keeping.
        found.append(said.severity_nonlocalized)

    connection.add_notice_handler(note)
    try:
        yield found
    finally:
        connection.remove_notice_handler(note)
