"""Every answer: its headers, its one shape of refusal, its line in the log."""

import json
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask

from privacy.web.guards import public
from tests.world import BASE_URL, USER, World, refusal


@pytest.fixture
def answers(installed: World) -> dict[str, Any]:
    """Return answers of every kind, by name."""
    return {
        "panel": installed.panel(installed.jira),
        "evidence": installed.evidence(installed.jira),
        "refused panel": installed.get("/panel"),
        "not administrator": installed.panel(installed.confluence, USER),
        "descriptor": installed.get("/atlassian-connect.json"),
        "hook": installed.install(installed.jira),
        "refused hook": installed.post("/installed", b"{}"),
        "health": installed.get("/healthz"),
        "ready": installed.get("/readyz"),
        "nothing": installed.get("/nowhere"),
        "method": installed.post("/panel", b""),
        "style": installed.get("/static/panel.css"),
    }


def test_every_answer_has_the_careful_headers(answers: dict[str, Any]) -> None:
    for name, response in answers.items():
        headers = response.headers
        assert headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains", name
        assert headers["Referrer-Policy"] == "no-referrer", name
        assert headers["X-Content-Type-Options"] == "nosniff", name
        assert "unsafe-inline" not in headers["Content-Security-Policy"], name
        assert "Set-Cookie" not in headers, name
        assert "X-Frame-Options" not in headers, name
        assert "Location" not in headers, name
        assert len(headers["X-Request-Id"]) == 32, name


def test_every_answer_but_files_is_kept_nowhere(answers: dict[str, Any]) -> None:
    style = answers.pop("style")

    assert style.headers["Cache-Control"] == "no-cache"
    for name, response in answers.items():
        assert response.headers["Cache-Control"] == "no-cache, no-store", name


def ancestors(response: Any) -> str:  # noqa: ANN401 - a test response
    policy: str = response.headers["Content-Security-Policy"]
    return policy.partition("frame-ancestors ")[2]


def test_a_page_may_be_framed_by_its_own_site_alone(answers: dict[str, Any]) -> None:
    assert ancestors(answers["panel"]) == "https://acme.atlassian.net"
    assert ancestors(answers["not administrator"]) == "https://acme-docs.atlassian.net"
    assert ancestors(answers["refused panel"]) == "https://*.atlassian.net https://*.jira.com"
    for name in ("evidence", "descriptor", "hook", "health", "nothing", "style"):
        assert ancestors(answers[name]) == "'none'"


def test_a_site_with_an_address_of_its_own_may_frame_from_there_too(installed: World) -> None:
    own = {"displayUrl": "https://Issues.Acme.example/somewhere"}
    installed.clock.advance(timedelta(seconds=1))
    installed.signed(installed.jira, body=own)

    response = installed.panel(installed.jira)

    assert ancestors(response) == "https://acme.atlassian.net https://issues.acme.example"
    assert "issues.acme.example" in response.text


def test_in_development_the_pretend_site_may_frame_a_refusal(world: World) -> None:
    world.app = world.new_app(
        PRIVACY_DEVELOPMENT="1",
        PRIVACY_BASE_URL="http://127.0.0.1:8000",
        PRIVACY_CONNECT_JS_URL="http://127.0.0.1:8100/all.js",
    )

    response = world.get("/panel")

    assert ancestors(response).endswith("http://127.0.0.1:* http://localhost:*")
    policy = response.headers["Content-Security-Policy"]
    assert "style-src 'self' http://127.0.0.1:8100 https://connect-cdn.atl-paas.net;" in policy


def test_a_page_loads_from_us_and_from_atlassian_alone(answers: dict[str, Any]) -> None:
    policy = answers["panel"].headers["Content-Security-Policy"]

    assert "script-src 'self' https://connect-cdn.atl-paas.net;" in policy
    assert "style-src 'self' https://connect-cdn.atl-paas.net;" in policy
    assert policy.startswith("default-src 'none';")


def test_the_page_has_no_inline_script_or_style(answers: dict[str, Any]) -> None:
    html = answers["panel"].text

    assert "<style" not in html
    assert " style=" not in html
    assert "javascript:" not in html
    assert " onclick=" not in html
    assert all("src=" in part.partition(">")[0] for part in html.split("<script")[1:])


def test_refusals_have_one_shape(answers: dict[str, Any]) -> None:
    assert refusal(answers["nothing"]) == (404, "not_found")
    assert refusal(answers["method"]) == (405, "method_not_allowed")
    assert refusal(answers["refused hook"]) == (401, "invalid_token")
    assert refusal(answers["refused panel"]) == (401, "invalid_token")
    assert answers["method"].headers["Allow"] == "GET, HEAD"


def test_a_refused_page_is_a_page_and_says_what_to_do(answers: dict[str, Any]) -> None:
    response = answers["refused panel"]

    assert response.mimetype == "text/html"
    assert "reload it there" in response.text
    assert response.headers["X-Request-Id"] in response.text


def test_the_descriptor_is_filled_in_for_each_product(installed: World) -> None:
    jira = installed.get("/atlassian-connect.json").json
    confluence = installed.get("/confluence/atlassian-connect.json").json

    assert jira is not None
    assert confluence is not None
    assert jira["baseUrl"] == confluence["baseUrl"] == BASE_URL
    assert jira["key"] == confluence["key"] == "com.example.privacy-panel"
    assert jira["links"]["self"] == f"{BASE_URL}/atlassian-connect.json"
    assert confluence["links"]["self"] == f"{BASE_URL}/confluence/atlassian-connect.json"


def test_readiness_waits_for_the_migration(installed: World) -> None:
    assert installed.get("/readyz").status_code == 200
    with installed.database.writing() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = 'older'")
    assert installed.get("/readyz").status_code == 503
    with installed.database.writing() as connection:
        connection.exec_driver_sql("DROP TABLE alembic_version")
    assert installed.get("/readyz").status_code == 503
    assert installed.get("/healthz").status_code == 200


def test_one_line_is_written_about_each_request(
    installed: World, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", logger="privacy")

    response = installed.panel(installed.jira)
    installed.get("/panel?secret=1")
    installed.get("/nowhere/at/all")

    lines = [json.loads(record.message) for record in caplog.records]
    assert [line["route"] for line in lines] == ["/panel", "/panel", None]
    assert [line["code"] for line in lines] == ["ok", "invalid_token", "not_found"]
    assert lines[0]["request_id"] == response.headers["X-Request-Id"]
    assert lines[0]["site_id"] == 1
    assert lines[1]["reason"] == "not exactly one token"
    assert set(lines[0]) == {
        "level", "at", "route", "method", "status", "code", "reason", "request_id", "site_id",
        "milliseconds",
    }  # fmt: skip


def test_the_callers_own_request_id_is_not_taken(installed: World) -> None:
    response = installed.get("/healthz", {"X-Request-Id": "mine"})

    assert response.headers["X-Request-Id"] != "mine"


@pytest.fixture
def broken(world: World) -> Flask:
    """Return the app with a view that fails in a way that nobody expected."""

    @public
    def fail() -> Any:  # noqa: ANN401 - it never returns
        raise RuntimeError("SELECT secret FROM site: Quetzalcoatl")

    world.app.add_url_rule("/fail", view_func=fail)
    return world.app


def test_an_unexpected_error_says_nothing_but_its_reference(
    broken: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    response = broken.test_client().get("/fail")

    assert refusal(response) == (500, "internal_error")
    assert "Quetzalcoatl" not in response.text + caplog.text
    assert "RuntimeError" in caplog.text
    assert "in fail" not in response.text
    assert response.headers["X-Request-Id"] in caplog.text


def test_a_database_that_is_away_is_an_answer_that_passes(
    installed: World, caplog: pytest.LogCaptureFixture
) -> None:
    token = installed.context_token(installed.jira)
    with installed.database.writing() as connection:
        connection.exec_driver_sql("ALTER TABLE site RENAME TO away")

    assert refusal(installed.call(token)) == (503, "unavailable")
    assert "OperationalError" in caplog.text or "ProgrammingError" in caplog.text
    assert "SELECT" not in caplog.text
    with installed.database.writing() as connection:
        connection.exec_driver_sql("ALTER TABLE away RENAME TO site")
    assert installed.call(token).status_code == 200
