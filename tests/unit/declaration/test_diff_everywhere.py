"""Is no difference left out? Every leaf of the model is changed, taken away and given."""

import json
from collections.abc import Iterator
from typing import Any, Final

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import ValidationError

from privacy.declaration.diff import IDENTITY, changes
from privacy.declaration.diff.difference import Spot, differences
from privacy.declaration.diff.sayings import SAYINGS
from privacy.declaration.model import Declaration
from privacy.declaration.references import repeated, unresolved
from tests.unit.declaration.comparing import GONE, Steps, declared, leaves, put, whole

WHOLE: Final = declared(whole())
LEAVES: Final = {".".join(map(str, steps)): steps for steps, _ in leaves(whole())}
# What another value may be, where it is one of few or names an entry.
OTHERS: Final = (
    *("confluence", "jira", "customer", "indirectly", "controller", "on", "erase_site", "log"),
    *("encrypted", "keyed_hash", "own_affiliate", "browser", "bcr", "lax", "transactional"),
    *("business", "recorded_acknowledgement", "processor", "buyer", "mail", "name", "month"),
    *("day", "mailer", "hoster", "sell", "greet", "db.sites", "db.people", "active", "text/other"),
    *("directly", "person", "atlassian_api", "delete", "backend", "sub_processor", "none"),
    *("1.4.3", "2031-05-06", "P5D", "fr", "IS", "announced"),
)


def others(steps: Steps, value: object) -> Iterator[object]:
    """Return what might stand at a place instead."""
    if isinstance(value, bool | int):
        yield not value if isinstance(value, bool) else value + 1
    else:
        # An open text takes any words; what is closed, or a name, takes one of the list.
        yield GONE
        yield f"{value}_more" if steps[-1] == "id" else f"{value} and more"
        yield from (other for other in OTHERS if other != value)


def is_right(raw: Any) -> bool:  # noqa: ANN401  # what a file says
    try:
        declared(raw)
    except ValidationError:
        return False
    return not [*unresolved(raw), *repeated(raw)]


def edits(steps: Steps, value: object) -> list[object]:
    """Return what can stand there, or nothing, so that the declaration is right in itself."""
    found: list[object] = []
    for other in others(steps, value):
        raw = whole()
        if len(found) < 3:
            put(raw, steps, other)
            found += [other] if is_right(raw) else []
    return found


EDITS: Final = {
    name: edits(LEAVES[name], value)
    for name, (_, value) in zip(LEAVES, leaves(whole()), strict=True)
}
APART: Final = {name for name in LEAVES if name in IDENTITY}


def edited(*chosen: tuple[str, object]) -> Declaration:
    raw = whole()
    # From the back, so that what goes from a list does not move what is still to be changed.
    for name, value in sorted(chosen, key=lambda it: list(LEAVES).index(it[0]), reverse=True):
        put(raw, LEAVES[name], value)
    return declared(raw)


def test_every_leaf_has_another_value_but_the_ids_that_others_name() -> None:
    named = {name for name in LEAVES if not EDITS[name]}

    assert named == {f"stores.{number}.id" for number in (0, 2)} | {
        f"processors.{number}.id" for number in (0, 1)
    }


@pytest.mark.parametrize("name", [name for name in LEAVES if name not in APART])
def test_a_leaf_that_changes_is_told(name: str) -> None:
    for value in EDITS[name]:
        new = edited((name, value))

        assert changes(WHOLE, new), (name, value)
        assert changes(new, WHOLE), (name, value)


@pytest.mark.parametrize("name", sorted(APART))
def test_what_tells_versions_apart_is_no_change_in_itself(name: str) -> None:
    assert changes(WHOLE, edited((name, EDITS[name][0]))) == ()


def test_equal_declarations_have_no_changes() -> None:
    assert changes(WHOLE, declared(whole())) == ()


@pytest.mark.parametrize("name", list(LEAVES))
def test_every_place_of_the_model_has_a_sentence_of_its_own(name: str) -> None:
    for value in EDITS[name]:
        found = differences(WHOLE, edited((name, value)), Spot())
        patterns = {it.spot.pattern for it in found if not it.spot.path.startswith("texts")}

        assert {it for it in patterns if not it.endswith("~")} <= {*SAYINGS, *IDENTITY}


@given(st.data())
def test_the_way_back_swaps_old_and_new(data: st.DataObject) -> None:
    names = data.draw(st.sets(st.sampled_from([*LEAVES]), min_size=1, max_size=8))
    chosen = [(it, data.draw(st.sampled_from(EDITS[it]))) for it in names if EDITS[it]]
    raw = whole()
    for name, value in sorted(chosen, key=lambda it: list(LEAVES).index(it[0]), reverse=True):
        put(raw, LEAVES[name], value)
    assume(is_right(raw))
    new = declared(raw)

    there = [(it.place, it.old, it.new) for it in changes(WHOLE, new)]
    back = [(it.place, it.new, it.old) for it in changes(new, WHOLE)]

    assert sorted(there, key=json.dumps) == sorted(back, key=json.dumps)
