"""Do we accept what others signed and refuse what others found unfit?"""

import re
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest

from privacy.connect.parsing import Unverified
from privacy.connect.qsh import SignedRequest, query_string_hash
from privacy.connect.tokens import Rules, Secret, Verifier
from privacy.errors import InvalidTokenError
from tests.clocks import StoppedClock

from .vectors import needs_vectors, vectors

pytestmark = needs_vectors

SIGNED = vectors("jwt-signed-urls.json")
UNFIT = vectors("unsupported-alg-tokens.json").get("tokens", {})
RULES = Rules(timedelta(seconds=30), timedelta(hours=24), ("https://example.com",))


@pytest.mark.parametrize("case", SIGNED.get("tests", []), ids=lambda case: str(case["name"]))
def test_signed_urls_of_another_library_open_a_page(case: dict[str, Any]) -> None:
    url = urlsplit(case["signedUrl"])
    found = re.search(r"(?:^|&)jwt=([^&]+)", url.query)
    assert found is not None
    token = Unverified.read(found[1], "HS256")
    clock = StoppedClock(datetime.fromtimestamp(token.claims.iat, UTC))

    claims = Verifier(clock, RULES).page(
        token, SignedRequest("GET", url.path, url.query), [Secret(SIGNED["secret"])]
    )

    assert claims.client_key == "jira:1234-5678-9000"
    assert query_string_hash("GET", f"{url.path}?{url.query}") == token.claims.qsh


@pytest.mark.parametrize("algorithm", UNFIT)
def test_an_algorithm_that_is_not_the_endpoint_s_is_refused_before_a_key_is_looked_up(
    algorithm: str,
) -> None:
    with pytest.raises(InvalidTokenError, match="not"):
        Unverified.read(UNFIT[algorithm], "HS256")


def test_there_are_vectors_of_both_kinds() -> None:
    assert len(SIGNED["tests"]) == 78
    assert {"none", "RS256", "ES256", "HS512"} <= set(UNFIT)
