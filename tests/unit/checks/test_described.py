"""Are the addresses found that the host product calls, and those for people left alone?"""

import json
from pathlib import Path

import pytest

from privacy.checks.described import described
from tests.unit.checks.making import write


def said(root: Path, **parts: object) -> list[tuple[str, int, str]]:
    write(root, "atlassian-connect.json", json.dumps({"key": "a", **parts}, indent=1))
    return [(it.file, it.line, it.text) for it in described(root)]


@pytest.mark.parametrize(
    "address", ["https://a.example/panel", "HTTPS://a.example", "//a.example/panel", " //a.example"]
)
def test_an_address_of_a_module_or_a_hook_is_found_with_its_line(root: Path, address: str) -> None:
    assert said(root, modules={"pages": [{"url": address}]}) == [
        ("atlassian-connect.json", 6, address)
    ]
    assert said(root, lifecycle={"installed": address}) == [("atlassian-connect.json", 4, address)]


def test_an_address_that_is_written_with_marks_is_found(root: Path) -> None:
    write(root, "atlassian-connect.json", '{"modules": {"url": "https:\\/\\/a.example"}}')

    assert [(it.line, it.text) for it in described(root)] == [(1, "https://a.example")]


@pytest.mark.parametrize("name", ["vendor", "links", "baseUrl"])
def test_an_address_for_people_and_the_apps_own_are_left_alone(root: Path, name: str) -> None:
    assert said(root, **{name: {"url": "https://a.example"}}) == []


@pytest.mark.parametrize("value", ["/panel", "com.vendor.app", "See https://a.example", 7, None])
def test_what_is_no_address_is_left_alone(root: Path, value: object) -> None:
    assert said(root, modules={"a": value}) == []


def test_without_a_descriptor_there_are_none(root: Path) -> None:
    assert list(described(root)) == []
