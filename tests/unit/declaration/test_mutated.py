"""Whatever becomes of a declaration: is it told what is wrong, in place and without a crash?"""

import json
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from privacy.declaration.faults import FILE, Fault
from privacy.declaration.loader import examine
from privacy.declaration.source import read
from tests.databases import STORM
from tests.unit.declaration.small import rich, write, write_words

SHIPPED = Path(__file__).parents[3] / "policy" / FILE
EXAMPLES = 2000 if STORM > 1 else 60
ODD: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 1.5, 10**14, "", " ", "x", "x.y", "*", "no", "a\nb", "ü", "\ud83d"),
    *([], {}, [[]], [{}], {"": ""}, {"id": 3}, [None], {"x": []}, "2026-02-30", "PT0S", "P999999D"),
    *("https://", "a@b.example", "US", "text/x", "db.x", "\u2028", "[0]", "x" * 300),
)
KEYS = (
    "id",
    "x",
    "",
    "name",
    "items",
    "of",
    "kind",
    "ttl",
    "retention",
    "a.b",
    "[0]",
    "a\nb",
    "<<",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_words(tmp_path_factory.mktemp("policy"), "")


@dataclass(frozen=True)
class Spot:
    """A place in a declaration: a mapping or a list, and the key or number in it."""

    holder: Any
    key: Any


Change = Callable[[Spot, st.DataObject], object]


def spots(raw: object) -> Iterator[Spot]:
    match raw:
        case dict():
            places = list(raw.items())
        case list():
            places = list(enumerate(raw))
        case _:
            return
    for key, child in places:
        yield Spot(raw, key)
        yield from spots(child)


def replace(it: Spot, data: st.DataObject) -> None:
    it.holder[it.key] = deepcopy(data.draw(st.sampled_from(ODD)))


def drop(it: Spot, _: st.DataObject) -> None:
    del it.holder[it.key]


def rename(it: Spot, data: st.DataObject) -> None:
    if isinstance(it.holder, dict):
        it.holder[data.draw(st.sampled_from(KEYS))] = it.holder.pop(it.key)


def repeat(it: Spot, data: st.DataObject) -> None:
    again = deepcopy(it.holder[it.key])
    if isinstance(it.holder, list):
        it.holder.append(again)
    else:
        it.holder[data.draw(st.sampled_from(KEYS))] = again


def swap(it: Spot, data: st.DataObject) -> None:
    """Put something from beside or below it here, so that its form may well be right."""
    other = data.draw(st.sampled_from(list(spots(it.holder))))
    it.holder[it.key] = deepcopy(other.holder[other.key])


CHANGES: tuple[Change, ...] = (replace, drop, rename, repeat, swap)


def mutate(raw: object, data: st.DataObject) -> None:
    for _ in range(data.draw(st.integers(1, 4))):
        change = data.draw(st.sampled_from(CHANGES))
        change(data.draw(st.sampled_from(list(spots(raw)))), data)


def lacks_its_line(fault: Fault, raw: dict[str, object]) -> bool:
    """Tell whether a fault names a place that is there, but not its line."""
    is_there = any(key and fault.path.startswith(key) for key in raw)
    return fault.file == FILE and is_there and not fault.line


def test_what_is_mutated_has_no_fault_yet(tmp_path: Path) -> None:
    assert examine(write(tmp_path, rich())).faults == ()


@pytest.mark.parametrize("first", [rich(), read(SHIPPED).raw], ids=["rich", "shipped"])
@settings(max_examples=EXAMPLES)
@given(data=st.data())
def test_a_mutated_declaration_is_obeyed_or_told_what_is_wrong(
    folder: Path, first: dict[str, object], data: st.DataObject
) -> None:
    raw = deepcopy(first)
    mutate(raw, data)
    text = json.dumps(raw, indent=1)
    (folder / FILE).write_text(text, "utf-8")

    examined = examine(folder)

    faults, lines = examined.faults, len(text.splitlines())
    assert (examined.declaration is None) is any(fault.is_error for fault in faults)
    assert [it for it in faults if not it.what or len(str(it).splitlines()) != 1] == []
    assert [it for it in faults if lacks_its_line(it, raw)] == []
    assert [it for it in faults if it.line and it.line > lines] == []
