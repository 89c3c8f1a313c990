"""What does a product answer to an app that reports whose personal data it holds?

https://developer.atlassian.com/cloud/jira/platform/user-privacy-developer-guide/
"""

import re
from collections.abc import Sequence
from datetime import datetime
from http import HTTPStatus
from typing import Annotated

from flask import Blueprint, Response, jsonify, request
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from privacy.simulator.guard import asked_site
from privacy.simulator.people import UNKNOWN_ACCOUNT
from privacy.simulator.site import PretendSite

_MOST = 90
_CYCLE_DAYS = "7"
_TIMESTAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", re.ASCII)


def _somebody(account_id: str) -> str:
    if account_id == UNKNOWN_ACCOUNT:
        raise ValueError("nobody in particular")
    return account_id


def _timestamp(text: str) -> str:
    if _TIMESTAMP.fullmatch(text) is None:
        raise ValueError("not of RFC 3339")
    datetime.fromisoformat(text)
    return text


class _Copy(BaseModel):
    model_config = ConfigDict(strict=True)

    accountId: Annotated[  # noqa: N815 - as Atlassian has it
        str, Field(pattern=r"^[A-Za-z0-9:-]{1,128}$"), AfterValidator(_somebody)
    ]
    updatedAt: Annotated[str, AfterValidator(_timestamp)]  # noqa: N815 - as Atlassian has it


class _Report(BaseModel):
    model_config = ConfigDict(strict=True)

    accounts: Annotated[list[_Copy], Field(min_length=1, max_length=_MOST)]


def add_reports(routes: Blueprint) -> None:
    """Add the personal data reporting resource, which both products have."""

    @routes.post("/rest/atlassian-connect/latest/report-accounts")
    def reports() -> tuple[Response, int]:
        try:
            report = _Report.model_validate(request.get_json(silent=True))
        except ValidationError:
            return _malformed()
        return _answer(asked_site(), report.accounts)


def _answer(site: PretendSite, copies: Sequence[_Copy]) -> tuple[Response, int]:
    heard = [(copy.accountId, site.hear(copy.accountId, copy.updatedAt)) for copy in copies]
    accounts = [{"accountId": each, "status": status} for each, status in heard if status]
    answer = jsonify(accounts=accounts) if accounts else Response()
    answer.headers["Cycle-Period"] = _CYCLE_DAYS
    return answer, HTTPStatus.OK if accounts else HTTPStatus.NO_CONTENT


def _malformed() -> tuple[Response, int]:
    told = {"errorType": "BAD_REQUEST", "errorMessage": "The report cannot be read."}
    return jsonify(told), HTTPStatus.BAD_REQUEST
