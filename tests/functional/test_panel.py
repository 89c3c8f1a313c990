"""Who may see the panel, what it asks for that, and what it says when it cannot."""

from datetime import timedelta

import pytest

from privacy.simulator import fault
from privacy.simulator.fault import FAULTS, Kind
from privacy.simulator.site import PretendSite
from tests.world import ADMIN, ADMIN_NAME, USER, World, refusal

DENIED = (403, "not_administrator")
UNKNOWN = (503, "administrator_unknown")


@pytest.fixture(params=["jira", "confluence"])
def site(installed: World, request: pytest.FixtureRequest) -> PretendSite:
    chosen: PretendSite = getattr(installed, request.param)
    return chosen


# What takes long, what is a plain no, and what only makes a difference where an answer has ids.
HONEST = {"slow", "drip", "wrong_type", "empty", "wrong_ids"}


def permission_kind(site: PretendSite) -> Kind:
    return Kind.JIRA_PERMISSIONS if site.product == "jira" else Kind.CONFLUENCE_USER


@pytest.mark.parametrize("account_id", [USER, "nobody-knows-this-one", None])
def test_who_does_not_administer_the_site_sees_nothing(
    installed: World, site: PretendSite, account_id: str | None
) -> None:
    page, call = installed.panel(site, account_id), installed.evidence(site, account_id)

    assert page.status_code in (403, 503)
    assert call.status_code in (403, 503)
    assert page.mimetype == "text/html"
    assert "Declaration" not in page.text
    assert site.origin not in page.text
    assert installed.rows("SELECT * FROM identity_index") == []


def test_a_user_is_told_whom_to_ask(installed: World, site: PretendSite) -> None:
    response = installed.panel(site, USER)

    assert refusal(response) == DENIED
    assert "Ask an administrator" in response.text


def test_the_answer_is_remembered_for_a_minute_at_most(installed: World, site: PretendSite) -> None:
    installed.evidence(site)
    asked = len(installed.wires.sent)
    site.set_administrator(ADMIN, administrator=False)

    installed.clock.advance(timedelta(seconds=59))
    assert installed.evidence(site).status_code == 200
    assert len(installed.wires.sent) == asked
    installed.clock.advance(timedelta(seconds=1))
    assert refusal(installed.evidence(site)) == DENIED


def test_who_becomes_an_administrator_waits_no_longer(installed: World, site: PretendSite) -> None:
    assert refusal(installed.panel(site, USER)) == DENIED
    site.set_administrator(USER, administrator=True)

    installed.clock.advance(timedelta(minutes=1))
    assert installed.panel(site, USER).status_code == 200


@pytest.mark.parametrize("name", sorted(set(FAULTS) - HONEST))
def test_whatever_goes_wrong_denies_and_is_not_remembered(
    installed: World, site: PretendSite, name: str
) -> None:
    installed.cloud.faults.set(permission_kind(site), FAULTS[name]())

    page = installed.panel(site)
    assert refusal(page) == UNKNOWN
    assert refusal(installed.evidence(site)) == UNKNOWN
    assert "Reload the page in a minute" in page.text
    installed.cloud.faults.clear()
    assert installed.panel(site).status_code == 200
    assert not any("redirected" in url for url in installed.wires.urls)


@pytest.mark.parametrize("name", ["wrong_type", "empty"])
def test_an_answer_of_another_shape_denies(installed: World, site: PretendSite, name: str) -> None:
    installed.cloud.faults.set(permission_kind(site), FAULTS[name]())

    assert refusal(installed.panel(site)) == UNKNOWN


@pytest.mark.parametrize(
    "body",
    [
        b'{"globalPermissions": "ADMINISTER"}',
        b'{"globalPermissions": ["ADMINISTER_PROJECTS", "administer"]}',
        b'{"globalPermissions": {"ADMINISTER": true}}',
        b'{"globalPermissions": null}',
        b'{"projectPermissions": ["ADMINISTER"]}',
        b"{}",
    ],
)
def test_only_the_exact_permission_is_a_yes_in_jira(installed: World, body: bytes) -> None:
    answer = fault.Fault(200, body, {"Content-Type": "application/json"})
    installed.cloud.faults.set(Kind.JIRA_PERMISSIONS, answer)

    assert refusal(installed.panel(installed.jira)) == DENIED


@pytest.mark.parametrize(
    "operations",
    [
        '"administer"',
        '["administer"]',
        '[{"operation": "administer", "targetType": "space"}]',
        '[{"operation": "use", "targetType": "application"}]',
        "null",
        "{}",
    ],
)
def test_only_the_exact_operation_is_a_yes_in_confluence(installed: World, operations: str) -> None:
    body = f'{{"accountId": "{ADMIN}", "operations": {operations}}}'.encode()
    answer = fault.Fault(200, body, {"Content-Type": "application/json"})
    installed.cloud.faults.set(Kind.CONFLUENCE_USER, answer)

    assert refusal(installed.panel(installed.confluence)) == DENIED


def test_an_answer_about_somebody_else_is_a_no(installed: World) -> None:
    yes = b'[{"operation": "administer", "targetType": "application"}]'
    body = b'{"accountId": "x", "operations": ' + yes + b"}"
    answer = fault.Fault(200, body, {"Content-Type": "application/json"})
    installed.cloud.faults.set(Kind.CONFLUENCE_USER, answer)

    assert refusal(installed.panel(installed.confluence)) == DENIED


def test_a_site_that_asks_us_to_wait_is_waited_for(installed: World) -> None:
    installed.cloud.faults.set(Kind.JIRA_PERMISSIONS, fault.too_many_requests("17"))

    assert installed.panel(installed.jira).headers["Retry-After"] == "17"


@pytest.mark.parametrize("value", ["soon", "-1", "1.5", "", "Wed, 31 Jun 2026 07:28:00 GMT"])
def test_a_wait_that_is_none_is_left_out(installed: World, value: str) -> None:
    installed.cloud.faults.set(Kind.JIRA_PERMISSIONS, fault.too_many_requests(value))

    assert "Retry-After" not in installed.panel(installed.jira).headers


def test_the_page_stands_without_the_viewers_name(installed: World, site: PretendSite) -> None:
    installed.panel(site, USER)
    kind = Kind.JIRA_USERS if site.product == "jira" else Kind.CONFLUENCE_USERS
    installed.evidence(site)
    installed.cloud.faults.set(kind, fault.server_error())

    response = installed.panel(site)

    assert response.status_code == 200
    assert ADMIN_NAME not in response.text
    assert installed.noted() == set()


def test_a_site_that_is_gone_denies(installed: World) -> None:
    installed.wires.hosts.pop("acme.atlassian.net")

    assert refusal(installed.panel(installed.jira)) == UNKNOWN


def test_a_name_is_fetched_once_in_its_time(installed: World, site: PretendSite) -> None:
    installed.panel(site)
    installed.clock.advance(timedelta(hours=23))
    installed.evidence(site)
    asked = len(installed.wires.sent)
    installed.panel(site)
    assert len(installed.wires.sent) == asked

    installed.clock.advance(timedelta(hours=1))
    installed.panel(site)
    assert len(installed.wires.sent) == asked + 2
    assert len(installed.rows("SELECT * FROM identity_index")) == 1


def test_no_call_leaves_while_a_transaction_is_open(installed: World, site: PretendSite) -> None:
    # One writer at a time: a call from inside a transaction would find the database locked.
    def write_meanwhile(_: object) -> None:
        with installed.database.writing() as connection:
            connection.exec_driver_sql("UPDATE site SET suspect_since = NULL")

    installed.wires.before = write_meanwhile

    assert installed.panel(site).status_code == 200
    assert installed.uninstall(site).status_code == 204
    assert installed.install(site).status_code == 204


def test_markup_in_a_name_is_text(installed: World) -> None:
    person = installed.jira.people[ADMIN]
    name = '<script>alert("x")</script>'
    installed.jira.people[ADMIN] = type(person)(ADMIN, name, administrator=True)

    response = installed.panel(installed.jira)

    assert "<script>alert" not in response.text
    assert "&lt;script&gt;alert" in response.text
