"""Is PostgreSQL reached as it must be, and is its silence an answer too?"""

from contextlib import ExitStack

import pytest
from sqlalchemy import make_url
from sqlalchemy.exc import OperationalError

from privacy.storage.session import Database, open_engine


def test_postgresql_is_reached_through_psycopg() -> None:
    for url in ("postgresql://host/name", "postgresql+psycopg://host/name"):
        engine = open_engine(url, pool_size=3)

        assert engine.url == make_url("postgresql+psycopg://host/name")


def test_shrinking_is_nothing_where_there_is_no_such_log() -> None:
    # Nobody listens there: a statement would raise.
    Database(open_engine("postgresql://127.0.0.1:9/none")).shrink_log()


@pytest.mark.loopback
@pytest.mark.enable_socket
def test_a_database_that_does_not_answer_is_not_ready() -> None:
    nobody = Database(open_engine("postgresql://127.0.0.1:9/none"))

    assert not nobody.is_ready("0001")
    with pytest.raises(OperationalError):
        ExitStack().enter_context(nobody.reading())
