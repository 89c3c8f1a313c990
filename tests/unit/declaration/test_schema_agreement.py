from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from privacy.declaration.loader import examine
from privacy.declaration.schema import json_schema
from privacy.declaration.shape import document
from privacy.declaration.source import read
from tests.databases import STORM
from tests.unit.declaration.small import changed, small, write

SHIPPED = Path(__file__).parents[3] / "policy"
VALIDATOR = jsonschema.Draft202012Validator(
    json_schema(), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
)
COLUMN = "stores.0.columns.name"
BAD = [
    *((f"{place}unknwon", "x") for place in ("", "app.", "policy.", "data.name.", "stores.0.")),
    *((f"{place}unknwon", "x") for place in ("processors.0.hosts.0.", "compliance.ccpa.")),
    *((place, 3) for place in ("app", "app.name", "data", "stores", "stores.0", COLUMN)),
    *((place, "") for place in ("app.name", "vendor.address", "processors.0.id", "policy.version")),
    *(
        (place, it)
        for place in ("app.name", "app.key")
        for it in (" ", "\t\n", "\u200b", "\xa0\ufeff")
    ),
    *((place, None) for place in ("schema", "vendor.country", "stores.0.columns", "policy.notice")),
    *((place, []) for place in ("app.products", "policy.languages", "vendor", "subjects")),
    *(("retention.day.ttl", it) for it in ("", "P", "PT", "P1M", "P1Y", "1 day", "P1DT", "P-1D")),
    *(
        ("policy.published", it)
        for it in ("2026-1-1", "2026-02-30", "today", 2026, "0", "2026-11-2\u0663")
    ),
    *(("vendor.country", it) for it in ("Norway", "no", "XX", "EU")),
    *(("policy.version", it) for it in ("1.0", "01.0.0", "v1.0.0", 1.0)),
    ("schema", "privacy-declaration/2"),
    ("app.products", ["bamboo"]),
    ("policy.languages", ["english"]),
    ("data.name.category", "user.mail"),
    ("data.name.identifies", "maybe"),
    ("subjects.person.fides", "people"),
    ("purposes.greet.fides", "fun"),
    ("purposes.greet.required", "yes"),
    ("data.Name", {}),
    (f"{COLUMN}.technical", "also technical"),
    (COLUMN, {}),
    (COLUMN, {"item": None, "technical": None}),
    ("statements.email", "../secret"),
    ("statements.children", "text/children"),
    ("statements.children.min_age", "13"),
]
GOOD = [
    *(("app.name", it) for it in (" a ", "日", "?", "\u200b.")),
    ("vendor.dpo", None),
    ("retention.day.ttl", "PT24H"),
    (COLUMN, {"item": None, "technical": "a name of the program"}),
    (COLUMN, {"item": "name", "technical": None, "retention": "day"}),
    ("statements.children.min_age", 13),
    ("processors.0.transfer", None),
    ("processors.0.sdks", {"pypi": ["one"]}),
]
ODD: tuple[object, ...] = (
    None,
    True,
    0,
    1.5,
    "",
    "x",
    "no",
    "2026-13-01",
    "P1Y",
    "P1D",
    [],
    ["x"],
    {},
    {"x": "y"},
)


def allows(raw: object) -> bool:
    return bool(VALIDATOR.is_valid(raw))


def has_form(raw: object) -> bool:
    return document(raw)[0] is not None


def has_errors(folder: Path) -> bool:
    return examine(folder).declaration is None


def steps_of(raw: object, above: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Return the steps to every place of a value."""
    entries = (
        raw.items() if isinstance(raw, dict) else enumerate(raw if isinstance(raw, list) else ())
    )
    for step, below in entries:
        yield (*above, step)
        yield from steps_of(below, (*above, step))


def mutated(steps: Sequence[Any], change: str, value: object = None) -> dict[str, Any]:
    """Return the small declaration with one place dropped, renamed or replaced."""
    raw = small()
    here: Any = raw
    for step in steps[:-1]:
        here = here[step]
    match change:
        case "replace":
            here[steps[-1]] = value
        case "rename" if isinstance(here, dict):
            here[f"{steps[-1]}x"] = here.pop(steps[-1])
        case _:
            del here[steps[-1]]
    return raw


def test_the_shipped_policy_is_allowed() -> None:
    assert allows(read(SHIPPED / "privacy.yaml").raw)


@pytest.mark.parametrize(("place", "value"), GOOD)
def test_what_is_good_is_allowed_by_both(place: str, value: object) -> None:
    raw = changed(place, value)

    assert allows(raw)
    assert has_form(raw)


@pytest.mark.parametrize(("place", "value"), BAD)
def test_what_is_bad_is_refused_by_both(tmp_path: Path, place: str, value: object) -> None:
    raw = changed(place, value)

    assert not allows(raw)
    assert has_errors(write(tmp_path, raw))


@pytest.mark.parametrize("steps", [it for it in steps_of(small()) if isinstance(it[-1], str)])
def test_a_key_is_needed_by_both_or_by_none(steps: tuple[Any, ...]) -> None:
    raw = mutated(steps, "drop")

    assert allows(raw) is has_form(raw)


@settings(max_examples=60 * STORM, deadline=None)
@given(
    steps=st.sampled_from(list(steps_of(small()))),
    change=st.sampled_from(["drop", "rename", "replace"]),
    value=st.sampled_from(ODD),
)
def test_what_the_one_refuses_the_other_refuses(
    tmp_path_factory: pytest.TempPathFactory, steps: tuple[Any, ...], change: str, value: object
) -> None:
    raw = mutated(steps, change, value)

    # The schema has the words of the taxonomy, which the loader's rules know; it has no other rule.
    assert has_form(raw) or not allows(raw)
    assert allows(raw) or has_errors(write(tmp_path_factory.mktemp("policy"), raw))
