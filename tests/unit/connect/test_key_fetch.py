"""Is a public key taken from whichever server has it, and silence told from a no?"""

from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)
from requests import PreparedRequest

from privacy.connect.key_fetch import KeyServers
from privacy.errors import InvalidTokenError, UnavailableError, UnreachableError
from privacy.transport.call import Answer
from tests.clocks import StoppedClock

from .answering import Answering, Says, answer
from .making import a_private_key, pem_of

PUBLIC = a_private_key().public_key()
PEM = pem_of(PUBLIC)
HAS_IT = answer(200, PEM)
NOT_THERE = answer(404)
SILENT = UnreachableError("silent")
SPKI = (Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def servers(transport: Answering, clock: StoppedClock | None = None) -> KeyServers:
    urls = ("https://first.example/keys", "https://second.example")
    return KeyServers(transport, urls, clock or StoppedClock())


def saying(first: Says, second: Says) -> Answering:
    return Answering({"first.example": first, "second.example": second})


def test_the_key_id_is_appended_to_the_address() -> None:
    transport = saying(HAS_IT, SILENT)

    assert servers(transport).fetch("a/b-c.d_e").public_numbers() == PUBLIC.public_numbers()
    assert transport.urls == ["https://first.example/keys/a/b-c.d_e"]
    assert [request.method for request in transport.sent] == ["GET"]


@pytest.mark.parametrize("first", [NOT_THERE, answer(403), answer(500), answer(429), SILENT])
def test_the_second_server_is_asked_where_the_first_does_not_have_it(first: Says) -> None:
    transport = saying(first, HAS_IT)

    assert servers(transport).fetch("a-key").public_numbers() == PUBLIC.public_numbers()
    assert transport.urls == ["https://first.example/keys/a-key", "https://second.example/a-key"]


UNFIT_KEYS = {
    "EC": ec.generate_private_key(ec.SECP256R1()).public_key().public_bytes(*SPKI),
    "Ed25519": ed25519.Ed25519PrivateKey.generate().public_key().public_bytes(*SPKI),
    "RSA of 1024 bits": pem_of(a_private_key(1_024).public_key()),
    "private": a_private_key().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()),
    "cut": PEM[:-60],
    "DER": PUBLIC.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo),
    "HTML": b"<!doctype html><title>Maintenance</title>",
    "nothing": b"",
    "not UTF-8": b"\xff\xfe",
}


@pytest.mark.parametrize("body", UNFIT_KEYS.values(), ids=UNFIT_KEYS.keys())
def test_what_is_no_strong_rsa_key_is_none(body: bytes) -> None:
    with pytest.raises(InvalidTokenError, match="no such key"):
        servers(saying(answer(200, body), NOT_THERE)).fetch("a-key")


@pytest.mark.parametrize(
    "refusal",
    [
        NOT_THERE,
        answer(204),
        answer(301, location="https://elsewhere.example"),
        answer(302, PEM, location="https://elsewhere.example"),
        answer(400),
        answer(403, b"<html>Forbidden</html>"),
        answer(206, PEM),
    ],
)
def test_there_is_no_key_where_every_server_says_so(refusal: Answer) -> None:
    transport = saying(refusal, NOT_THERE)

    with pytest.raises(InvalidTokenError, match="no such key"):
        servers(transport).fetch("a-key")

    assert len(transport.sent) == 2


@pytest.mark.parametrize("down", [answer(500), answer(502), answer(503, PEM), answer(429), SILENT])
def test_nobody_knows_where_one_server_does_not_say(down: Says) -> None:
    for pair in ((down, NOT_THERE), (NOT_THERE, down), (down, down)):
        with pytest.raises(UnavailableError, match="no key server answers"):
            servers(saying(*pair)).fetch("a-key")


def test_the_servers_share_three_seconds() -> None:
    transport = saying(SILENT, HAS_IT)
    servers(transport).fetch("a-key")

    assert [limits.time.total_seconds() for limits in transport.limits] == [1.5, 3.0]
    assert {limits.size for limits in transport.limits} == {16_384}


def test_what_the_first_server_takes_the_second_does_not_have() -> None:
    clock = StoppedClock()

    def slow(_: PreparedRequest) -> Answer:
        clock.advance(timedelta(seconds=1.5))
        return answer(503)

    transport = saying(slow, HAS_IT)
    servers(transport, clock).fetch("a-key")

    assert [limits.time.total_seconds() for limits in transport.limits] == [1.5, 1.5]


def test_the_last_server_gets_a_moment_even_when_the_time_is_used_up() -> None:
    clock = StoppedClock()

    def very_slow(_: PreparedRequest) -> Answer:
        clock.advance(timedelta(seconds=60))
        return answer(503)

    transport = saying(very_slow, HAS_IT)
    servers(transport, clock).fetch("a-key")

    assert 0 < transport.limits[1].time.total_seconds() <= 0.1


def test_nothing_of_ours_goes_to_a_key_server() -> None:
    transport = saying(HAS_IT, SILENT)
    servers(transport).fetch("a-key")

    assert set(transport.sent[0].headers) == {"Accept"}
    assert transport.sent[0].body is None
