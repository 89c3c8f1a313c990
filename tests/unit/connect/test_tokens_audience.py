"""For whom is a hook? For this app alone, named as itself and not among others."""

from datetime import timedelta

import pytest

from privacy.connect.tokens import Rules, Verifier
from privacy.errors import InvalidTokenError
from tests.clocks import StoppedClock

from .making import ACCOUNT, APP_URL, CLIENT_KEY, HOOK, Door, a_private_key, hook_claims, hook_token

OTHER = "https://other.example"


@pytest.mark.parametrize("audience", [APP_URL, [APP_URL], f"{APP_URL}/", [f"{APP_URL}/"]])
def test_a_hook_for_this_app_is_let_in(audience: object) -> None:
    assert Door().hook(aud=audience) == CLIENT_KEY


@pytest.mark.parametrize(
    "audience",
    [
        ...,
        None,
        "",
        "/",
        [],
        [""],
        OTHER,
        [OTHER],
        [OTHER, APP_URL],
        [APP_URL, OTHER],
        [APP_URL, APP_URL],
        [[APP_URL]],
        [{"url": APP_URL}],
        {APP_URL: 1},
        {"0": APP_URL},
        1,
        True,
        APP_URL[:-1],
        APP_URL[0],
        f"{APP_URL}.evil.example",
        f"{APP_URL}/installed",
        f"{APP_URL}//",
        f"x{APP_URL}",
        APP_URL.upper(),
        APP_URL.replace("https", "http"),
        f" {APP_URL}",
    ],
)
def test_a_hook_for_anybody_else_is_refused(audience: object) -> None:
    with pytest.raises(InvalidTokenError, match="audience"):
        Door().hook(aud=audience)


def test_each_of_the_app_s_own_addresses_is_an_audience() -> None:
    rules = Rules(
        timedelta(seconds=30), timedelta(days=1), (APP_URL, "https://second.example/base")
    )
    verifier = Verifier(StoppedClock(), rules)

    for audience in (APP_URL, "https://second.example/base"):
        token = hook_token(hook_claims(aud=audience))
        assert verifier.hook(token, HOOK, a_private_key().public_key()).client_key == CLIENT_KEY


@pytest.mark.parametrize("audience", [..., OTHER, [CLIENT_KEY]])
def test_a_site_names_no_audience_that_counts(audience: object) -> None:
    assert Door().page(aud=audience) == ACCOUNT
    assert Door().context(aud=audience) == ACCOUNT
