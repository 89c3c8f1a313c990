"""Is every cookie in the program's files a declared one?"""

from pathlib import Path

import pytest

from privacy.checks.cookies import cookies
from privacy.checks.declared import Declared
from tests.unit.checks.making import cookie, declaration, declared, lines, write


@pytest.mark.parametrize(
    ("code", "what"),
    [
        ("answer.set_cookie('tracker')", "sets cookie 'tracker', which is not declared"),
        (
            "answer.set_cookie(name)",
            "sets a cookie whose name cannot be read here; name it in plain text",
        ),
        (
            "answer.headers['Set-Cookie'] = it",
            "names the header Set-Cookie; let `set_cookie` write it, with a declared name",
        ),
    ],
)
def test_a_cookie_that_is_not_declared_is_told(root: Path, code: str, what: str) -> None:
    write(root, "app.py", f"\n{code}\n")

    assert lines(cookies(declared(), root)) == [f"app.py:2: error P070 {what}"]


def test_a_cookie_of_any_version_is_declared(root: Path) -> None:
    write(root, "app.py", "answer.set_cookie('seen')")
    coming = declaration(cookies=[cookie("seen")])

    assert cookies(Declared(declaration(), (coming,)), root) == ()
    assert cookies(Declared(coming), root) == ()
