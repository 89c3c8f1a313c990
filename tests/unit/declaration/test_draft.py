from dataclasses import fields
from typing import Any

import pytest

from privacy.declaration.draft import Draft
from privacy.declaration.model import Document
from privacy.declaration.shape import document
from tests.unit.declaration.small import changed, small

MAPPINGS = ("subjects", "data", "purposes", "retention")
LISTS = ("stores", "processors", "cookies", "email")
SINGLE = ("app", "vendor", "policy", "lifecycle", "statements", "security", "compliance")


def draft_sections() -> set[str]:
    return {*MAPPINGS, *LISTS, *SINGLE}


def whole() -> Draft:
    found, _ = document(small())
    assert found is not None
    return Draft.of(found)


def test_a_draft_has_every_section_of_the_document() -> None:
    assert {it.name for it in fields(Draft)} - {"whole"} == (
        Document.model_fields.keys() - {"schema_"}
    )
    assert {*MAPPINGS, *LISTS, *SINGLE, "whole"} == {it.name for it in fields(Draft)}


def test_a_draft_of_a_document_is_whole_and_keeps_lists_by_number() -> None:
    draft = whole()

    assert draft.is_whole(*MAPPINGS, *LISTS, *SINGLE)
    assert draft.stores[0].id == "db.people"
    assert draft.data["name"].label == "Name"
    assert draft.app is not None


def test_what_is_right_is_salvaged_to_the_letter() -> None:
    salvaged, draft = Draft.salvaged(small()), whole()

    assert salvaged.is_whole(*MAPPINGS, *LISTS, *SINGLE)
    for name in (*MAPPINGS, *LISTS, *SINGLE):
        assert getattr(salvaged, name) == getattr(draft, name)


@pytest.mark.parametrize(
    ("place", "section"),
    [
        ("app.name", "app"),
        ("policy.version", "policy"),
        ("lifecycle.uninstall", "lifecycle"),
        ("compliance.gdpr", "compliance"),
    ],
)
def test_a_broken_part_is_left_out_alone(place: str, section: str) -> None:
    salvaged = Draft.salvaged(changed(place, 3))

    assert getattr(salvaged, section) is None
    assert salvaged.whole == draft_sections() - {section}
    assert salvaged.vendor is not None
    assert salvaged.data.keys() == {"name"}


def test_a_broken_entry_is_left_out_and_the_others_keep_their_number() -> None:
    raw: dict[str, Any] = small()
    raw["processors"] = [3, {}, *raw["processors"]]
    raw["data"]["odd"] = {"label": "Odd"}
    raw["purposes"]["Odd"] = raw["purposes"]["greet"]
    salvaged = Draft.salvaged(raw)

    assert salvaged.processors.keys() == {2}
    assert salvaged.data.keys() == {"name"}
    assert salvaged.purposes.keys() == {"greet"}
    assert salvaged.whole == draft_sections() - {"processors", "data", "purposes"}
    assert salvaged.is_whole("stores", "retention")
    assert not salvaged.is_whole("stores", "data")


@pytest.mark.parametrize("raw", [None, [], "words", 3, {"stores": {}, "data": [], "app": []}])
def test_nothing_is_salvaged_from_what_is_none(raw: object) -> None:
    salvaged = Draft.salvaged(raw)

    assert not any(getattr(salvaged, name) for name in (*MAPPINGS, *LISTS, *SINGLE))
    assert not salvaged.whole
