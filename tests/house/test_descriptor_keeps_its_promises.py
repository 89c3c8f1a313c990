"""The descriptor is valid by Atlassian's own schemas, and each path in it has a route."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.world import World

SCHEMA = Path(__file__).parents[2] / "node_modules/@forge/manifest/out/schema/manifest-schema.json"
PATHS = {"jira": "/atlassian-connect.json", "confluence": "/confluence/atlassian-connect.json"}


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(SCHEMA.read_text("utf-8"))
    return found


def modules(world: World, product: str) -> dict[str, list[dict[str, Any]]]:
    """Return the modules as a manifest has them: what stands alone becomes a list."""
    descriptor = world.get(PATHS[product]).json
    assert descriptor is not None
    single = {"lifecycle": {"key": "lifecycle", **descriptor["lifecycle"]}}
    return {
        name: entry if isinstance(entry, list) else [entry]
        for name, entry in (descriptor["modules"] | single).items()
    }


@pytest.mark.parametrize("product", PATHS)
def test_every_module_is_valid_for_its_product(
    world: World, schema: dict[str, Any], product: str
) -> None:
    shapes = schema["definitions"]["ModuleSchema"]["properties"]

    for name, entries in modules(world, product).items():
        shape = {**shapes[f"connect-{product}:{name}"], "definitions": schema["definitions"]}
        jsonschema.validate(entries, shape)


def test_the_schema_refuses_a_module_that_is_wrong(world: World, schema: dict[str, Any]) -> None:
    shapes = schema["definitions"]["ModuleSchema"]["properties"]
    shape = {**shapes["connect-jira:adminPages"], "definitions": schema["definitions"]}
    page = {**modules(world, "jira")["adminPages"][0], "url": 7}

    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate([page], shape)


@pytest.mark.parametrize("product", PATHS)
def test_every_path_has_a_route(world: World, product: str) -> None:
    routes = {rule.rule for rule in world.app.url_map.iter_rules()}
    found = modules(world, product)
    (lifecycle,) = found.pop("lifecycle")
    paths = {path for name, path in lifecycle.items() if name != "key"}
    pages = {entry["url"] for entries in found.values() for entry in entries}

    assert paths | pages <= routes
    assert paths == {"/installed", "/uninstalled", "/enabled", "/disabled"}
    assert set(found) == {"adminPages", "configurePage", "generalPages", "postInstallPage"}


@pytest.mark.parametrize("product", PATHS)
def test_the_page_about_oneself_is_offered_to_whoever_is_logged_in(
    world: World, product: str
) -> None:
    (page,) = modules(world, product)["generalPages"]

    assert (page["key"], page["url"]) == ("privacy-me", "/me")
    assert page["conditions"] == [{"condition": "user_is_logged_in"}]


def test_it_asks_for_the_migrations_that_are_in_force(world: World) -> None:
    descriptor = world.get("/atlassian-connect.json").json

    assert descriptor is not None
    assert descriptor["apiMigrations"] == {
        "gdpr": True,
        "signed-install": True,
        "context-qsh": True,
    }
    assert descriptor["authentication"] == {"type": "jwt"}
    keys = [
        entry["key"] for name in descriptor["modules"] for entry in modules(world, "jira")[name]
    ]
    assert len(set(keys)) == len(keys) == 4
