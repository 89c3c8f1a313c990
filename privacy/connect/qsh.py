"""Which request was signed? The query string hash, over the route's own path and the raw query."""

import hmac
import re
from dataclasses import dataclass

from atlassian_jwt.url_utils import hash_url

from privacy.errors import InvalidTokenError

CONTEXT_QSH = "context-qsh"

# Printable ASCII without the fragment sign. The library cuts at `#` and drops tabs and line ends,
# so that two different queries would have one hash.
_QUERY = re.compile(r"[!\"$-~]*")
_LONGEST_QUERY = 16_384


@dataclass(frozen=True, slots=True)
class SignedRequest:
    """The parts of a request that a query string hash covers."""

    method: str
    path: str
    query: str

    def check(self, qsh: str) -> None:
        """Raise InvalidTokenError unless the hash is of this very request.

        https://developer.atlassian.com/cloud/jira/platform/understanding-jwt-for-connect-apps/
        """
        if len(self.query) > _LONGEST_QUERY or _QUERY.fullmatch(self.query) is None:
            raise InvalidTokenError("the query cannot have been signed")
        expected = query_string_hash(self.method, f"{self.path}?{self.query}")
        if not hmac.compare_digest(expected.encode(), qsh.encode()):
            raise InvalidTokenError("signed for another request")


def query_string_hash(method: str, target: str) -> str:
    """Return the hash of a request, given its path below the base URL and its raw query."""
    hashed: str = hash_url(method, target)
    return hashed
