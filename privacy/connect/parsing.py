"""What does a token claim, before anybody believes it?"""

import base64
import hashlib
import re
from dataclasses import dataclass, field
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from privacy.connect.strict_json import read_object
from privacy.errors import InvalidTokenError

LONGEST_TOKEN = 8_192

_TOKEN = re.compile(r"([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)")
_Seconds = Annotated[int | float, Field(ge=0, le=253_402_300_799)]
# Opaque, but text: PostgreSQL takes no NUL.
CLIENT_KEY = r"^[^\x00-\x1f\x7f]{1,255}$"
ACCOUNT_ID = r"^[A-Za-z0-9:-]{1,128}$"


class Claims(BaseModel):
    """The claims that we read, each of its right JSON type; others are ignored."""

    model_config = ConfigDict(frozen=True, strict=True, hide_input_in_errors=True)

    iss: Annotated[str, Field(pattern=CLIENT_KEY)]
    iat: _Seconds
    exp: _Seconds
    qsh: Annotated[str, Field(min_length=1, max_length=64)]
    nbf: _Seconds = 0
    sub: Annotated[str, Field(pattern=ACCOUNT_ID)] | None = None
    aud: Any = None
    context: dict[str, Any] = Field(default_factory=dict)

    def agrees_with_itself(self) -> bool:
        """Tell whether the obsolete `context.user.accountId`, where it stands, equals `sub`."""
        user = self.context.get("user")
        named = user.get("accountId") if isinstance(user, dict) else None
        return named is None or named == self.sub


@dataclass(frozen=True, slots=True)
class Unverified:
    """A token that is well formed and nothing more. Only a verifier reads its claims."""

    text: str = field(repr=False)
    header: dict[str, Any] = field(repr=False)
    claims: Claims = field(repr=False)

    @property
    def claimed_client_key(self) -> str:
        """Return who the token says signed it: good for finding a key, for nothing else."""
        return self.claims.iss

    @property
    def digest(self) -> bytes:
        """Return a hash of what is signed. The signature's own text could be written otherwise."""
        return hashlib.sha256(self.text.rpartition(".")[0].encode()).digest()

    @classmethod
    def read(cls, text: str, algorithm: str) -> Self:
        """Return a well-formed token of this algorithm; raise InvalidTokenError otherwise.

        The algorithm is the endpoint's, never the token's own choice (RFC 8725, 3.1).
        """
        match = _TOKEN.fullmatch(text)
        if len(text) > LONGEST_TOKEN or match is None:
            raise InvalidTokenError("not a token")
        try:
            header = read_object(_decoded(match[1]))
            _decoded(match[3])
            _check_header(header, algorithm)
            claims = Claims.model_validate(read_object(_decoded(match[2])))
        except ValidationError as error:
            names = sorted({str(fault["loc"][0]) for fault in error.errors()})
            raise InvalidTokenError(f"claims: {', '.join(names)}") from None
        except ValueError as error:
            raise InvalidTokenError(f"not a token: {error}") from None
        if not claims.agrees_with_itself():
            raise InvalidTokenError("two account ids")
        return cls(text, header, claims)


def _check_header(header: dict[str, Any], algorithm: str) -> None:
    if header.get("alg") != algorithm:
        raise InvalidTokenError("not the algorithm of this endpoint")
    if "crit" in header:
        raise InvalidTokenError("asks for an extension")


def _decoded(segment: str) -> bytes:
    found = base64.urlsafe_b64decode(segment + "=" * (-len(segment) % 4))
    if base64.urlsafe_b64encode(found).rstrip(b"=") != segment.encode():
        raise ValueError("a segment is not written in its one right way")
    return found
