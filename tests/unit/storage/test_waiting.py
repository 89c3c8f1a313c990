"""Is a lock waited for as briefly as was asked, in that transaction alone?"""

import time
from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy.exc import OperationalError

from privacy.storage.session import Database, open_engine
from privacy.storage.waiting import wait_for_locks

LOCK = "LOCK TABLE note IN ACCESS EXCLUSIVE MODE"
BRIEFLY = timedelta(milliseconds=20)


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    made = Database(open_engine(database_url, pool_size=2))
    with made.writing() as connection:
        connection.exec_driver_sql("CREATE TABLE note (id INTEGER)")
    yield made
    made.engine.dispose()


def test_a_transaction_goes_on_where_nobody_is_in_the_way(database: Database) -> None:
    with database.writing() as connection:
        wait_for_locks(connection, BRIEFLY)
        connection.exec_driver_sql("INSERT INTO note VALUES (1)")

    with database.reading() as connection:
        assert connection.exec_driver_sql("SELECT id FROM note").scalar_one() == 1


@pytest.mark.parametrize("kind", ["servers"], indirect=True)
def test_a_lock_is_waited_for_no_longer(database: Database) -> None:
    def wait_briefly() -> None:
        with database.writing() as connection:
            wait_for_locks(connection, BRIEFLY)
            connection.exec_driver_sql(LOCK)

    with database.writing() as connection:
        connection.exec_driver_sql(LOCK)
        began = time.perf_counter()
        with pytest.raises(OperationalError):
            wait_briefly()
        assert time.perf_counter() - began < 5


@pytest.mark.parametrize("kind", ["servers"], indirect=True)
def test_the_next_transaction_waits_as_usual(database: Database) -> None:
    with database.writing() as connection:
        wait_for_locks(connection, BRIEFLY)
        assert connection.exec_driver_sql("SHOW lock_timeout").scalar_one() == "20ms"

    with database.writing() as connection:
        assert connection.exec_driver_sql("SHOW lock_timeout").scalar_one() == "20s"
