"""What does Jira answer about people and their permissions?"""

from http import HTTPStatus

from flask import Blueprint, Response, jsonify, request

from privacy.simulator.addon import add_addon
from privacy.simulator.atlassian import Atlassian
from privacy.simulator.guard import asked_site, product_routes
from privacy.simulator.people import Person
from privacy.simulator.reports import add_reports
from privacy.simulator.site import PretendSite

_GLOBAL_PERMISSIONS = ("ADMINISTER", "SYSTEM_ADMIN", "BULK_CHANGE", "USER_PICKER")
_AVATAR_SIZES = (48, 24, 16, 32)
_DEFAULT_PAGE = 10

Answer = dict[str, object] | tuple[Response, int]


def jira_routes(atlassian: Atlassian) -> Blueprint:
    """Return Jira's REST routes, at the root of the host."""
    routes = product_routes(atlassian, "jira", None)
    add_addon(routes, atlassian.app_key)
    add_reports(routes)

    @routes.post("/rest/api/3/permissions/check")
    def permissions() -> Answer:
        return _permissions(asked_site(), request.get_json(silent=True))

    @routes.get("/rest/api/3/user")
    def user() -> Answer:
        return _user(asked_site(), request.args.get("accountId"))

    @routes.get("/rest/api/3/user/bulk")
    def users() -> Answer:
        return _users(asked_site(), request.args.getlist("accountId"))

    return routes


def _permissions(site: PretendSite, wanted: object) -> Answer:
    if not isinstance(wanted, dict) or not isinstance(wanted.get("globalPermissions"), list):
        return _error(HTTPStatus.BAD_REQUEST, "Invalid request payload.")
    names = wanted["globalPermissions"]
    unknown = [name for name in names if name not in _GLOBAL_PERMISSIONS]
    if unknown:
        return _error(HTTPStatus.BAD_REQUEST, f"Unrecognized permissions: {unknown}")
    person = site.people.get(str(wanted.get("accountId")))
    granted = person is not None and person.active and person.administrator
    return {"globalPermissions": names if granted else [], "projectPermissions": []}


def _user(site: PretendSite, account_id: str | None) -> Answer:
    if account_id is None:
        return _error(HTTPStatus.BAD_REQUEST, "The query parameter 'accountId' is required.")
    if account_id not in site.people:
        message = "Specified user does not exist or you do not have required permissions"
        return _error(HTTPStatus.NOT_FOUND, message)
    return _described(site, site.people[account_id])


def _users(site: PretendSite, account_ids: list[str]) -> Answer:
    if not account_ids:
        return _error(HTTPStatus.BAD_REQUEST, "The query parameter 'accountId' is required.")
    start = request.args.get("startAt", 0, type=int)
    size = min(request.args.get("maxResults", _DEFAULT_PAGE, type=int), site.largest_page)
    found = [site.people[each] for each in dict.fromkeys(account_ids) if each in site.people]
    return {
        "self": f"{site.base_url}/rest/api/3/user/bulk",
        "maxResults": size,
        "startAt": start,
        "total": len(found),
        "isLast": start + size >= len(found),
        "values": [_described(site, person) for person in found[start : start + size]],
    }


def _described(site: PretendSite, person: Person) -> dict[str, object]:
    avatar = f"{site.base_url}/rest/api/3/universal_avatar/view/type/user"
    described: dict[str, object] = {
        "self": f"{site.base_url}/rest/api/3/user?accountId={person.account_id}",
        "accountId": person.account_id,
        "accountType": person.account_type,
        "avatarUrls": {f"{size}x{size}": f"{avatar}?size={size}" for size in _AVATAR_SIZES},
        "displayName": person.shown_name,
        "active": person.active,
    }
    # What was erased, and what a person hides, is left out.
    if not person.closed and not person.public_name:
        described |= {"timeZone": "Etc/UTC", "locale": person.locale.replace("-", "_")}
    return described


def _error(status: HTTPStatus, message: str) -> tuple[Response, int]:
    return jsonify(errorMessages=[message], errors={}), status
