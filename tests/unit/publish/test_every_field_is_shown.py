"""Each key of the model changes the public page, and the page needs each field that it is given."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from jinja2 import UndefinedError
from pydantic import BaseModel, ValidationError

from privacy.declaration.form import Form
from privacy.declaration.model import Declaration, Document
from privacy.declaration.proof import Proofs
from privacy.declaration.references import unresolved
from privacy.declaration.versions import Versions
from privacy.publish.declared import declared
from privacy.publish.page import Reading, build
from privacy.web.fragments import PARTS
from tests.unit.publish.stripping import Field, fields_in, stripped
from tests.unit.publish.whole import (
    ADDRESS,
    TODAY,
    declaration,
    public_page,
    templates,
    version,
    whole,
)

WHOLE = declaration(whole())
BEFORE = version("1.4.2", "2026-10-01", summary="Another one.")
AFTER = version("2.0.1", "2027-02-01")
VERSIONS = Versions((BEFORE, WHOLE, AFTER), AFTER)
READING = Reading(TODAY, "en", ADDRESS, "?lang=en")

Steps = tuple[str | int, ...]

# What another value may be, where it is one of few or names an entry.
OTHERS = (
    *("confluence", "jira", "customer", "indirectly", "controller", "on", "erase_site", "log"),
    *("encrypted", "keyed_hash", "own_affiliate", "independent", "browser", "backend", "bcr"),
    *("retired", "lax", "transactional", "business", "recorded_acknowledgement", "processor"),
    *("buyer", "person", "mail", "name", "month", "day", "mailer", "hoster", "sell", "greet"),
    *("db.sites", "db.people.fetched_at", "db.people", "1.4.3", "2031-05-06", "P5D", "fr", "IS"),
    *("delete", "another_clock", "text/other", "automatic", "directly", None),
)


def leaves(value: object, steps: Steps = ()) -> Iterator[tuple[Steps, Any]]:
    if isinstance(value, dict | list):
        for step, child in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(child, (*steps, step))
    elif steps != ("schema",):
        yield steps, value


def with_other(steps: Steps, value: object) -> dict[str, Any]:
    raw = whole()
    here: Any = raw
    for step in steps[:-1]:
        here = here[step]
    here[steps[-1]] = value
    return raw


def renamed(before: str, after: str) -> Any:  # noqa: ANN401  # what a file says
    text = json.dumps(whole()).replace(f'"{before}"', f'"{after}"')
    return json.loads(text.replace(f'"{before}.', f'"{after}.'))


def others(steps: Steps, value: object) -> Iterator[object]:
    if steps[-1] == "id":
        yield renamed(str(value), f"{value}_too")
    elif isinstance(value, bool | int):
        yield with_other(steps, not value if isinstance(value, bool) else value + 1)
    else:
        # An open text takes any words; what is closed, or a name, takes one of the list.
        yield with_other(steps, f"{value} and more")
        yield from (with_other(steps, other) for other in OTHERS if other != value)


def readable(raw: object) -> Declaration | None:
    try:
        found = declaration(raw)
    except ValidationError:
        return None
    return None if any(unresolved(raw)) else found


def shown(found: Declaration) -> str:
    return public_page(found).replace(found.digest, "").replace(found.digest[:12], "")


PAGE = shown(WHOLE)


@pytest.mark.parametrize(("steps", "value"), list(leaves(whole())), ids=str)
def test_another_value_gives_another_page(steps: Steps, value: object) -> None:
    found = next(it for raw in others(steps, value) if (it := readable(raw)) is not None)

    assert shown(found) != PAGE


def keys(value: object) -> Iterator[Field]:
    if isinstance(value, BaseModel):
        said = {name: child for name, child in value if child not in (None, (), {})}
        yield from ((type(value).__name__, name) for name in said)
        yield from keys(said)
    elif isinstance(value, dict | tuple):
        for child in value.values() if isinstance(value, dict) else value:
            yield from keys(child)


def parts_of_the_model(form: type[Form] = Form) -> Iterator[type[Form]]:
    parts = form.__subclasses__()
    yield from (part for part in parts if part.__module__.startswith("privacy.declaration."))
    for part in parts:
        yield from parts_of_the_model(part)


def test_every_key_of_the_model_is_filled_here() -> None:
    known = {
        (part.__name__, name)
        for part in parts_of_the_model()
        if part not in (Document, Declaration)
        for name in part.model_fields
    }

    assert len(known) > 100
    assert known - set(keys(WHOLE)) == set()


def rendered(page: object, view: object) -> str:
    made = templates()
    parts = {
        name: made.get_template(f"declared/{name}.html").render(declared=view) for name in PARTS
    }
    return made.get_template("privacy.html").render(page=page, declared=view, parts=parts)


def all_rendered(pages: tuple[object, ...], view: object) -> list[str]:
    return [rendered(page, view) for page in pages]


VIEW = declared(WHOLE, Proofs(), "fr", ())
# The one page names the version in force, the other announces what is coming.
PAGES = (build(VERSIONS, WHOLE, READING), build(VERSIONS, BEFORE, READING))


def test_the_values_that_fields_are_taken_from_make_a_page() -> None:
    assert all("Whole App" in html for html in all_rendered(PAGES, VIEW))


@pytest.mark.parametrize("field", sorted({*fields_in(VIEW), *fields_in(PAGES)}), ids=".".join)
def test_a_field_that_is_lost_is_an_error(field: Field) -> None:
    with pytest.raises(UndefinedError):
        all_rendered(stripped(PAGES, field), stripped(VIEW, field))
