"""Does the gate let declared cookies out, as they are declared, and no others?"""

from collections.abc import Callable, Iterable
from typing import Any

import pytest
from flask import Flask, Response, session

from privacy.web.cookies import CookieGate
from tests.unit.web.gate import FLAGS, SEEN, Noted, answer

PLAIN = SEEN.model_copy(
    update={"secure": False, "http_only": False, "same_site": "lax", "partitioned": False}
)


@pytest.mark.parametrize(
    "cookie",
    [
        f"seen=1; {FLAGS}",
        f"seen=1; {FLAGS}; Max-Age=3600; Expires=Thu, 01 Jan 2099 00:00:00 GMT; Path=/",
        f"seen=; {FLAGS}; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0",
        "seen=a=b;secure;HTTPONLY;SAMESITE=none;partitioned",
        "\tseen =1;\tSecure ; HttpOnly\t; SameSite = None; Partitioned",
    ],
)
def test_a_cookie_as_it_is_declared_leaves(cookie: str) -> None:
    noted = Noted()

    assert answer(noted, cookie).headers.getlist("Set-Cookie") == [cookie]
    assert noted.names == []


@pytest.mark.parametrize(
    "cookie",
    [
        "seen=1; HttpOnly; SameSite=None; Partitioned",
        "seen=1; Secure; SameSite=None; Partitioned",
        "seen=1; Secure; HttpOnly; Partitioned",
        "seen=1; Secure; HttpOnly; SameSite=Lax; Partitioned",
        "seen=1; Secure; HttpOnly; SameSite=None",
        f"seen=1; {FLAGS}; Max-Age=3601",
        f"seen=1; {FLAGS}; Max-Age=ever",
        f"seen=1; {FLAGS}; Expires=Thu, 01 Jan 2099 00:00:00 GMT",
        f"seen=1; {FLAGS}; Domain=app.example",
        f"seen=1; {FLAGS}; domain",
        "seen=1; \xa0Secure; HttpOnly; SameSite=None; Partitioned",
        "seen=1; Secure; HttpOnly\x0b; SameSite=None; Partitioned",
    ],
)
def test_a_cookie_with_other_flags_or_a_longer_life_is_dropped_and_counted(cookie: str) -> None:
    noted = Noted()

    assert answer(noted, cookie).headers.getlist("Set-Cookie") == []
    assert noted.names == ["seen"]


def test_a_flag_that_is_not_declared_is_not_added_either() -> None:
    noted = Noted()
    kept = answer(noted, "seen=1; SameSite=Lax", "seen=1; " + FLAGS, declared=(PLAIN,))

    assert kept.headers.getlist("Set-Cookie") == ["seen=1; SameSite=Lax"]
    assert noted.names == ["seen"]


@pytest.mark.parametrize(
    ("cookie", "name"),
    [
        (f"tracker=1; {FLAGS}", "tracker"),
        (f"Seen=1; {FLAGS}", "Seen"),
        (f"seen2=1; {FLAGS}", "seen2"),
        (f"seen\xa0=1; {FLAGS}", "seen\xa0"),
        (f" =seen; {FLAGS}", ""),
        (f"seen; {FLAGS}", ""),
    ],
)
def test_a_cookie_that_is_not_declared_is_dropped_and_counted(cookie: str, name: str) -> None:
    noted = Noted()
    response = answer(noted, cookie, f"seen=1; {FLAGS}")

    assert response.headers.getlist("Set-Cookie") == [f"seen=1; {FLAGS}"]
    assert response.headers["X-Other"] == "Set-Cookie"
    assert response.data == b"body"
    assert noted.names == [name]


def test_what_is_declared_is_asked_for_each_answer() -> None:
    noted, declared = Noted(), [SEEN]
    flask = Flask("test")
    flask.wsgi_app = CookieGate(  # type: ignore[method-assign]
        flask.wsgi_app, lambda: declared, noted, noted.failures.append
    )
    flask.after_request(with_cookie)
    client = flask.test_client()

    assert "Set-Cookie" in client.get("/").headers
    declared.clear()
    assert "Set-Cookie" not in client.get("/").headers


def with_cookie(response: Response) -> Response:
    response.headers["Set-Cookie"] = f"seen=1; {FLAGS}"
    return response


def test_what_flask_sets_by_itself_is_seen_too() -> None:
    noted = Noted()
    flask = Flask("test")
    flask.secret_key = "a key of this test"

    @flask.get("/")
    def view() -> str:
        session["account"] = "1"
        return "body"

    flask.wsgi_app = CookieGate(  # type: ignore[method-assign]
        flask.wsgi_app, lambda: (), noted, noted.failures.append
    )

    assert "Set-Cookie" not in flask.test_client().get("/").headers
    assert noted.names == ["session"]


def test_an_answer_that_begins_again_after_a_failure_is_handed_on() -> None:
    seen: list[tuple[Any, ...]] = []

    def app(environ: object, start_response: Callable[..., object]) -> Iterable[bytes]:
        del environ
        start_response("500 Late", [("Set-Cookie", "tracker=1")], ("kind", "error", None))
        return []

    noted = Noted()
    gate = CookieGate(app, lambda: (), noted, noted.failures.append)
    gate({}, lambda *told: seen.append(told))  # type: ignore[arg-type]

    assert seen == [("500 Late", [], ("kind", "error", None))]


def test_the_gate_says_what_it_enforces() -> None:
    ((claim, how),) = ((it.claim, it.how) for it in CookieGate.enforces)

    assert claim == ("cookies",)
    assert how == (
        "a cookie that the server sets and that is not declared is dropped before it leaves the app"
    )
