"""Does the pretend Jira tell of unusual accounts as Jira does?"""

from urllib.parse import quote

import pytest

from privacy.simulator.people import (
    ADMINISTRATOR,
    APP_ACCOUNT,
    CUSTOMER,
    DEACTIVATED_USER,
    HIDDEN_USER,
)
from privacy.simulator.site import PretendSite

from .doubles import App


def test_an_erased_account_has_blanks_where_it_had_a_zone_and_a_language(
    app: App, jira: PretendSite
) -> None:
    jira.close(ADMINISTRATOR)

    told = app.get(jira, f"/rest/api/3/user?accountId={quote(ADMINISTRATOR)}").get_json()

    assert (told["displayName"], told["active"]) == ("Former user", False)
    assert not {"timeZone", "locale"} & set(told)


def test_a_hidden_name_is_told_to_nobody(app: App, jira: PretendSite) -> None:
    told = app.get(jira, f"/rest/api/3/user?accountId={quote(HIDDEN_USER)}").get_json()

    assert (told["displayName"], told["active"]) == ("siobhan", True)
    assert not {"timeZone", "locale"} & set(told)


@pytest.mark.parametrize(
    ("account_id", "account_type"),
    [(APP_ACCOUNT, "app"), (CUSTOMER, "customer"), (DEACTIVATED_USER, "atlassian")],
)
def test_the_type_of_an_account_is_told(
    account_id: str, account_type: str, app: App, jira: PretendSite
) -> None:
    told = app.get(jira, f"/rest/api/3/user?accountId={quote(account_id)}").get_json()

    assert told["accountType"] == account_type
    assert told["active"] is (account_id != DEACTIVATED_USER)
