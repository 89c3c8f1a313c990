"""Does the key server serve keys, and is everything remembered that was asked?"""

from http import HTTPStatus

import pytest

from privacy.simulator.cloud import Cloud
from privacy.simulator.people import ADMINISTRATOR
from privacy.simulator.signing import HookSigner
from privacy.simulator.site import PretendSite

from .doubles import App


@pytest.mark.parametrize("place", ["keys", "second-keys"])
def test_a_key_is_served_as_text(place: str, cloud: Cloud, signer: HookSigner) -> None:
    answer = cloud.test_client().get(f"/{place}/{signer.kid}")

    assert answer.status_code == HTTPStatus.OK
    assert answer.mimetype == "text/plain"
    assert answer.text == signer.public_pem


def test_an_unknown_key_is_not_found(cloud: Cloud) -> None:
    assert cloud.test_client().get("/keys/no-such-key").status_code == HTTPStatus.NOT_FOUND


def test_what_was_asked_is_remembered_without_its_token(
    app: App, cloud: Cloud, jira: PretendSite
) -> None:
    app.get(jira, f"/rest/api/3/user?accountId={ADMINISTRATOR}")
    cloud.test_client().get("/keys/../etc?jwt=secret&a=1")
    cloud.test_client().get("/keys/x?jwt=secret")

    assert cloud.asked == [
        ("GET", "/rest/api/3/user"),
        ("GET", "/keys/../etc"),
        ("GET", "/keys/x"),
    ]
    assert cloud.targets == [
        f"/rest/api/3/user?accountId={ADMINISTRATOR}",
        "/keys/../etc?a=1",
        "/keys/x",
    ]
