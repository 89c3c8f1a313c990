"""A cookie that is dropped holds up no answer, whatever the database does, and is counted later."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Response

from tests.backends import Backend
from tests.world import World

pytestmark = [pytest.mark.enable_socket]


@pytest.fixture
def world(tmp_path: Path, backend: Backend, policy: Path) -> Iterator[World]:
    """Return a world on each kind of database, in which each answer sets a cookie."""
    made = World(tmp_path, backend.database_url, policy, cache_url=backend.cache_url)
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
