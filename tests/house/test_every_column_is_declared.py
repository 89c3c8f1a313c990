"""What exists equals what is declared, in both directions."""

from pathlib import Path

from privacy.declaration.loader import load
from privacy.declaration.model import Declaration
from privacy.declaration.stores import Store
from privacy.storage import tables
from privacy.storage.base import metadata
from tests.world import World

POLICY = Path(__file__).parents[2] / "policy"


def declared(kind: str) -> dict[str, Store]:
    declaration: Declaration = load(POLICY)
    return {store.id: store for store in declaration.stores if store.kind == kind}


def test_every_column_is_in_the_declaration_and_the_reverse(world: World) -> None:
    wanted = {
        store_id.removeprefix("db."): set(store.columns or {})
        for store_id, store in declared("table").items()
    }

    assert world.columns() == wanted


def test_every_column_carries_the_item_that_is_declared_for_it() -> None:
    stores = declared("table")

    assert tables.site in metadata.sorted_tables
    for table in metadata.sorted_tables:
        columns = stores[f"db.{table.name}"].columns or {}
        for column in table.columns:
            said = columns[column.name]
            assert column.info.get("item") == said.item, f"{table.name}.{column.name}"
            assert (column.info.get("technical") is None) == (said.technical is None)


def test_the_cache_and_the_log_are_what_is_declared(installed: World) -> None:
    installed.panel(installed.jira)
    (cache,) = declared("cache").values()
    (log,) = declared("log").values()

    assert set(cache.columns or {}) == installed.cache_columns()
    assert set(log.fields or {}) >= {"at", "route", "status", "request_id", "site_id"}


def test_the_scopes_and_the_key_are_those_of_the_descriptor(world: World) -> None:
    descriptor = world.get("/atlassian-connect.json").json
    declaration = load(POLICY)

    assert descriptor is not None
    assert list(declaration.app.scopes) == descriptor["scopes"] == ["READ"]
    assert declaration.app.key == descriptor["key"]
