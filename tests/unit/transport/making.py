"""What stands at the other end? Servers on loopback that answer once, in plain text or in TLS."""

import contextlib
import ipaddress
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Self

import requests
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

LOOPBACK = "127.0.0.1"
OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"


class OneAnswer:
    """Reads a request and answers with bytes; remembers what it was asked."""

    def __init__(
        self,
        answer: bytes,
        tls: ssl.SSLContext | None = None,
        flood: bytes = b"",
        *,
        stays: bool = True,
    ) -> None:
        self._answer = answer
        self._flood = flood
        self._stays = stays
        self._tls = tls
        self._listener = socket.create_server((LOOPBACK, 0))
        self._over = threading.Event()
        self.asked: list[bytes] = []
        self._thread = threading.Thread(target=self._serve, daemon=True)

    @property
    def place(self) -> tuple[str, int]:
        return LOOPBACK, int(self._listener.getsockname()[1])

    @property
    def url(self) -> str:
        scheme = "http" if self._tls is None else "https"
        return f"{scheme}://{LOOPBACK}:{self.place[1]}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        socket.create_connection(self.place).close()
        self._thread.join()
        self._listener.close()

    def _serve(self) -> None:
        connection, _ = self._listener.accept()
        with contextlib.suppress(OSError), self._wrapped(connection) as wrapped:
            asked = wrapped.recv(65_536)
            if asked:
                self.asked.append(asked)
            wrapped.sendall(self._answer)
            while self._flood:
                wrapped.sendall(self._flood)
            # Whoever reads says when it is over; until then the conversation stays open.
            if self._stays:
                self._over.wait()

    def _wrapped(self, connection: socket.socket) -> socket.socket:
        if self._tls is None:
            return connection
        return self._tls.wrap_socket(connection, server_side=True)


def a_certificate(folder: Path) -> Path:
    """Write a self-signed certificate for loopback, with its key, and return the file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "loopback")])
    begins = datetime(2020, 1, 1, tzinfo=UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(begins)
        .not_valid_after(begins + timedelta(days=36_500))
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(LOOPBACK))]),
            critical=False,
        )
        .sign(key, SHA256())
    )
    written = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    file = folder / "loopback.pem"
    file.write_bytes(written + certificate.public_bytes(Encoding.PEM))
    return file


def a_tls_server_context(certificate: Path) -> ssl.SSLContext:
    """Return what a TLS server with this certificate needs."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context


def get(url: str, **headers: str) -> requests.PreparedRequest:
    """Return a prepared request."""
    return requests.Request("GET", url, headers=headers).prepare()


@contextlib.contextmanager
def threads_end(patience: float = 2.0) -> Iterator[None]:
    """Fail where a thread that was started within is still there a moment after."""
    before = set(threading.enumerate())
    yield
    for thread in set(threading.enumerate()) - before:
        thread.join(patience)
    assert set(threading.enumerate()) <= before


@contextlib.contextmanager
def soon(act: Callable[[], None], seconds: float = 0.1) -> Iterator[None]:
    """Do something in a moment, from another thread."""
    timer = threading.Timer(seconds, act)
    timer.start()
    try:
        yield
    finally:
        timer.join()
