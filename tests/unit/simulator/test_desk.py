"""Do the buttons of the pretend page do what they say, and are its choices kept?"""

from http import HTTPStatus
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
from atlassian_jwt.url_utils import hash_url
from flask.testing import FlaskClient
from jwt.types import Options
from werkzeug.test import TestResponse

from privacy.simulator.cloud import Cloud
from privacy.simulator.fault import Fault, Kind, slow
from privacy.simulator.people import ADMINISTRATOR, ORDINARY_USER
from privacy.simulator.site import PretendSite

from .doubles import APP_URL, StoppedClock

_UNTIMED: Options = {"verify_exp": False, "verify_iat": False}


def choose(client: FlaskClient, **choice: object) -> TestResponse:
    return client.post("/pretend/choices", json=choice)


def test_choices_are_remembered(client: FlaskClient, confluence: PretendSite) -> None:
    choose(client, product="confluence")
    choose(client, theme="dark")
    state = choose(client, language="de-DE", administrator=False).get_json()

    assert state["product"] == "confluence"
    assert state["name"] == "Confluence"
    assert state["site"] == confluence.base_url
    assert (state["theme"], state["language"]) == ("dark", "de-DE")
    assert state["administrator"] is False
    assert state["accountId"] == ORDINARY_USER
    assert not confluence.people[ORDINARY_USER].administrator
    assert "A pretend Confluence for development" in client.get("/").text


def test_the_page_about_oneself_can_be_chosen(client: FlaskClient) -> None:
    assert choose(client, page="me").get_json()["page"] == "me"

    url = urlsplit(client.get("/pretend/frame").get_json()["url"])
    claims = jwt.decode(parse_qs(url.query)["jwt"][0], options={"verify_signature": False})

    assert url.path == "/me"
    assert claims["qsh"] == hash_url("GET", f"/me?{url.query}")


@pytest.mark.parametrize(
    "choice",
    [{"product": "trello"}, {"page": "settings"}, {"administrator": "yes"}, {"colour": "red"}],
)
def test_a_choice_that_does_not_exist_is_refused(
    choice: dict[str, object], client: FlaskClient
) -> None:
    assert choose(client, **choice).status_code == HTTPStatus.BAD_REQUEST


def test_the_buttons_uninstall_and_reinstall_at_the_chosen_site(
    client: FlaskClient, jira: PretendSite, confluence: PretendSite
) -> None:
    removed = client.post("/pretend/hooks/uninstall", json={}).get_json()
    was_installed = jira.installed
    back = client.post("/pretend/hooks/reinstall", json={}).get_json()

    assert removed["installed"] is was_installed is False
    assert removed["status"] == "The app answered 204 to “uninstalled”."
    assert back["installed"] is True
    assert confluence.installed


def test_an_act_that_does_not_exist_is_refused(client: FlaskClient) -> None:
    assert client.post("/pretend/hooks/explode", json={}).status_code == HTTPStatus.BAD_REQUEST


def test_a_form_of_another_page_presses_no_button(client: FlaskClient, jira: PretendSite) -> None:
    answer = client.post("/pretend/hooks/uninstall", data={"a": "b"})

    assert answer.status_code == HTTPStatus.UNSUPPORTED_MEDIA_TYPE
    assert jira.installed


def test_faults_are_set_and_cleared(client: FlaskClient, cloud: Cloud) -> None:
    client.post("/pretend/faults", json={"kind": "jira.user", "fault": "slow"})
    while_set = cloud.faults.of(Kind.JIRA_USER)
    client.post("/pretend/faults", json={"kind": "jira.user", "fault": ""})

    assert while_set == slow()
    assert cloud.faults.of(Kind.JIRA_USER) == Fault()


def test_the_frame_gets_a_page_signed_for_the_person_at_the_desk(
    client: FlaskClient, confluence: PretendSite
) -> None:
    choose(client, product="confluence")
    answer = client.get("/pretend/frame")
    url = urlsplit(answer.get_json()["url"])
    token = parse_qs(url.query)["jwt"][0]
    claims = jwt.decode(token, confluence.shared_secret, ["HS256"], options=_UNTIMED)

    assert f"{url.scheme}://{url.netloc}{url.path}" == f"{APP_URL}/panel"
    assert parse_qs(url.query)["cp"] == ["/wiki"]
    assert claims["sub"] == ADMINISTRATOR
    assert claims["qsh"] == hash_url("GET", f"{url.path}?{url.query}")
    assert answer.headers["Cache-Control"] == "no-store"


def test_the_bridge_gets_a_fresh_context_token(
    client: FlaskClient, jira: PretendSite, clock: StoppedClock
) -> None:
    first = client.get("/pretend/token").get_json()["token"]
    clock.sleep(1)
    second = client.get("/pretend/token").get_json()["token"]
    claims = jwt.decode(second, jira.shared_secret, ["HS256"], options=_UNTIMED)

    assert first != second
    assert claims["qsh"] == "context-qsh"
