"""Does it weigh more when something is kept longer, in more places, or after the end?"""

import pytest

from privacy.declaration.diff import changes
from tests.unit.declaration.comparing import GONE, compared, declared, weights, whole, with_values


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
        ("stores.3", {**whole()["stores"][1], "id": "db.more"}, "minor"),
        ("stores.3", {**whole()["stores"][0], "id": "db.more"}, "minor"),
        ("stores.3", {**whole()["stores"][2], "id": "db.more"}, "minor"),
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
        ("stores.1.columns.also", {"item": "name", "retention": "month"}),
        ("stores.1.columns.site_id", {"item": "name", "retention": "month"}),
        ("stores.0.fields.also", {"item": "name", "retention": "month"}),
        ("stores.2.of", ["db.people"]),
        ("stores.3", {**whole()["stores"][2], "id": "backup.more"}),
    ],
)
def test_a_further_place_that_keeps_longer_than_any_before_is_material(
    place: str, value: object
) -> None:
    only_a_day: dict[str, object] = {"stores.2.of": []}

    found = changes(
        declared(with_values(only_a_day)), declared(with_values({**only_a_day, place: value}))
    )

    assert found[0].weight == "material"
    assert weights(place, value) - {"wording"} == ({"minor"} if place != "stores.2.of" else set())


def test_an_item_that_was_kept_nowhere_and_is_kept_now_is_material() -> None:
    nowhere: dict[str, object] = {
        "stores.0.columns.name": GONE,
        "lifecycle.uninstall.destroyed": [],
    }

    found = changes(
        declared(with_values(nowhere)),
        declared(
            with_values({**nowhere, "stores.1.columns.name": {"item": "name", "retention": "day"}})
        ),
    )

    assert [it.weight for it in found] == ["material"]


def test_what_an_uninstall_ended_may_go_with_its_table() -> None:
    old = {"lifecycle.uninstall.removed.1": "db.sites"}
    gone = {"stores.1": GONE}

    found = changes(declared(with_values(old)), declared(with_values(gone)))

    assert {it.weight for it in found} == {"minor"}


def test_a_new_table_without_items_may_stay_after_an_uninstall() -> None:
    store = {**whole()["stores"][1], "id": "db.more"}
    holding = {**whole()["stores"][0], "id": "db.more"}
    stays = {"lifecycle.uninstall.kept.1": "db.more"}

    assert {it.weight for it in compared({"stores.3": store, **stays})} == {"minor"}
    assert "material" in {it.weight for it in compared({"stores.3": holding, **stays})}
