"""What a body of the calls about accounts has to be: exactly that, or the call is refused."""

import pytest
from werkzeug.test import TestResponse

from tests.functional.asking import cache, call, kept
from tests.world import USER, World, refusal

INVALID = (400, "invalid_request")
ID = f'"account_id": "{USER}"'

NO_OBJECT = {
    "empty": b"",
    "not JSON": b"{",
    "not UTF-8": b'{"account_id": "\xff"}',
    "null": b"null",
    "an array": b"[]",
    "text": f'"{USER}"'.encode(),
    "without keys": b"{}",
    "another key": f'{{{ID}, "site": "x"}}'.encode(),
    "nested": b"[" * 5_000,
}
NO_ACCOUNT = {
    "a key twice": f"{{{ID}, {ID}}}".encode(),
    "a number": b'{"account_id": 5}',
    "no number": b'{"account_id": NaN}',
    "nothing": b'{"account_id": null}',
    "a list": f'{{"account_id": ["{USER}"]}}'.encode(),
    "an object": b'{"account_id": {}}',
    "no letters": b'{"account_id": ""}',
    "too long": b'{"account_id": "%s"}' % (b"a" * 129),
    "a blank": b'{"account_id": "a b"}',
    "a line's end": b'{"account_id": "a\\n"}',
    "markup": b'{"account_id": "<script>"}',
    "the corrupted record": b'{"account_id": "unknown"}',
    "half a character": b'{"account_id": "\\ud83d"}',
}
NO_FOLLOWING = {
    "a number": b'{"following": 0}',
    "no letters": b'{"following": ""}',
    "too short": b'{"following": "%s"}' % (b"0" * 62),
    "too long": b'{"following": "%s"}' % (b"0" * 66),
    "capitals": b'{"following": "%s"}' % (b"A" * 64),
    "a line's end": b'{"following": "%s\\n"}' % (b"0" * 64),
    "other letters": b'{"following": "%s"}' % (b"g" * 64),
    "an account": f'{{"following": "{USER}"}}'.encode(),
}


def asked(world: World, what: str, body: bytes, kind: str = "application/json") -> TestResponse:
    token = world.context_token(world.jira)
    return call(world, "POST", f"/api/accounts/{what}", token, body, kind)


@pytest.mark.parametrize("what", ["find", "erase", "list"])
def test_a_body_of_another_form_is_refused(installed: World, what: str) -> None:
    cache(installed, installed.jira, USER)

    for name, body in NO_OBJECT.items():
        assert refusal(asked(installed, what, body)) == INVALID, name
    assert kept(installed, installed.jira, USER) == {USER}


@pytest.mark.parametrize("what", ["find", "erase"])
def test_what_is_no_account_id_is_refused(installed: World, what: str) -> None:
    for name, body in NO_ACCOUNT.items():
        assert refusal(asked(installed, what, body)) == INVALID, name


def test_a_list_goes_on_only_where_a_page_said(installed: World) -> None:
    for name, body in NO_FOLLOWING.items():
        assert refusal(asked(installed, "list", body)) == INVALID, name


def test_an_honest_body_is_taken(installed: World) -> None:
    assert asked(installed, "find", f"{{{ID}}}".encode()).status_code == 200
    assert asked(installed, "list", b'{"following": "%s"}' % (b"0" * 64)).status_code == 200


def test_another_type_of_content_is_refused(installed: World) -> None:
    for what in ("find", "erase", "list"):
        for kind in ("text/plain", "application/x-www-form-urlencoded", ""):
            response = asked(installed, what, f"{{{ID}}}".encode(), kind)
            assert refusal(response) == (415, "unsupported_media_type"), (what, kind)


def test_a_body_without_end_is_refused(installed: World) -> None:
    response = asked(installed, "find", b'{"account_id": "%s"}' % (b"a" * 70_000))

    assert refusal(response) == (413, "too_large")


def test_an_account_id_never_stands_in_an_address(installed: World) -> None:
    token = installed.context_token(installed.jira)

    for method in ("GET", "PUT", "DELETE"):
        assert call(installed, method, "/api/accounts/find", token).status_code == 405
        assert call(installed, method, f"/api/accounts/{USER}", token).status_code == 404
