"""How is much removed at little cost, where a crash may undo the last of it?"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from sqlalchemy import Connection

from privacy.storage.session import Database

_KIBIBYTES: Final = 16_000
_USUAL_KIBIBYTES: Final = 2_000  # what SQLite takes by itself


@contextmanager
def removing(database: Database) -> Iterator[Connection]:
    """Yield a connection as `Database.writing` does, for what is simply removed again if need be.

    PostgreSQL does not wait for its disk: a crash may undo the last transactions, each whole, and
    none before one that was waited for. SQLite has memory for all pages that are changed; with its
    usual memory it writes one page several times.
    """
    with database.writing() as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("SET LOCAL synchronous_commit = off")
            yield connection
            return
        connection.exec_driver_sql(f"PRAGMA cache_size = -{_KIBIBYTES}")
        try:
            yield connection
        finally:
            connection.exec_driver_sql(f"PRAGMA cache_size = -{_USUAL_KIBIBYTES}")
