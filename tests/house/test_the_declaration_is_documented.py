"""Does docs/declaration.md name every key and every rule, and nothing else?"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from privacy.checks import reality
from privacy.declaration import record, references, rules, succession_rules, texts, written
from privacy.declaration.model import Document
from privacy.publish import drift
from tests.house.test_docs_are_complete import differences

RULES = (
    *(rule for module in (written, references, texts, rules) for rule in module.RULES),
    *(rule for module in (succession_rules, record, reality, drift) for rule in module.RULES),
)
GUIDE = Path(__file__).parents[2] / "docs" / "declaration.md"
KEY = re.compile(r"^\| `([a-z_.<>\[\]]+)`( \*)? \|", re.MULTILINE)
RULE = re.compile(r"^\| (P[0-9]{3}) \| (.+?) \| (error|warning) \|", re.MULTILINE)


def part(heading: str) -> str:
    """Return what stands below one heading, with the headings below it."""
    return GUIDE.read_text("utf-8").partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def keys(kind: Any, place: str = "", *, needed: bool = True) -> Iterator[tuple[str, bool]]:  # noqa: ANN401 - any annotation
    """Return every key of the model that holds a value, and whether it is needed."""
    inner = [it for it in get_args(kind) if it is not type(None)]
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        for name, field in kind.model_fields.items():
            step = f"{place}.{field.alias or name}".removeprefix(".")
            yield from keys(field.annotation, step, needed=needed and field.is_required())
    elif get_origin(kind) is tuple and issubclass(type(inner[0]), type(BaseModel)):
        yield from keys(inner[0], f"{place}[]", needed=needed)
    elif get_origin(kind) is Mapping:
        yield from keys(inner[-1], f"{place}.<id>", needed=True)
    elif inner and isinstance(inner[0], type) and issubclass(inner[0], BaseModel):
        yield from keys(inner[0], place, needed=False)
    else:
        yield place, needed


def test_every_key_has_its_row() -> None:
    named = [name for name, _ in KEY.findall(part("Every key"))]

    assert differences({name for name, _ in keys(Document)}, named) == {}


def test_the_star_is_on_what_may_be_left_out_and_on_nothing_else() -> None:
    starred = {name for name, star in KEY.findall(part("Every key")) if star}

    assert starred == {name for name, needed in keys(Document) if not needed}


def test_every_rule_has_its_row_in_its_own_words() -> None:
    rows = RULE.findall(part("Every rule"))

    assert differences({rule.code for rule in RULES}, [code for code, _, _ in rows]) == {}
    assert set(rows) == {(rule.code, rule.demand, rule.weight.value) for rule in RULES}


def test_no_code_is_given_twice() -> None:
    codes = [rule.code for rule in RULES]

    assert sorted(set(codes)) == sorted(codes)
