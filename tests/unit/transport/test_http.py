"""Does a call out end in time, small, and without what the machine would add to it?"""

import base64
import gzip
from datetime import timedelta
from pathlib import Path

import pytest

from privacy.errors import UnreachableError
from privacy.transport.call import Limits
from privacy.transport.http import HttpTransport

from .making import LOOPBACK, OK, OneAnswer, a_certificate, a_tls_server_context, get

pytestmark = [pytest.mark.loopback, pytest.mark.enable_socket]

AMPLE = Limits(timedelta(seconds=5), 10_000)


def test_a_whole_answer_comes_back() -> None:
    answer = b"HTTP/1.1 404 Not Found\r\nX-Mixed-Case: Value\r\nContent-Length: 5\r\n\r\nhello"

    with OneAnswer(answer) as server:
        found = HttpTransport().send(get(server.url), AMPLE)

    assert (found.status, found.body) == (404, b"hello")
    assert found.headers["x-mixed-case"] == "Value"


def test_the_request_goes_out_as_it_was_prepared() -> None:
    with OneAnswer(OK) as server:
        HttpTransport().send(get(f"{server.url}/a%2Fb?c=d%20e&c=~", Authorization="JWT x"), AMPLE)

    line, _, rest = server.asked[0].partition(b"\r\n")
    assert line == b"GET /a%2Fb?c=d%20e&c=~ HTTP/1.1"
    assert b"Authorization: JWT x\r\n" in rest


def test_the_largest_answer_that_is_allowed_comes_back() -> None:
    with OneAnswer(OK) as server:
        found = HttpTransport().send(get(server.url), Limits(AMPLE.time, 2))

    assert found.body == b"ok"


def test_nothing_is_unpacked_so_that_no_small_answer_becomes_a_large_one() -> None:
    packed = gzip.compress(bytes(1_000_000))
    head = f"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {len(packed)}\r\n\r\n"

    with OneAnswer(head.encode() + packed) as server:
        found = HttpTransport().send(get(server.url), AMPLE)

    assert found.body == packed


def test_an_answer_that_is_one_byte_too_large_does_not() -> None:
    with OneAnswer(OK) as server, pytest.raises(UnreachableError, match="too large"):
        HttpTransport().send(get(server.url), Limits(AMPLE.time, 1))


@pytest.mark.parametrize(
    "answer",
    [
        b"this is no HTTP\r\n\r\n",
        b"HTTP/1.1 abc X\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nshort",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nshort",
    ],
)
def test_what_is_no_whole_answer_is_like_none(answer: bytes) -> None:
    with OneAnswer(answer, stays=False) as server, pytest.raises(UnreachableError):
        HttpTransport().send(get(server.url), AMPLE)


def test_a_port_where_nobody_listens_is_unreachable() -> None:
    with OneAnswer(OK) as server:
        url = server.url

    with pytest.raises(UnreachableError, match="ConnectionError"):
        HttpTransport().send(get(url), AMPLE)


def test_a_reason_never_shows_the_address() -> None:
    with pytest.raises(UnreachableError) as caught:
        HttpTransport().send(get("http://127.0.0.1:9/secret?jwt=secret"), AMPLE)

    assert "secret" not in str(caught.value)


def test_a_host_whose_certificate_nobody_vouches_for_is_unreachable(tmp_path: Path) -> None:
    tls = a_tls_server_context(a_certificate(tmp_path))

    with OneAnswer(OK, tls) as server, pytest.raises(UnreachableError, match="SSLError"):
        HttpTransport().send(get(server.url), AMPLE)

    assert server.asked == []


def test_a_proxy_of_the_machine_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)

    with OneAnswer(OK) as server:
        assert HttpTransport().send(get(server.url), AMPLE).body == b"ok"


def test_passwords_of_the_machine_are_not_sent(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text(f"machine {LOOPBACK} login somebody password swordfish\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))

    with OneAnswer(OK) as server:
        HttpTransport().send(get(server.url), AMPLE)

    assert b"uthorization" not in server.asked[0]
    assert base64.b64encode(b"somebody:swordfish") not in server.asked[0]


def test_no_cookie_of_one_call_goes_into_the_next() -> None:
    transport = HttpTransport()
    with OneAnswer(OK.replace(b"\r\n\r\n", b"\r\nSet-Cookie: a=b; Path=/\r\n\r\n")) as server:
        transport.send(get(server.url), AMPLE)

    with OneAnswer(OK) as server:
        transport.send(get(server.url), AMPLE)

    assert b"ookie" not in server.asked[0]
