"""What do these tests share? A stage on which two sites have the app installed."""

from collections.abc import Iterator

import pytest

from privacy.clock import SystemClock
from privacy.identity.flights import Flights
from privacy.identity.opening import open_store
from privacy.identity.store import Store
from privacy.storage.base import metadata
from privacy.storage.session import Database, open_engine
from tests.backends import Backend
from tests.unit.identity.flying import Journey
from tests.unit.identity.stage import Stage
from tests.unit.installs.making import Installs


@pytest.fixture
def stage(backend: Backend) -> Iterator[Stage]:
    """Return a stage; what is true after everything is checked at the end of each test."""
    database = Database(open_engine(backend.database_url))
    with database.writing() as connection:
        metadata.create_all(connection)
    made = Stage(Installs(database), backend.cache_url)
    yield made
    made.check()
    database.engine.dispose()


@pytest.fixture
def journey() -> Journey:
    return Journey()


@pytest.fixture
def live_store(backend: Backend) -> Store:
    """Return a store on which time goes on, so that claims end."""
    return open_store(backend.cache_url, SystemClock(), 16)


@pytest.fixture
def flights(live_store: Store) -> Iterator[Flights]:
    """Return flights; none of them is in the air for ever."""
    made = Flights(live_store, SystemClock())
    yield made
    assert made._flying == {}  # noqa: SLF001 - what stays here would be there for ever
