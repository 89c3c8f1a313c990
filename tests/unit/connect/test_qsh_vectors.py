"""Do two independent implementations find the same canonical requests?"""

import hashlib
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from privacy.connect.qsh import query_string_hash

from .vectors import needs_vectors, vectors

pytestmark = needs_vectors

JS = vectors("qsh-canonical.json")
PHP = vectors("php-qsh.json")


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def below_base(case: dict[str, Any]) -> str:
    return str(case["path"]).removeprefix(urlsplit(case.get("baseUrl", "")).path)


@pytest.mark.parametrize("case", JS.get("canonical", []), ids=lambda case: str(case["name"]))
def test_canonical_requests_of_the_javascript_library(case: dict[str, Any]) -> None:
    found = query_string_hash(case["method"], f"{below_base(case)}?{case['query']}")

    assert found == sha256(case["canonical"])


@pytest.mark.parametrize("case", JS.get("qsh", []), ids=lambda case: str(case["name"]))
def test_hashes_of_the_javascript_library(case: dict[str, Any]) -> None:
    query = case["form"] if case.get("checkBody") else case["query"]

    assert query_string_hash(case["method"], f"{case['path']}?{query}") == case["qsh"]


@pytest.mark.parametrize("pair", JS.get("mustDiffer", []))
def test_requests_that_must_differ(pair: dict[str, dict[str, str]]) -> None:
    first, second = (
        query_string_hash(side["method"], f"{side['path']}?{side['query']}")
        for side in pair.values()
    )

    assert first != second


@pytest.mark.parametrize(
    "case", PHP.get("canonicalQuery", []), ids=lambda case: unquote(str(case["query"]))
)
def test_canonical_queries_of_the_php_library(case: dict[str, str]) -> None:
    found = query_string_hash("GET", f"/p?{case['query']}")

    assert found == sha256(f"GET&/p&{case['expected']}")


@pytest.mark.parametrize("case", PHP.get("uri", []), ids=lambda case: str(case["url"]))
def test_canonical_paths_of_the_php_library(case: dict[str, str]) -> None:
    path = urlsplit(case["url"]).path.removeprefix("/wiki")

    assert query_string_hash("GET", path) == sha256(f"GET&{case['expected']}&")


@pytest.mark.parametrize("case", PHP.get("qsh", []), ids=lambda case: str(case["url"]))
def test_hashes_of_the_php_library(case: dict[str, str]) -> None:
    assert query_string_hash(case["method"], urlsplit(case["url"]).path) == case["qsh"]


@pytest.mark.parametrize("case", PHP.get("peersDisagree", []), ids=lambda case: str(case["note"]))
def test_where_libraries_differ_we_do_as_atlassian_does(case: dict[str, str]) -> None:
    assert query_string_hash("GET", f"/p?{case['query']}") == sha256(f"GET&/p&{case['js']}")
