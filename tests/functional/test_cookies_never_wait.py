"""A cookie that is dropped holds up no answer, whatever the database does, and is counted later."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Response

from tests.databases import SERVER, empty_database, postgresql
from tests.world import World

pytestmark = [pytest.mark.enable_socket]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the URL of a PostgreSQL server that lives as long as this module's tests."""
    with postgresql(tmp_path_factory.mktemp("postgresql")) as url:
        yield SERVER or url


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def world(
    request: pytest.FixtureRequest, server: str, tmp_path: Path, policy: Path
) -> Iterator[World]:
    """Return a world on each kind of database, in which each answer sets a cookie."""
    with empty_database(tmp_path, server if request.param == "postgresql" else None) as url:
        made = World(tmp_path, url, policy)
        made.app.after_request(setting_a_cookie)
        yield made
        made.close()


def setting_a_cookie(response: Response) -> Response:
    response.set_cookie("tracker", "1")
    return response


@contextmanager
def locked(world: World) -> Iterator[None]:
    """Hold the lock that a writer needs, on another connection."""
    with world.database.writing() as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("LOCK TABLE dropped_cookie")
        yield


def test_a_locked_database_holds_up_no_answer_and_loses_no_count(world: World) -> None:
    started = time.perf_counter()
    with locked(world):
        for _ in range(2):
            assert world.get("/healthz").status_code == 200
            world.clock.advance(timedelta(minutes=1))

    assert time.perf_counter() - started < 1
    world.get("/healthz")
    assert [row["drops"] for row in world.rows("SELECT drops FROM dropped_cookie")] == [3]
