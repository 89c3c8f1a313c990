"""Does an account administer a site? Each product's way to ask, and to read the answer."""

from typing import Any

from privacy.connect.host import Access, Host, Question


def administers(host: Host, access: Access, account_id: str) -> bool:
    """Return whether the product says that the account administers the site, now.

    Raise UnavailableError where the product does not say. An answer of another shape is a no.
    """
    if access.product == "jira":
        return _administers_jira(host, access, account_id)
    return _administers_confluence(host, access, account_id)


def _administers_jira(host: Host, access: Access, account_id: str) -> bool:
    """https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-permissions/."""
    question = Question(
        "POST",
        "/rest/api/3/permissions/check",
        body={
            "globalPermissions": ["ADMINISTER"],
            "projectPermissions": [],
            "accountId": account_id,
        },
        headers={"X-Atlassian-Token": "nocheck"},
    )
    granted = host.ask(access, question).get("globalPermissions")
    return isinstance(granted, list) and "ADMINISTER" in granted


def _administers_confluence(host: Host, access: Access, account_id: str) -> bool:
    """https://developer.atlassian.com/cloud/confluence/rest/v1/api-group-users/."""
    question = Question(
        "GET", "/rest/api/user", query=[("accountId", account_id), ("expand", "operations")]
    )
    answer = host.ask(access, question)
    operations = answer.get("operations")
    if answer.get("accountId") != account_id or not isinstance(operations, list):
        return False
    return any(_is_administer(operation) for operation in operations)


def _is_administer(operation: Any) -> bool:  # noqa: ANN401 - whatever a stranger's JSON holds
    return (
        isinstance(operation, dict)
        and operation.get("operation") == "administer"
        and operation.get("targetType") == "application"
    )
