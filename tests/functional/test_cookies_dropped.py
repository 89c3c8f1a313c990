"""A cookie that is not declared never leaves the app, whoever sets it, and each drop is counted."""

import json
from datetime import timedelta

import pytest
from flask import Response, session

from privacy.storage.migrate import unmigrate
from tests.world import World


def setting_a_cookie(response: Response) -> Response:
    response.set_cookie("tracker", "swordfish", secure=True, httponly=True, samesite="None")
    return response


def remembering(response: Response) -> Response:
    session["account"] = "1"
    return response


@pytest.mark.parametrize("path", ["/healthz", "/panel", "/nowhere"])
def test_a_cookie_of_any_answer_is_dropped_and_counted(world: World, path: str) -> None:
    world.app.after_request(setting_a_cookie)

    assert "Set-Cookie" not in world.get(path).headers
    world.clock.advance(timedelta(minutes=1))
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


def test_what_was_counted_is_written_by_a_later_answer_without_cookies(world: World) -> None:
    functions = world.app.after_request_funcs.setdefault(None, [])
    functions.append(setting_a_cookie)
    for _ in range(3):
        world.get("/healthz")
    functions.remove(setting_a_cookie)
    world.clock.advance(timedelta(minutes=1))
    world.get("/healthz")

    assert [row["drops"] for row in world.rows("SELECT drops FROM dropped_cookie")] == [3]


def test_an_app_without_cookies_counts_none(installed: World) -> None:
    page = installed.panel(installed.jira).text

    assert installed.rows("SELECT * FROM dropped_cookie") == []
    assert (
        '<dt>Undeclared cookies dropped, on all sites</dt><dd data-measure="dropped">None</dd>'
        in page
    )
    assert 'id="cookie-dropped" hidden>' in page


def test_an_administrator_is_told_what_was_dropped_and_when(world: World) -> None:
    world.app.after_request(setting_a_cookie)
    world.install(world.jira)
    page = world.panel(world.jira).text
    world.clock.advance(timedelta(minutes=1))
    world.get("/healthz")
    counted = world.evidence(world.jira).json

    assert (
        '<dt>Undeclared cookies dropped, on all sites</dt><dd data-measure="dropped">1</dd>' in page
    )
    assert 'id="cookie-dropped"><strong>The program tried to set a cookie that this' in page
    assert counted is not None
    assert counted["dropped_cookies"] == {"count": 3, "last_at": "2026-11-23T09:01:00+00:00"}


def test_the_first_drop_of_a_name_is_written_down_without_its_value(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    world.app.after_request(setting_a_cookie)
    with caplog.at_level("INFO", "privacy"):
        for _ in range(2):
            world.get("/healthz")

    (line,) = (it for it in map(json.loads, caplog.messages) if it["level"] == "WARNING")
    reason = "dropped the cookie 'tracker', which is not declared as it was set"
    assert (line["route"], line["reason"]) == ("/healthz", reason)
    assert "swordfish" not in caplog.text
