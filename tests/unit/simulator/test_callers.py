"""Does the pretend Atlassian answer nobody but the installed app?"""

from dataclasses import replace
from http import HTTPStatus

import jwt
import pytest

from privacy.simulator.cloud import Cloud
from privacy.simulator.people import ADMINISTRATOR
from privacy.simulator.site import PretendSite

from .doubles import NOON, App, StoppedClock

_USER = f"/rest/api/3/user?accountId={ADMINISTRATOR}"
_ADDON = "/rest/atlassian-connect/1/addons/com.example.privacy-panel"


def test_the_installed_app_is_answered(app: App, jira: PretendSite) -> None:
    assert app.get(jira, _USER).status_code == HTTPStatus.OK


@pytest.mark.parametrize(
    "changes",
    [
        {"iss": "jira-client-key"},
        {"exp": NOON.timestamp()},
        {"exp": "tomorrow"},
        {"exp": None},
        {"qsh": None},
        {"qsh": "context-qsh"},
    ],
    ids=["issuer", "expired", "expiry of another type", "no expiry", "no qsh", "context qsh"],
)
def test_a_token_that_is_not_of_the_app_for_this_request_now_is_refused(
    changes: dict[str, object], app: App, jira: PretendSite
) -> None:
    answer = replace(app, changes=changes).get(jira, _USER)

    assert answer.status_code == HTTPStatus.UNAUTHORIZED
    assert answer.json == {
        "message": "Client must be authenticated to access this resource.",
        "status-code": 401,
    }


def test_confluence_refuses_in_its_own_words(app: App, confluence: PretendSite) -> None:
    confluence.installed = False

    answer = app.get(confluence, "/rest/api/user?accountId=x")

    assert answer.status_code == HTTPStatus.UNAUTHORIZED
    assert answer.json == {"code": 401, "message": "Unauthorized"}


def test_a_token_opens_one_request_only(app: App, cloud: Cloud, jira: PretendSite) -> None:
    token = app.token(jira, "GET", _USER)

    answer = cloud.test_client().get(
        f"{jira.base_url}/rest/api/3/user?accountId=x", headers={"Authorization": f"JWT {token}"}
    )

    assert answer.status_code == HTTPStatus.UNAUTHORIZED


@pytest.mark.parametrize("header", ["", "Bearer x", "JWT x", "JWT "])
def test_without_a_readable_token_nothing_is_told(
    header: str, cloud: Cloud, jira: PretendSite
) -> None:
    answer = cloud.test_client().get(jira.base_url + _USER, headers={"Authorization": header})

    assert answer.status_code == HTTPStatus.UNAUTHORIZED


def test_a_secret_of_another_site_opens_nothing(
    app: App, jira: PretendSite, confluence: PretendSite
) -> None:
    confluence.shared_secret, jira.shared_secret = jira.shared_secret, confluence.shared_secret
    token = app.token(confluence, "GET", _USER)

    answer = app.cloud.test_client().get(
        jira.base_url + _USER, headers={"Authorization": f"JWT {token}"}
    )

    assert answer.status_code == HTTPStatus.UNAUTHORIZED


def test_a_token_without_signature_is_refused(
    cloud: Cloud, jira: PretendSite, clock: StoppedClock
) -> None:
    now = int(clock.now().timestamp())
    claims = {"iss": "com.example.privacy-panel", "iat": now, "exp": now + 180, "qsh": "x"}
    token = jwt.encode(claims, "", "none")

    answer = cloud.test_client().get(
        jira.base_url + _USER, headers={"Authorization": f"JWT {token}"}
    )

    assert answer.status_code == HTTPStatus.UNAUTHORIZED


def test_a_get_with_a_body_is_refused_at_the_edge(app: App, jira: PretendSite) -> None:
    answer = app.get(jira, _USER, data=b"{}")

    assert answer.status_code == HTTPStatus.FORBIDDEN
    assert answer.mimetype == "text/html"


def test_a_product_is_not_found_where_it_does_not_live(app: App, confluence: PretendSite) -> None:
    confluence.base_url = confluence.origin

    assert app.get(confluence, _USER).status_code == HTTPStatus.NOT_FOUND


def test_both_products_tell_an_app_about_its_installation(
    app: App, jira: PretendSite, confluence: PretendSite
) -> None:
    for site, product in ((jira, "Jira"), (confluence, "Confluence")):
        told = app.get(site, _ADDON).get_json()

        assert told["key"] == "com.example.privacy-panel"
        assert told["state"] == "ENABLED"
        assert told["host"]["product"] == product
        assert told["links"]["self"] == site.base_url + _ADDON
