from pathlib import Path

import pytest

from tests.unit.declaration.small import faults

DESTROYED = "destroyed: [db.people.name]"
REMOVED = "removed: []"
KEPT = "kept: [db.people]"
MORE = "processors:\n"
UNTOLD = "holds items, but is in neither `removed` nor `kept` of lifecycle.uninstall"
AGAIN = "privacy.yaml:%s: error P124 lifecycle.uninstall.%s: '%s' is in `%s` already"


def store(kind: str, more: str = "") -> tuple[str, str]:
    return MORE, f"  - {{ id: more, kind: {kind}, label: M, at: host{more} }}\nprocessors:\n"


ITEM = ", fields: { x: { item: name, retention: day }, kept_at: { technical: clock } }"
COPY = ", retention: day, of: [db.people]"


@pytest.mark.parametrize(
    ("edits", "fault"),
    [
        ([(KEPT, "kept: []")], f"privacy.yaml:28: error P124 stores[db.people]: {UNTOLD}"),
        (
            [(KEPT, "kept: []"), (REMOVED, "removed: [db.people.kept_at]")],
            f"privacy.yaml:28: error P124 stores[db.people]: {UNTOLD}",
        ),
        ([store("cache", ITEM)], f"privacy.yaml:37: error P124 stores[more]: {UNTOLD}"),
        ([store("log", ITEM)], f"privacy.yaml:37: error P124 stores[more]: {UNTOLD}"),
        ([store("backup", COPY)], f"privacy.yaml:37: error P124 stores[more]: {UNTOLD}"),
        ([(REMOVED, "removed: [db.people]")], AGAIN % (60, "kept[0]", "db.people", "removed")),
        (
            [(DESTROYED, "destroyed: [db.people]")],
            AGAIN % (60, "kept[0]", "db.people", "destroyed"),
        ),
        (
            [(REMOVED, "removed: [db.people.name]")],
            AGAIN % (59, "removed[0]", "db.people.name", "destroyed"),
        ),
    ],
)
def test_a_store_without_one_ending_is_found(
    tmp_path: Path, edits: list[tuple[str, str]], fault: str
) -> None:
    assert faults(tmp_path, *edits) == [fault]


@pytest.mark.parametrize(
    "edits",
    [
        [(REMOVED, "removed: [db.people]"), (KEPT, "kept: []")],
        [(REMOVED, "removed: [db.people.id]")],
        [(DESTROYED, "destroyed: []")],
        [store("cache", ITEM), (REMOVED, "removed: [more]")],
        [store("backup", COPY), (KEPT, "kept: [db.people, more]")],
        [store("memory", ITEM)],
        [store("log", ", fields: { x: { technical: x } }")],
        [store("log"), (KEPT, "kept: [db.people, more]")],
    ],
)
def test_a_store_with_one_ending_is_silent(tmp_path: Path, edits: list[tuple[str, str]]) -> None:
    assert faults(tmp_path, *edits) == []


@pytest.mark.parametrize(
    ("edits", "fault"),
    [
        ([(KEPT, "kept: [db.persons]")], "60: error P011"),
        ([(KEPT, "kept: []"), ("receipt: false", "receipt: 3")], "63: error P006"),
        ([(KEPT, "kept: []"), ("    kind: table", "    kind: chair")], "29: error P006"),
    ],
)
def test_nothing_is_concluded_from_what_cannot_be_read(
    tmp_path: Path, edits: list[tuple[str, str]], fault: str
) -> None:
    found = faults(tmp_path, *edits)

    assert [it for it in found if "P124" in it] == []
    assert any(it.startswith(f"privacy.yaml:{fault}") for it in found)
