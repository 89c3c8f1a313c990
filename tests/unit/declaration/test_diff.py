"""Is every difference told, in its order, and who comes or goes?"""

from typing import Final

from privacy.declaration.diff import Change, Weight, added_processors, changes
from privacy.declaration.diff.difference import Difference, Spot
from privacy.declaration.diff.sayings import saying
from privacy.declaration.diff.weights import Both
from tests.unit.declaration.comparing import compared, declared, whole, with_values

PIGEON: Final = {
    **{key: value for key, value in whole()["processors"][1].items() if key != "example"},
    "id": "pigeon",
    "legal_name": "Pigeonpost Ltd",
    "country": "GB",
    "role": "sub_processor",
}


def test_a_change_has_its_place_and_both_values() -> None:
    assert compared({"processors.0.country": "FR"}) == (
        Change(
            Weight.MATERIAL,
            "processors[hoster].country",
            "The country of Host Legal Ltd is France instead of Germany",
            "Germany",
            "France",
        ),
    )
    assert [
        (it.place, it.old, it.new) for it in compared({"retention.day.site_may_shorten": False})
    ] == [("retention.day.site_may_shorten", "yes", "no")]
    assert [(it.place, it.old, it.new) for it in compared({"data.name.label": "Name"})] == [
        ("data.name.label", "Display name", "Name")
    ]


def test_the_weightiest_comes_first_and_then_the_order_of_the_declaration() -> None:
    found = compared(
        {
            "app.name": "Another",
            "data.name.label": "Name",
            "vendor.address": "2 Street",
            "compliance.ai_training": True,
            "policy.notice": "P1D",
        }
    )

    assert [(it.weight, it.place) for it in found] == [
        ("material", "policy.notice"),
        ("material", "compliance.ai_training"),
        ("minor", "app.name"),
        ("minor", "vendor.address"),
        ("wording", "data.name.label"),
    ]


def test_who_retires_leaves_and_who_was_retired_comes_back() -> None:
    retired = {"processors.0.status": "retired", "processors.0.address": "elsewhere"}

    assert [(it.weight, it.words) for it in compared(retired)] == [
        ("minor", "Host Legal Ltd (Germany) is no longer a sub-processor")
    ]
    assert [(it.weight, it.words) for it in compared({}, retired)] == [
        (
            "material",
            "Host Legal Ltd (Germany) is added as a sub-processor; it receives: Display name",
        )
    ]
    assert [it.place for it in compared({**retired, "processors.0.name": "X"}, retired)] == [
        "processors[hoster].name"
    ]


def test_another_company_under_the_id_of_one_is_added() -> None:
    old, new = declared(whole()), declared(with_values({"processors.0.legal_name": "Another Ltd"}))
    renamed = declared(with_values({"processors.0.name": "The Host"}))

    assert [it.id for it in added_processors(old, new)] == ["hoster"]
    assert added_processors(old, renamed) == ()


def test_who_is_added_is_known_by_its_id_and_counts_from_the_announcement() -> None:
    old, new = declared(whole()), declared(with_values({"processors.2": PIGEON}))
    retired = declared(with_values({"processors.2": {**PIGEON, "status": "retired"}}))

    assert [it.id for it in added_processors(old, new)] == ["pigeon"]
    assert [it.id for it in added_processors(retired, new)] == ["pigeon"]
    assert added_processors(old, retired) == added_processors(new, old) == ()


def test_another_order_is_told_as_wording() -> None:
    stores = whole()["stores"]

    found = compared({"app.scopes": ["WRITE", "READ"], "stores": [stores[2], *stores[:2]]})

    assert [(it.weight, it.words) for it in found] == [
        ("wording", "The list app.scopes is written in another way"),
        ("wording", "The list stores is written in another way"),
    ]


def test_a_value_that_stands_twice_is_told() -> None:
    (change,) = compared({"app.scopes": ["READ", "WRITE", "READ"]})

    assert change.words == "The list app.scopes is written in another way"


def test_another_first_language_is_more_than_wording() -> None:
    found = compared({"policy.languages": ["de", "en"]})

    assert [(it.weight, it.words) for it in found] == [
        ("minor", "The languages of the policy are in another order")
    ]


def test_a_sentence_is_one_line_whatever_is_in_a_value() -> None:
    (change,) = compared({"vendor.address": "1\n  Street\x1b[31m {old}"})

    assert change.words == (
        "The address of the vendor is 1 Street [31m {old} instead of 1 Vendor Street"
    )


def test_the_same_declaration_in_other_objects_has_no_changes() -> None:
    assert changes(declared(whole()), declared(whole())) == ()


def test_a_key_without_a_sentence_of_its_own_is_told_by_its_place() -> None:
    both = Both(declared(whole()), declared(whole()))
    spot = Spot().key("data").entry("name").key("colour")

    change = saying(spot.pattern).change(both, Difference(spot, "red", "blue"))

    assert change == Change(
        Weight.MINOR, "data.name.colour", "data.name.colour is blue instead of red", "red", "blue"
    )
