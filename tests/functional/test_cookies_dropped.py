"""A cookie that is not declared never leaves the app, whoever sets it, and each drop is counted."""

import pytest
from flask import Response, session

from privacy.storage.migrate import unmigrate
from tests.world import World


def setting_a_cookie(response: Response) -> Response:
    response.set_cookie("tracker", "1", secure=True, httponly=True, samesite="None")
    return response


def remembering(response: Response) -> Response:
    session["account"] = "1"
    return response


@pytest.mark.parametrize("path", ["/healthz", "/panel", "/nowhere"])
def test_a_cookie_of_any_answer_is_dropped_and_counted(world: World, path: str) -> None:
    world.app.after_request(setting_a_cookie)

    for _ in range(2):
        assert "Set-Cookie" not in world.get(path).headers

    (row,) = world.rows("SELECT * FROM dropped_cookie")
    assert (row["cookie"], row["drops"]) == ("tracker", 2)


def test_the_session_of_flask_is_dropped_too(world: World) -> None:
    world.app.secret_key = "a key of this test"
    world.app.after_request(remembering)

    assert "Set-Cookie" not in world.get("/healthz").headers
    assert [row["cookie"] for row in world.rows("SELECT * FROM dropped_cookie")] == ["session"]


def test_a_database_that_is_away_breaks_no_answer(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    world.app.after_request(setting_a_cookie)
    unmigrate(world.database, "0001")

    response = world.get("/healthz")

    assert response.status_code == 200
    assert "Set-Cookie" not in response.headers
    assert "OperationalError" in caplog.text or "ProgrammingError" in caplog.text


def test_an_app_without_cookies_counts_none(installed: World) -> None:
    page = installed.panel(installed.jira).text

    assert installed.rows("SELECT * FROM dropped_cookie") == []
    assert "<dt>Undeclared cookies dropped, on all sites</dt><dd>None</dd>" in page
    assert "tried to set a cookie" not in page


def test_an_administrator_is_told_what_was_dropped_and_when(world: World) -> None:
    world.app.after_request(setting_a_cookie)
    world.install(world.jira)
    page = world.panel(world.jira).text
    counted = world.evidence(world.jira).json

    assert "<dt>Undeclared cookies dropped, on all sites</dt><dd>1</dd>" in page
    assert "The program tried to set a cookie that this policy does not list." in page
    assert counted is not None
    assert counted["dropped_cookies"] == {"count": 2, "last_at": "2026-11-23T09:00:00+00:00"}
