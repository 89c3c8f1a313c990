"""Does it weigh more when something is kept longer, or after the end?"""

from collections.abc import Mapping

import pytest

from tests.unit.declaration.comparing import GONE, compared, weights, whole

STORE = whole()["stores"]
OWN = {"item": "name", "retention": "day", "protection": "encrypted"}
PLAIN = {"item": "name", "protection": "encrypted"}


def heaviest(new: Mapping[str, object], old: Mapping[str, object]) -> str:
    return str(compared({**old, **new}, old)[0].weight)


@pytest.mark.parametrize(
    ("place", "value", "weight"),
    [
        ("data.age", {**whole()["data"]["name"], "label": "Age"}, "material"),
        ("purposes.count", {**whole()["purposes"]["greet"], "label": "Count"}, "material"),
        ("retention.week", {**whole()["retention"]["day"], "ttl": "P7D"}, "minor"),
        ("subjects.guest", {"label": "Guests", "fides": "citizen"}, "minor"),
        ("processors.2", {**whole()["processors"][0], "id": "third"}, "material"),
        ("processors.2", {**whole()["processors"][0], "id": "third", "status": "retired"}, "minor"),
        ("cookies.1", {**whole()["cookies"][0], "id": "second"}, "material"),
        ("email.1", {**whole()["email"][0], "id": "second"}, "material"),
        ("email.1", {**whole()["email"][0], "id": "second", "kind": "transactional"}, "minor"),
        ("stores.3", {**STORE[1], "id": "db.more"}, "minor"),
        ("stores.3", {**STORE[2], "id": "db.more"}, "minor"),
    ],
)
def test_what_is_added_weighs_by_what_it_does_and_goes_as_a_minor_change(
    place: str, value: object, weight: str
) -> None:
    assert weights(place, value) == {weight}
    assert {change.weight for change in compared({}, {place: value})} == {"minor"}


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("stores.1.columns.also", {**OWN, "retention": "month"}),
        ("stores.1.columns.site_id", {**OWN, "retention": "month"}),
        ("stores.0.fields.also", {**OWN, "retention": "month"}),
        ("stores.2.of", ["db.people"]),
        ("stores.3", {**STORE[2], "id": "backup.more"}),
    ],
)
def test_a_further_place_that_keeps_longer_than_any_before_is_material(
    place: str, value: object
) -> None:
    removed = {"lifecycle.uninstall.removed": ["db.people", "db.sites"]}
    only_a_day: dict[str, object] = {**removed, "stores.2.of": []}

    assert heaviest({place: value}, only_a_day) == "material"
    if place != "stores.2.of":
        assert heaviest({place: value}, removed) == "minor"


def test_an_item_that_was_kept_nowhere_and_is_kept_now_is_material() -> None:
    nowhere: dict[str, object] = {
        "stores.0.columns.name": GONE,
        "lifecycle.uninstall.destroyed": [],
    }

    found = compared({**nowhere, "stores.1.columns.name": OWN}, nowhere)

    assert [it.weight for it in found] == ["material"]


def test_a_length_that_moves_from_a_store_to_each_of_its_columns_is_no_material_change() -> None:
    kept = {"stores.0.columns.name": PLAIN}
    moved = {"stores.0.columns.name": OWN, "stores.0.retention": GONE}
    longer = {**moved, "stores.0.columns.name": {**OWN, "retention": "month"}}

    assert {it.weight for it in compared(moved, kept)} == {"minor"}
    assert {it.weight for it in compared(kept, moved)} == {"minor"}
    assert heaviest(longer, kept) == "material"
    assert heaviest({"stores.0.retention": "month"}, kept) == "material"


def test_a_length_of_a_store_without_items_is_a_promise_of_its_own() -> None:
    promised = {"stores.1.retention": "day"}

    assert heaviest({"stores.1.retention": None}, promised) == "material"
    assert heaviest({"stores.1.retention": "month"}, promised) == "material"


def test_a_longer_keeping_of_a_backup_is_one_of_what_it_copies() -> None:
    assert heaviest({"stores.2.retention": "month"}, {"stores.2.retention": "day"}) == "material"
    assert heaviest({"stores.2.retention": "day"}, {}) == "minor"
    beside = {"stores.2.columns": {"name": OWN}, "stores.2.retention": "day"}
    assert heaviest({"stores.2.retention": "month"}, beside) == "material"


def test_a_technical_column_may_lose_its_length_but_not_get_a_longer_one() -> None:
    own = {"technical": "clock", "retention": "day"}
    place = "stores.1.columns.site_id"

    assert heaviest({place: {"technical": "clock"}}, {place: own}) == "minor"
    assert heaviest({place: {**own, "retention": "month"}}, {place: own}) == "material"


def test_a_column_that_is_emptied_keeps_nothing_for_longer() -> None:
    longer = {"stores.0.retention": "month"}
    emptied = {"stores.0.columns.name": {"technical": "greeting"}}

    assert {it.weight for it in compared({**longer, **emptied}, longer)} == {"minor"}


def test_an_item_that_is_new_is_told_once_as_material_and_not_for_each_copy() -> None:
    item = {**whole()["data"]["name"], "label": "Age"}

    found = compared({"data.age": item, "stores.1.columns.age": {**OWN, "item": "age"}})

    assert [(it.place, it.weight) for it in found] == [
        ("data.age", "material"),
        ("stores[db.sites].columns.age", "minor"),
    ]


def test_what_an_uninstall_ended_may_go_with_its_table() -> None:
    old = {"lifecycle.uninstall.removed.1": "db.sites"}

    assert {it.weight for it in compared({"stores.1": GONE}, old)} == {"minor"}


def test_a_new_table_without_items_may_stay_after_an_uninstall() -> None:
    store = {**STORE[1], "id": "db.more"}
    holding = {**STORE[0], "id": "db.more"}
    stays = {"lifecycle.uninstall.kept.1": "db.more"}

    assert {it.weight for it in compared({"stores.3": store, **stays})} == {"minor"}
    assert "material" in {it.weight for it in compared({"stores.3": holding, **stays})}
