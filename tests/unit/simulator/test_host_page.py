"""Does the pretend page say what it is, and bring the bridge where there is one?"""

from http import HTTPStatus
from pathlib import Path

import pytest
from flask.testing import FlaskClient


def test_the_page_says_that_it_pretends(client: FlaskClient) -> None:
    page = client.get("/").text

    assert "<title>A pretend Jira for development</title>" in page
    assert "Ingrid Solheim" in page
    assert 'id="status" role="status"' in page


def test_the_page_has_the_bridge_and_no_inline_script(client: FlaskClient) -> None:
    page = client.get("/").text

    assert "/connect/host.js" in page
    assert page.count("<script") == page.count("<script src=") == 5
    assert 'id="missing"' not in page


def test_without_npm_the_page_says_what_mends_it(client: FlaskClient, node_modules: Path) -> None:
    (node_modules / "jquery/dist/jquery.min.js").unlink()

    page = client.get("/").text

    assert "<code>npm ci</code> mends it" in page
    assert "/connect/" not in page
    for path in ("/connect/all.js", "/atlassian-connect/all.js"):
        assert client.get(path).status_code == HTTPStatus.NOT_FOUND


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("/connect/all.js", "/* iframe.js */"),
        ("/atlassian-connect/all.js", "/* iframe.js */"),
        ("/connect/host.js", "/* connect-host.js */"),
        ("/connect/host.css", "/* connect-host.css */"),
        ("/connect/jquery.js", "/* jquery */"),
    ],
)
def test_the_bridge_is_served_as_npm_brought_it(
    path: str, content: str, client: FlaskClient
) -> None:
    with client.get(path) as answer:
        assert answer.get_data(as_text=True) == content


def test_nothing_else_of_node_modules_is_served(client: FlaskClient) -> None:
    assert client.get("/connect/package.json").status_code == HTTPStatus.NOT_FOUND


@pytest.mark.parametrize("file", ["host_page.js", "host_page.css", "panel.js", "bridge_setup.js"])
def test_the_files_of_the_page_are_there(file: str, client: FlaskClient) -> None:
    with client.get(f"/static/{file}") as answer:
        assert answer.status_code == HTTPStatus.OK
