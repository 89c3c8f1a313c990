"""Who sent this? One verifier for each kind of token, and only these make verified claims."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import jwt
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

from privacy.clock import Clock
from privacy.connect.parsing import Unverified
from privacy.connect.qsh import CONTEXT_QSH, SignedRequest
from privacy.connect.verified import ContextClaims, HookClaims, PageClaims, SiteHookClaims
from privacy.errors import InvalidTokenError

_JWS = jwt.PyJWS(algorithms=["HS256", "RS256"])


@dataclass(frozen=True, slots=True)
class Rules:
    """How far clocks may differ, how long a token may live, and for whom it must be."""

    leeway: timedelta
    longest_life: timedelta
    audiences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Secret:
    """A shared secret. A previous one verifies only what was signed before it was replaced."""

    value: str = field(repr=False)
    signs_until: datetime | None = None

    def may_have_signed(self, issued_at: datetime) -> bool:
        """Tell whether a token of that time can be its own."""
        return self.signs_until is None or issued_at <= self.signs_until


class Verifier:
    """Turns well-formed tokens into verified claims; raises InvalidTokenError for all others."""

    def __init__(self, clock: Clock, rules: Rules) -> None:
        """Take the clock and the rules."""
        self._clock = clock
        self._rules = rules

    def check_hook(self, token: Unverified, request: SignedRequest) -> None:
        """Check all of an RS256 token that needs no key, so that no key is fetched in vain."""
        self._check_times(token)
        _check_audience(token.claims.aud, self._rules.audiences)
        request.check(token.claims.qsh)

    def hook(self, token: Unverified, request: SignedRequest, key: RSAPublicKey) -> HookClaims:
        """Return the claims of an RS256 token for this very request."""
        self.check_hook(token, request)
        _check_signature(token, key, "RS256")
        return HookClaims(
            token.claims.iss, _time(token.claims.iat), _time(token.claims.exp), token.digest
        )

    def site_hook(
        self, token: Unverified, request: SignedRequest, secret: Secret
    ) -> SiteHookClaims:
        """Return the claims of an HS256 hook, signed with the secret in force."""
        self._check_site(token, [secret])
        request.check(token.claims.qsh)
        return SiteHookClaims(token.claims.iss, _time(token.claims.exp), token.digest)

    def page(
        self, token: Unverified, request: SignedRequest, secrets: Sequence[Secret]
    ) -> PageClaims:
        """Return the claims of a page's token; one that is not bound to its URL is refused."""
        self._check_site(token, secrets)
        request.check(token.claims.qsh)
        return PageClaims(token.claims.iss, token.claims.sub)

    def context(self, token: Unverified, secrets: Sequence[Secret]) -> ContextClaims:
        """Return the claims of a context token; one that is bound to a URL is refused."""
        self._check_site(token, secrets)
        if token.claims.qsh != CONTEXT_QSH:
            raise InvalidTokenError("not a context token")
        return ContextClaims(token.claims.iss, token.claims.sub)

    def _check_site(self, token: Unverified, secrets: Sequence[Secret]) -> None:
        issued_at = _time(token.claims.iat)
        usable = [secret for secret in secrets if secret.may_have_signed(issued_at)]
        if not any(_is_signed(token, secret.value, "HS256") for secret in usable):
            raise InvalidTokenError("signature")
        self._check_times(token)

    def _check_times(self, token: Unverified) -> None:
        # Numbers, not times: the last second of the year 9999 and a leeway make no time at all.
        claims, now = token.claims, self._clock.now().timestamp()
        leeway = self._rules.leeway.total_seconds()
        if claims.exp + leeway <= now:
            raise InvalidTokenError("expired")
        if max(claims.iat, claims.nbf) > now + leeway:
            raise InvalidTokenError("not valid yet")
        if not 0 < claims.exp - claims.iat <= self._rules.longest_life.total_seconds():
            raise InvalidTokenError("life")


def _check_audience(audience: object, ours: Sequence[str]) -> None:
    named = audience[0] if isinstance(audience, list) and len(audience) == 1 else audience
    if not isinstance(named, str) or named.removesuffix("/") not in ours:
        raise InvalidTokenError("audience")


def _check_signature(token: Unverified, key: RSAPublicKey | str, algorithm: str) -> None:
    if not _is_signed(token, key, algorithm):
        raise InvalidTokenError("signature")


def _is_signed(token: Unverified, key: RSAPublicKey | str, algorithm: str) -> bool:
    try:
        _JWS.decode(token.text, key, algorithms=[algorithm])
    except jwt.PyJWTError:
        return False
    return True


def _time(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
