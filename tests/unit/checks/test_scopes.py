"""Are key and scopes of the descriptor the declared ones?"""

from pathlib import Path
from typing import Any

from privacy.checks.declared import Declared
from privacy.checks.scopes import scopes
from privacy.connect.descriptor import Descriptor
from tests.unit.checks.making import declaration, lines

APP: dict[str, Any] = {"key": "app", "name": "App", "products": ["jira"]}
READ = declaration(app={**APP, "scopes": ["READ"]})
BOTH = declaration(app={**APP, "scopes": ["READ", "WRITE"]})


def test_a_descriptor_as_declared_has_no_fault() -> None:
    assert scopes(Declared(BOTH), "app", ["WRITE", "READ"]) == ()


def test_a_scope_more_and_a_scope_less_are_told() -> None:
    assert lines(scopes(Declared(READ), "app", ["WRITE"])) == [
        "privacy.yaml: error P130 app.scopes: the descriptor asks for WRITE, which is not declared",
        "privacy.yaml: error P130 app.scopes: the descriptor does not ask for READ",
    ]


def test_another_key_is_told() -> None:
    assert lines(scopes(Declared(READ), "other", ["READ"])) == [
        "privacy.yaml: error P130 app.key: is 'app', and the descriptor is of app 'other'"
    ]


def test_a_scope_of_the_coming_version_may_be_asked_for_or_not() -> None:
    assert scopes(Declared(READ, (BOTH,)), "app", ["READ"]) == ()
    assert scopes(Declared(READ, (BOTH,)), "app", ["READ", "WRITE"]) == ()


def test_a_descriptor_that_asks_for_nothing_lacks_every_declared_scope(tmp_path: Path) -> None:
    file = tmp_path / "atlassian-connect.json"
    file.write_text('{"key": "app"}', "utf-8")
    descriptor = Descriptor(file, "https://app.example")

    assert lines(scopes(Declared(BOTH), descriptor.key, descriptor.scopes)) == [
        "privacy.yaml: error P130 app.scopes: the descriptor does not ask for READ",
        "privacy.yaml: error P130 app.scopes: the descriptor does not ask for WRITE",
    ]
