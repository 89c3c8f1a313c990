"""Do both products get one and the same app, each with the address of its own descriptor?"""

import json
from pathlib import Path

import pytest

from privacy.connect.descriptor import PATHS, Descriptor
from privacy.connect.payloads import Product

WRITTEN = {
    "key": "com.example.app",
    "baseUrl": "https://placeholder.example",
    "links": {"self": "/elsewhere", "homepage": "https://home.example"},
    "modules": {"adminPages": [{"key": "panel"}]},
}


@pytest.fixture
def descriptor(tmp_path: Path) -> Descriptor:
    file = tmp_path / "atlassian-connect.json"
    file.write_text(json.dumps(WRITTEN), "utf-8")
    return Descriptor(file, "https://app.example/base")


def test_the_key_is_the_one_that_is_written(descriptor: Descriptor) -> None:
    assert descriptor.key == "com.example.app"


@pytest.mark.parametrize(
    ("product", "path"),
    [("jira", "/atlassian-connect.json"), ("confluence", "/confluence/atlassian-connect.json")],
)
def test_a_product_is_given_the_address_in_force(
    descriptor: Descriptor, product: Product, path: str
) -> None:
    given = descriptor.for_product(product)

    assert given["baseUrl"] == "https://app.example/base"
    assert given["links"]["self"] == f"https://app.example/base{path}"
    assert path == PATHS[product]


def test_all_else_is_the_same_for_both(descriptor: Descriptor) -> None:
    jira, confluence = descriptor.for_product("jira"), descriptor.for_product("confluence")

    assert jira["links"].pop("self") != confluence["links"].pop("self")
    assert jira == confluence
    assert jira["modules"] == WRITTEN["modules"]
    assert jira["links"] == {"homepage": "https://home.example"}
