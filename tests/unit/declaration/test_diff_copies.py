"""Does it weigh more when a copy is less guarded, or outlives what no copy did before?"""

from collections.abc import Mapping

import pytest

from tests.unit.declaration.comparing import GONE, compared, whole

STORE = whole()["stores"]
SEALED = {"item": "name", "retention": "day", "protection": "encrypted"}
OPEN = {"item": "name", "retention": "day"}
HASHED = {"item": "name", "retention": "day", "protection": "keyed_hash"}
REMOVED = {"lifecycle.uninstall.removed": ["db.people", "db.sites"]}
MORE = "stores.3"


def told(new: Mapping[str, object], old: Mapping[str, object] | None = None) -> dict[str, str]:
    """Return how much the weightiest change of each place weighs."""
    before = {**REMOVED, **(old or {})}
    found = compared({**before, **new}, before)
    return {it.place: str(it.weight) for it in reversed(found)}


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("stores.1.columns.also", "stores[db.sites].columns.also"),
        ("stores.0.fields.also", "stores[db.people].fields.also"),
        ("stores.1.columns.site_id", "stores[db.sites].columns.site_id.item"),
    ],
)
def test_an_open_copy_of_what_was_sealed_everywhere_is_material(place: str, said: str) -> None:
    assert told({place: OPEN})[said] == "material"
    assert told({place: SEALED})[said] == "minor"
    assert told({place: HASHED})[said] == "minor"
    assert told({place: OPEN}, {"stores.0.columns.open": OPEN})[said] == "minor"


def test_a_further_store_with_an_open_copy_is_material() -> None:
    store = {**STORE[1], "id": "db.more", "columns": {"name": OPEN}}
    removed = {"lifecycle.uninstall.removed": ["db.people", "db.more"]}

    assert told({MORE: store, **removed})["stores[db.more]"] == "material"
    assert (
        told({MORE: {**store, "columns": {"name": SEALED}}, **removed})["stores[db.more]"]
        == "minor"
    )


def test_a_column_that_loses_its_protection_with_its_item_is_no_loss() -> None:
    emptied = told({"stores.0.columns.name": {"technical": "greeting"}})
    secret: dict[str, object] = {"technical": "secret", "protection": "encrypted"}
    opened = told(
        {"stores.1.columns.site_id": {"technical": "secret"}}, {"stores.1.columns.site_id": secret}
    )

    assert set(emptied.values()) == {"minor"}
    assert opened == {"stores[db.sites].columns.site_id.protection": "material"}


def test_what_was_in_memory_alone_and_is_written_down_is_material() -> None:
    memory = {**STORE[1], "id": "mem", "kind": "memory", "columns": {"mail": {"item": "mail"}}}
    before: dict[str, object] = {MORE: memory, "stores.0.fields": {}, "stores.3.retention": "month"}
    written = {"stores.1.columns.mail": {"item": "mail", "retention": "month"}}

    assert told(written, before)["stores[db.sites].columns.mail"] == "material"
    assert told({"stores.3.kind": "cache"}, before)["stores[mem].kind"] == "material"
    assert told({"stores.3.kind": "memory"}, {**before, "stores.3.kind": "log"}) == {
        "stores[mem].kind": "minor"
    }


def test_a_copy_that_an_uninstall_leaves_where_it_ended_all_others_is_material() -> None:
    stays = {"lifecycle.uninstall.removed": ["db.people"]}
    memory = {**STORE[1], "id": "mem", "kind": "memory", "columns": {"name": SEALED}}

    assert told({"stores.1.columns.also": SEALED}, stays) == {
        "stores[db.sites].columns.also": "material"
    }
    assert told({MORE: memory}, stays) == {"stores[mem]": "minor"}
    assert told({"stores.1.columns.also": SEALED}, {**stays, "stores.0.columns.more": SEALED}) == {
        "stores[db.sites].columns.also": "material"
    }
    left: dict[str, object] = {"lifecycle.uninstall.removed": [], "stores.0.columns.more": SEALED}
    assert told({"stores.1.columns.also": SEALED}, left) == {
        "stores[db.sites].columns.also": "minor"
    }


def test_a_store_under_a_new_name_has_to_be_ended_like_the_old_one() -> None:
    # Another copy stays in both, so that nothing but the new name can be what weighs.
    stays = {"stores.1.columns.name": OPEN, "lifecycle.uninstall.removed": ["db.people"]}
    renamed: dict[str, object] = {"stores.0.id": "db.persons", "stores.2.of": ["db.sites"]}
    gone = {**renamed, "lifecycle.uninstall.destroyed": []}
    place = "lifecycle.uninstall.removed"
    ended = {place: ["db.persons"]}

    assert told({**gone, place: []}, stays)[place] == "material"
    assert told({**gone, **ended}, stays)[place] == "minor"
    # A new place for something else is none for them, nor is one that holds them already.
    mail = {"item": "mail", "retention": "month"}
    apart = {"stores.1.columns.mail": mail}
    alone: dict[str, object] = {"stores.0.fields": {}, "stores.2.columns": {"mail": mail}}
    assert told({**gone, **ended, **apart}, {**stays, **alone})[place] == "minor"
    only: dict[str, object] = {"stores.0": GONE, "stores.1.of": ["db.sites"], place: []}
    assert told({**only, "lifecycle.uninstall.destroyed": []}, stays)[place] == "minor"


def test_a_column_under_a_new_name_has_to_be_ended_like_the_old_one() -> None:
    stays: dict[str, object] = {"stores.1.columns.name": OPEN, "lifecycle.uninstall.removed": []}
    columns = {key: it for key, it in STORE[0]["columns"].items() if key != "name"}
    renamed: dict[str, object] = {"stores.0.columns": {**columns, "called": SEALED}}
    place = "lifecycle.uninstall.destroyed"

    assert told({**renamed, place: []}, stays)[place] == "material"
    assert told({**renamed, place: ["db.people.called"]}, stays)[place] == "minor"
    assert told({place: []}, stays)[place] == "material"
