import pytest

from privacy.declaration.processors import Processor
from privacy.publish.third_parties import (
    end_user_data,
    has_basis,
    is_outside,
    is_unplaced,
    third_parties,
    vendor_is_outside,
)
from tests.unit.declaration.small import changed, small
from tests.unit.publish.edited import AMERICAN, edited, loaded


def host(**changes: object) -> Processor:
    processor = loaded(small()).processors[0]
    return processor.model_copy(update=changes)


@pytest.mark.parametrize(
    ("source", "identifies", "is_theirs"),
    [
        ("atlassian_api", "directly", True),
        ("app", "may_contain", True),
        ("app", "no", False),
        ("customer", "no", True),
    ],
)
def test_end_user_data_is_about_people_or_from_them(
    source: str, identifies: str, *, is_theirs: bool
) -> None:
    changes = {"data.name.source": source, "data.name.identifies": identifies}

    assert bool(end_user_data(edited(changes))) is is_theirs


def test_who_receives_end_user_data_is_a_third_party() -> None:
    assert [it.id for it in third_parties(loaded(small()))] == ["host"]


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("processors.0.status", "retired"),
        ("processors.0.receives", []),
        ("data.name.identifies", "no"),
    ],
)
def test_who_receives_none_is_no_third_party(place: str, value: object) -> None:
    assert third_parties(loaded(changed(place, value))) == ()


def test_atlassian_is_no_third_party() -> None:
    changes = {"processors.0.id": "atlassian", "stores.0.at": "atlassian"}

    assert third_parties(edited(changes)) == ()


@pytest.mark.parametrize(
    ("country", "locations", "outside", "unplaced"),
    [
        ("DE", ("DE", "NO"), False, False),
        ("DE", ("EU", "EEA"), False, False),
        ("DE", ("US",), True, False),
        ("GB", ("DE",), True, False),
        ("DE", ("Where your site is",), False, True),
        ("US", ("Where your site is",), True, True),
    ],
)
def test_places_are_inside_outside_or_told_in_words(
    country: str, locations: tuple[str, ...], *, outside: bool, unplaced: bool
) -> None:
    party = host(country=country, locations=locations)

    assert is_outside(party) is outside
    assert is_unplaced(party) is unplaced


@pytest.mark.parametrize(("country", "outside"), [("IE", False), ("NO", False), ("GB", True)])
def test_the_vendor_itself_may_be_outside(country: str, *, outside: bool) -> None:
    assert vendor_is_outside(edited({"vendor.country": country})) is outside


def test_a_transfer_rests_on_a_mechanism() -> None:
    assert has_basis(edited(AMERICAN).processors[0])
    assert not has_basis(host(transfer=None))
    assert not has_basis(host())
