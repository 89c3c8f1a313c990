"""For how long does a piece of work wait for others? Less than usual, where much is to be done."""

from datetime import timedelta
from typing import Final

from sqlalchemy import Connection

_MILLISECOND: Final = timedelta(milliseconds=1)


def wait_for_locks(connection: Connection, most: timedelta) -> None:
    """Let a transaction wait for each lock for that long, and then raise OperationalError.

    SQLite has one lock, which a transaction that writes has from its beginning.
    https://www.postgresql.org/docs/current/runtime-config-client.html#GUC-LOCK-TIMEOUT
    """
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {most // _MILLISECOND}")
