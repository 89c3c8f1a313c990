"""Does a redirect come back as it is, wherever it leads and whatever comes with it?"""

from datetime import timedelta

import pytest

from privacy.errors import UnreachableError
from privacy.transport.call import Limits
from privacy.transport.http import HttpTransport

from .making import OK, OneAnswer, get

pytestmark = [pytest.mark.loopback, pytest.mark.enable_socket]

AMPLE = Limits(timedelta(seconds=5), 10_000)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_comes_back_as_it_is(status: int) -> None:
    with OneAnswer(OK) as elsewhere:
        target = elsewhere.url
        answer = f"HTTP/1.1 {status} X\r\nLocation: {target}\r\nContent-Length: 0\r\n\r\n"
        with OneAnswer(answer.encode()) as server:
            found = HttpTransport().send(get(server.url), AMPLE)

    assert (found.status, found.headers["location"]) == (status, target)
    assert elsewhere.asked == []


@pytest.mark.parametrize("target", [b"http://[x", b"/\xff", b"http://a:b", b"", b"javascript:x"])
def test_a_redirect_that_leads_nowhere_is_an_answer_too(target: bytes) -> None:
    answer = b"HTTP/1.1 302 X\r\nLocation: " + target + b"\r\nContent-Length: 2\r\n\r\nok"

    with OneAnswer(answer) as server:
        found = HttpTransport().send(get(server.url), AMPLE)

    assert (found.status, found.body) == (302, b"ok")


def test_a_flood_behind_a_redirect_is_left_once_it_is_too_large() -> None:
    head = b"HTTP/1.1 302 X\r\nLocation: /elsewhere\r\n\r\n"

    with (
        OneAnswer(head, flood=bytes(65_536)) as server,
        pytest.raises(UnreachableError, match="too large"),
    ):
        HttpTransport().send(get(server.url), AMPLE)
