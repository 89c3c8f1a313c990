"""A few threads may read bodies at once, and a place is given back whatever happens."""

import pytest
from flask import Flask
from pydantic import BaseModel, ConfigDict
from werkzeug.exceptions import RequestEntityTooLarge, UnsupportedMediaType

from privacy.errors import InvalidRequestError, UnavailableError
from privacy.web import bodies
from privacy.web.bodies import Readers

app = Flask(__name__)
app.config["MAX_CONTENT_LENGTH"] = 100


def read(readers: Readers, body: bytes = b"{}", kind: str = "application/json") -> bytes:
    with app.test_request_context("/", method="POST", data=body, content_type=kind):
        return readers.body()


def test_a_body_is_read_whole() -> None:
    assert read(Readers(1), b"x" * 99) == b"x" * 99


def test_a_place_is_given_back_whatever_happens() -> None:
    readers = Readers(1)

    for _ in range(3):
        with pytest.raises(RequestEntityTooLarge):
            read(readers, b"x" * 101)
        with pytest.raises(UnsupportedMediaType):
            read(readers, kind="text/plain")
    assert read(readers) == b"{}"


def test_a_body_waits_a_moment_for_a_place_and_no_longer() -> None:
    with pytest.raises(UnavailableError) as caught:
        read(Readers(0))

    assert caught.value.retry_after is not None


class Greeting(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    name: str


def test_a_body_says_what_its_kind_lets_it() -> None:
    assert bodies.read(Greeting, b'{"name": "Mia"}').name == "Mia"


@pytest.mark.parametrize(
    "body", [b"", b"\xff", b"[]", b'{"name": 5}', b'{"name": "Mia", "Mia": 1}', b'{"Mia": "Mia"}']
)
def test_what_else_a_body_says_is_refused_and_never_repeated(body: bytes) -> None:
    with pytest.raises(InvalidRequestError) as caught:
        bodies.read(Greeting, body)

    assert "Mia" not in caught.value.reason
    assert caught.value.__cause__ is None
