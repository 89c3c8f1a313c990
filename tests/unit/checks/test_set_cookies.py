"""Is every way in which the program can set a cookie seen?"""

from pathlib import Path

import pytest

from privacy.checks.served import Served
from privacy.checks.set_cookies import set_by_code, set_by_scripts
from privacy.checks.source import modules
from tests.unit.checks.making import write


def names(root: Path, code: str) -> list[tuple[int, str]]:
    write(root, "app.py", code)
    return [(it.line, it.text) for module in modules(root) for it in set_by_code(module)]


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("response.set_cookie('tracker', '1')", "tracker"),
        ("answer().set_cookie(key='tracker', value='1')", "tracker"),
        ("response.delete_cookie('tracker')", "tracker"),
        ("response.set_cookie(name, '1')", "*"),
        ("response.set_cookie(**everything)", "*"),
        ("response.set_cookie(f'track_{x}')", "track_*"),
        ("response.headers['Set-Cookie'] = 'tracker=1'", "Set-Cookie"),
        ("response.headers.add('set-cookie', 'tracker=1')", "set-cookie"),
        ("from flask import g, session", "session"),
        ("from flask import flash as say", "session"),
        ("from flask.globals import session", "session"),
        ("from flask.helpers import flash", "session"),
        ("from flask import *", "session"),
        ("flask.session['a'] = 1", "session"),
        ("flask.globals.session['a'] = 1", "session"),
        ("import flask as f; f.session['a'] = 1", "session"),
        ("import flask as f; f.globals.session['a'] = 1", "session"),
        ("import flask.globals as f; f.session['a'] = 1", "session"),
        ("from flask import globals as f; f.session['a'] = 1", "session"),
        ("response.headers.setdefault('Set-Cookie', 'tracker=1')", "Set-Cookie"),
        ("response.headers.add(*it, 'Set-Cookie')", "Set-Cookie"),
    ],
)
def test_a_cookie_is_seen_with_its_line(root: Path, code: str, name: str) -> None:
    assert names(root, f"\n{code}\n") == [(2, name)]


@pytest.mark.parametrize(
    "code",
    [
        "from flask import g",
        "from sqlalchemy.orm import session",
        "is_there = name.lower() == 'set-cookie' or 'Set-Cookie' in headers",
        "requests.session",
        "import requests as f; f.session",
        "from flask import g as f; f.session",
        "import flask; flask.app.session; find().session; a.globals.session",
        "response.headers.getlist('Set-Cookie') + response.headers.get('set-cookie', [])",
        "response.headers.pop('Set-Cookie'); response.headers.remove('Set-Cookie')",
        "set_cookie('tracker')",
    ],
)
def test_what_sets_no_cookie_is_left_alone(root: Path, code: str) -> None:
    assert names(root, code) == []


@pytest.mark.parametrize(
    ("script", "name"),
    [
        ("document.cookie = 'tracker=1; Secure'", "tracker"),
        ("document . cookie=`tracker=${it}`", "tracker"),
        ("document.cookie += 'tracker=1'", "tracker"),
        ("document['cookie'] = 'tracker=1'", "tracker"),
        ('document[ "cookie" ] += "tracker=1"', "tracker"),
        ("d.cookie = 'tracker=1'", "tracker"),
        ("document.cookie = name + '=1'", "*"),
        ("document.cookie = `${name}=1`", "*"),
        ("cookieStore.set('tracker', '1')", "*"),
    ],
)
def test_a_cookie_of_a_script_is_seen_with_its_line(script: str, name: str) -> None:
    file = Served("static/panel.mjs", f"\n{script}\n", "script")

    assert [(it.file, it.line, it.text) for it in set_by_scripts(file)] == [
        ("static/panel.mjs", 2, name)
    ]


def test_a_cookie_of_a_script_in_a_page_is_seen() -> None:
    page = Served("templates/page.html", "<p>\n<script>document.cookie = 'a=1'</script>", "page")

    assert [(it.line, it.text) for it in set_by_scripts(page)] == [(2, "a")]


@pytest.mark.parametrize(
    "script",
    ["if (document.cookie == '') call(document.cookie)", "x.cookie === a", "cookie = 1"],
)
def test_a_script_that_only_reads_cookies_is_left_alone(script: str) -> None:
    assert list(set_by_scripts(Served("static/panel.js", script, "script"))) == []
