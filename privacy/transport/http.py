"""How does a request leave this process? Through requests, in a thread that can be left behind."""

import queue
import threading
from typing import Any

import requests
from requests import PreparedRequest, Response
from requests.adapters import HTTPAdapter

from privacy.errors import UnreachableError
from privacy.transport.call import Answer, Limits
from privacy.transport.deadline import Deadline, DeadlinePool, SecureDeadlinePool

_CHUNK = 16_384


class HttpTransport:
    """Sends over HTTP: no redirect followed, no proxy or netrc of the machine, no cookie kept."""

    def send(self, request: PreparedRequest, limits: Limits) -> Answer:
        """Return the whole answer within the limits; raise UnreachableError otherwise.

        The call runs in a thread of its own, so that even a name that does not resolve ends in
        time; at the deadline its sockets are shut, which ends the thread too.
        """
        deadline = Deadline()
        result: queue.SimpleQueue[Answer | UnreachableError] = queue.SimpleQueue()
        threading.Thread(
            target=lambda: result.put(_attempt(request, limits, deadline)), daemon=True
        ).start()
        try:
            outcome = result.get(timeout=limits.time.total_seconds())
        except queue.Empty:
            deadline.end()
            raise UnreachableError("no whole answer in time") from None
        if isinstance(outcome, UnreachableError):
            raise outcome
        return outcome


class _Session(requests.Session):
    """A session that does not look where a redirect leads: it would read the body for that."""

    def get_redirect_target(self, resp: Response) -> None:
        """Return nothing."""
        del resp


class _Adapter(HTTPAdapter):
    """An adapter whose connections obey the deadline of the call in hand."""

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as requests has it
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = {
            "http": DeadlinePool,
            "https": SecureDeadlinePool,
        }


def _attempt(
    request: PreparedRequest, limits: Limits, deadline: Deadline
) -> Answer | UnreachableError:
    try:
        with deadline, _Session() as session:
            session.trust_env = False
            session.mount("https://", _Adapter())
            session.mount("http://", _Adapter())
            return _exchange(session, request, limits)
    except UnreachableError as error:
        return error
    except Exception as error:  # noqa: BLE001 - whoever waits for this thread must get an answer
        return UnreachableError(type(error).__name__)


def _exchange(session: requests.Session, request: PreparedRequest, limits: Limits) -> Answer:
    answer = session.send(
        request,
        stream=True,
        allow_redirects=False,
        timeout=limits.time.total_seconds(),
    )
    with answer:
        headers = {name.lower(): value for name, value in answer.headers.items()}
        return Answer(answer.status_code, headers, _body(answer, limits.size))


def _body(answer: Response, size: int) -> bytes:
    body = bytearray()
    # As it comes: nothing is unpacked, so a small answer cannot become a large one.
    for chunk in answer.raw.stream(_CHUNK, decode_content=False):
        body += chunk
        if len(body) > size:
            raise UnreachableError("the answer is too large")
    return bytes(body)
