"""What does Confluence answer about people and what they may do?"""

from http import HTTPStatus

from flask import Blueprint, Response, jsonify, request

from privacy.simulator.addon import add_addon
from privacy.simulator.atlassian import Atlassian
from privacy.simulator.guard import asked_site, product_routes
from privacy.simulator.people import Person
from privacy.simulator.reports import add_reports
from privacy.simulator.site import PretendSite

_MOST_RESULTS = 200

Answer = dict[str, object] | tuple[Response, int]


def confluence_routes(atlassian: Atlassian) -> Blueprint:
    """Return Confluence's REST routes, under `/wiki`."""
    routes = product_routes(atlassian, "confluence", "/wiki")
    add_addon(routes, atlassian.app_key)
    add_reports(routes)

    @routes.get("/rest/api/user")
    def user() -> Answer:
        return _user(asked_site(), request.args.get("accountId"))

    @routes.get("/rest/api/user/bulk")
    def users() -> Answer:
        return _users(asked_site(), request.args.getlist("accountId"))

    return routes


def _user(site: PretendSite, account_id: str | None) -> Answer:
    if account_id is None:
        return _error(HTTPStatus.BAD_REQUEST, "accountId is required")
    if account_id not in site.people:
        return _error(HTTPStatus.NOT_FOUND, "No user found with the given accountId")
    person = site.people[account_id]
    described = _described(site, person)
    if "operations" in request.args.get("expand", "").split(","):
        described["operations"] = _operations(person)
    return described


def _users(site: PretendSite, account_ids: list[str]) -> Answer:
    if not account_ids:
        return _error(HTTPStatus.BAD_REQUEST, "accountId is required")
    # The rest is dropped without a word, which is what makes this worth pretending.
    asked = list(dict.fromkeys(account_ids))[:_MOST_RESULTS]
    results = [_described(site, site.people[each]) for each in asked if each in site.people]
    return {"results": results, "start": 0, "limit": _MOST_RESULTS, "size": len(results)}


def _described(site: PretendSite, person: Person) -> dict[str, object]:
    return {
        "type": "known",
        "accountId": person.account_id,
        "accountType": "" if person.closed else person.account_type,
        "email": "",
        "publicName": person.shown_name,
        "displayName": None if person.public_name else person.display_name,
        "profilePicture": {
            "path": f"{site.base_path}/aa-avatar/{person.account_id}",
            "width": 48,
            "height": 48,
            "isDefault": True,
        },
    }


def _operations(person: Person) -> list[dict[str, str]]:
    names = ["use"] if person.active else []
    if person.active and person.administrator:
        names.append("administer")
    return [{"operation": name, "targetType": "application"} for name in names]


def _error(status: HTTPStatus, message: str) -> tuple[Response, int]:
    return jsonify(statusCode=int(status), message=message), status
