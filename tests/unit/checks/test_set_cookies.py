"""Is every way in which the program can set a cookie seen?"""

from pathlib import Path

import pytest

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
        ("flask.session['a'] = 1", "session"),
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
        ("document.cookie = name + '=1'", "*"),
        ("document.cookie = `${name}=1`", "*"),
        ("cookieStore.set('tracker', '1')", "*"),
    ],
)
def test_a_cookie_of_a_script_is_seen_with_its_line(root: Path, script: str, name: str) -> None:
    write(root, "static/deep/panel.js", f"\n{script}\n")

    assert [(it.file, it.line, it.text) for it in set_by_scripts(root)] == [
        ("static/deep/panel.js", 2, name)
    ]


def test_a_script_that_only_reads_cookies_is_left_alone(root: Path) -> None:
    write(root, "static/panel.js", "if (document.cookie == '') call(document.cookie)")

    assert list(set_by_scripts(root)) == []
