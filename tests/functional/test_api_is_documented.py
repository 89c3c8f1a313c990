"""Does the document of the API show every call, and each answer with the keys that it has?"""

import json
import re
from http import HTTPStatus
from pathlib import Path
from typing import Any

from werkzeug.test import TestResponse

from app import create_app
from privacy import errors
from privacy.errors import RefusalError
from privacy.web.refusals import of_refusal
from tests.functional.asking import accounts, cache, mine
from tests.world import ADMIN, USER, World

TEXT = (Path(__file__).parents[2] / "docs/api.md").read_text("utf-8")
CALL = re.compile(r"^### `(\w+) (/api/\S+)`$(.*?)^```json\n(.*?)^```$", re.MULTILINE | re.DOTALL)
EXAMPLES = {f"{method} {path}": json.loads(text) for method, path, _, text in CALL.findall(TEXT)}
TABLE = re.compile(r"^\| `(\w+ /api/\S+)` \|", re.MULTILINE)
CODES = set(re.findall(r"^\| (\d+) \| `(\w+)` \|", TEXT, re.MULTILINE))


def answers(world: World) -> dict[str, TestResponse]:
    """Return what each call answers where one copy is held."""
    cache(world, world.jira, USER)
    one: dict[str, object] = {"account_id": USER}
    return {
        "GET /api/evidence": world.evidence(world.jira),
        "GET /api/me": mine(world, world.jira, USER),
        "POST /api/accounts/list": accounts(world, world.jira, "list", {"following": None}),
        "POST /api/accounts/erase": accounts(world, world.jira, "erase", one),
        "POST /api/accounts/find": accounts(world, world.jira, "find", one),
        "DELETE /api/me": mine(world, world.jira, ADMIN, "DELETE"),
    }


def shape(value: Any) -> object:  # noqa: ANN401  # any JSON
    """Return the keys of an answer, and those of what stands in it under a key or in a list."""
    if isinstance(value, list):
        return [shape(it) for it in value[:1]]
    if isinstance(value, dict):
        return {name: shape(it) for name, it in value.items() if name != "calls"}
    return None


def test_every_call_is_in_the_document_and_no_other(world: World) -> None:
    core = create_app(world.environment, world.clock, world.wires, features=())
    world.opened.append(core.extensions["privacy.services"].database)
    there = {
        f"{method} {rule.rule}"
        for rule in core.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD"}
        if rule.rule.startswith("/api/")
    }

    assert set(EXAMPLES) == set(TABLE.findall(TEXT)) == there


def test_every_answer_has_the_keys_that_are_shown(installed: World) -> None:
    found = answers(installed)

    assert set(found) == set(EXAMPLES)
    for name, response in found.items():
        assert response.status_code == HTTPStatus.OK, name
        assert shape(response.json) == shape(EXAMPLES[name]), name


def test_a_key_that_is_not_shown_is_seen() -> None:
    assert shape({"a": [{"b": 1}], "c": {"d": 2}}) != shape({"a": [{"b": 1}], "c": {}})


def test_every_refusal_is_in_the_document() -> None:
    kinds = {it for it in vars(errors).values() if isinstance(it, type)}
    shown = [of_refusal(it("")) for it in kinds if RefusalError in it.__mro__[1:]]
    there = {(str(it.status.value), it.code) for it in shown}

    assert there - CODES == {("409", "superseded")}  # of hooks alone
    others = {(413, "too_large"), (415, "unsupported_media_type"), (500, "internal_error")}
    assert CODES - there == {(str(status), code) for status, code in others}
