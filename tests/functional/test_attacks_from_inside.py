"""A second site, honestly installed, tries to reach the first. Its tokens are all real."""

import json
from typing import Any

import pytest

from privacy.simulator.signing import Event, context_token, hook_body, hook_claims
from privacy.simulator.tokens import page_query, site_token
from tests.forging import as_json
from tests.world import ADMIN, APP_KEY, BASE_URL, SIGNER, World, refusal

REFUSED = (401, "invalid_token")


@pytest.mark.parametrize("event", ["installed", "uninstalled"])
def test_the_fault_of_sentry_114225_a_real_token_with_a_body_that_names_another_site(
    installed: World, event: Event
) -> None:
    before = installed.state()
    claims = hook_claims(installed.other, f"/{event}", BASE_URL, installed.clock.now())
    body = hook_body(installed.jira, event, APP_KEY)

    response = installed.post(
        f"/{event}", as_json(body), {"Authorization": f"JWT {SIGNER.sign(claims)}"}
    )

    assert refusal(response) == REFUSED
    assert installed.state() == before
    assert installed.panel(installed.jira).status_code == 200


@pytest.mark.parametrize("event", ["enabled", "disabled"])
def test_a_site_cannot_switch_another_off(installed: World, event: Event) -> None:
    before = installed.state()
    made = installed.made(installed.other, event)
    body = hook_body(installed.jira, event, APP_KEY)

    assert refusal(installed.post(made.path, as_json(body), made.headers)) == REFUSED
    assert installed.state() == before


def test_a_secret_signs_for_its_own_site_only(installed: World) -> None:
    now = installed.clock.now()
    mask = installed.jira.client_key
    claims: dict[str, Any] = {"iss": mask, "sub": ADMIN, "qsh": "context-qsh"}
    times = {"iat": int(now.timestamp()), "exp": int(now.timestamp()) + 60}

    token = site_token(installed.other, {**claims, **times})

    assert refusal(installed.call(token)) == REFUSED


def test_what_a_site_sees_is_its_own(installed: World) -> None:
    installed.panel(installed.jira)

    own = installed.evidence(installed.jira).json
    others = installed.evidence(installed.other).json

    assert own is not None
    assert others is not None
    assert own["identities_held"] == 1
    assert others["identities_held"] == 0
    assert len(others["acts"]) == 1


def test_an_administrator_of_one_site_is_none_of_another(installed: World) -> None:
    assert installed.panel(installed.jira).status_code == 200
    installed.other.set_administrator(ADMIN, administrator=False)

    assert refusal(installed.panel(installed.other)) == (403, "not_administrator")
    assert refusal(installed.evidence(installed.other)) == (403, "not_administrator")


def test_a_site_cannot_name_another_in_the_query(installed: World) -> None:
    query = {"xdm_e": installed.jira.origin, "clientKey": installed.jira.client_key, "site": "1"}
    raw = page_query(installed.other, "GET", "/panel", query, ADMIN, installed.clock.now())

    response = installed.get(f"/panel?{raw}")

    assert response.status_code == 200
    assert "rival.atlassian.net" in response.text
    assert "acme" not in response.text
    assert "acme" not in response.headers["Content-Security-Policy"]


def test_an_entry_of_the_cache_moved_to_another_site_or_account_is_not_believed(
    installed: World,
) -> None:
    installed.panel(installed.jira)
    installed.panel(installed.other)
    asked = len(installed.wires.sent)
    installed.cache.turn()

    # Neither the verdicts nor the identities open in the other's place, so both are asked anew.
    assert installed.panel(installed.jira).status_code == 200
    assert len(installed.wires.sent) == asked + 2


def test_a_column_moved_to_another_row_does_not_open(installed: World) -> None:
    with installed.database.writing() as connection:
        connection.exec_driver_sql(
            "UPDATE site SET secret = (SELECT secret FROM site WHERE id = 3) WHERE id = 1"
        )
    forged = context_token(installed.other, ADMIN, installed.clock.now())

    assert refusal(installed.evidence(installed.jira)) == (503, "unavailable")
    assert refusal(installed.panel(installed.jira)) == (503, "unavailable")
    assert installed.call(forged).status_code == 200


def test_a_body_of_one_hook_is_none_of_another(installed: World) -> None:
    before = installed.state()
    made = installed.made(installed.jira, "uninstalled")
    body = {**json.loads(made.body), "eventType": "installed"}

    assert refusal(installed.post(made.path, as_json(body), made.headers)) == (
        400,
        "invalid_request",
    )
    assert installed.state() == before
