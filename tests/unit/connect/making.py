"""What do these tests make? Tokens with any claims, keys, and a verifier whose clock stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from typing import Any

from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from privacy.connect.parsing import Unverified
from privacy.connect.qsh import SignedRequest, query_string_hash
from privacy.connect.tokens import Rules, Secret, Verifier
from tests.clocks import BEGINNING, StoppedClock
from tests.forging import as_json, changed, with_hmac, with_rsa

SECRET = "the secret of a site, long enough for HS256"
CLIENT_KEY = "jira:acme-1"
APP_URL = "https://app.example"
ACCOUNT = "557058:91b7e0d4-26ac-4f13-8c5e-0a7fd3b64e28"
NOW = int(BEGINNING.timestamp())
LEEWAY, LONGEST = 30, 86_400
PAGE = SignedRequest("GET", "/panel", "cp=&lic=none")
HOOK = SignedRequest("POST", "/installed", "")


@cache
def a_private_key(bits: int = 2_048) -> rsa.RSAPrivateKey:
    """Return a key; making one is slow, so there is one of each size."""
    return rsa.generate_private_key(65_537, bits)


def pem_of(key: rsa.RSAPublicKey) -> bytes:
    """Return a public key as a key server sends it."""
    return key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def page_claims(**changes: Any) -> dict[str, Any]:  # noqa: ANN401 - any JSON, right or wrong
    """Return the claims of a page's token; a change to `...` leaves a claim out."""
    honest = {
        "iss": CLIENT_KEY,
        "sub": ACCOUNT,
        "iat": NOW,
        "exp": NOW + 180,
        "qsh": query_string_hash("GET", "/panel?cp=&lic=none"),
    }
    return changed(honest, changes)


def hook_claims(**changes: Any) -> dict[str, Any]:  # noqa: ANN401 - any JSON, right or wrong
    """Return the claims of an `installed` hook's token."""
    honest = {
        "iss": CLIENT_KEY,
        "aud": [APP_URL],
        "iat": NOW,
        "exp": NOW + 180,
        "qsh": query_string_hash("POST", "/installed"),
    }
    return changed(honest, changes)


def site_token(claims: Mapping[str, Any], secret: str = SECRET) -> Unverified:
    """Return a well-formed HS256 token."""
    return Unverified.read(with_hmac(as_json(claims), secret.encode()), "HS256")


def hook_token(claims: Mapping[str, Any], kid: str = "a-key") -> Unverified:
    """Return a well-formed RS256 token."""
    header = {"alg": "RS256", "kid": kid}
    return Unverified.read(with_rsa(as_json(claims), a_private_key(), header), "RS256")


@dataclass
class Door:
    """A verifier, its clock, and the secrets of a site."""

    clock: StoppedClock = field(default_factory=StoppedClock)
    secrets: tuple[Secret, ...] = (Secret(SECRET),)

    def __post_init__(self) -> None:
        rules = Rules(timedelta(seconds=LEEWAY), timedelta(seconds=LONGEST), (APP_URL,))
        self.verifier = Verifier(self.clock, rules)

    def page(self, **changes: Any) -> str | None:  # noqa: ANN401 - any JSON, right or wrong
        """Return the account that a page's token names."""
        token = site_token(page_claims(**changes))
        return self.verifier.page(token, PAGE, self.secrets).account_id

    def context(self, **changes: Any) -> str | None:  # noqa: ANN401 - any JSON, right or wrong
        """Return the account that a context token names."""
        token = site_token(page_claims(**{"qsh": "context-qsh", **changes}))
        return self.verifier.context(token, self.secrets).account_id

    def hook(self, **changes: Any) -> str:  # noqa: ANN401 - any JSON, right or wrong
        """Return the site that a hook's token names."""
        token = hook_token(hook_claims(**changes))
        return self.verifier.hook(token, HOOK, a_private_key().public_key()).client_key
