"""How does an answer look that is about somebody else? Honest, but for its account ids."""

import hashlib
from http import HTTPStatus

from flask import Response, json

_NOTHING_TO_DO = {"accounts": [{"accountId": "", "status": "closed"}]}


def about_strangers(answer: Response) -> Response:
    """Return an answer in which every account id is somebody else's.

    Where a report has nothing to do, a stranger is closed.
    """
    content = answer.get_json(silent=True)
    if answer.status_code == HTTPStatus.NO_CONTENT:
        content = _NOTHING_TO_DO
    changed = Response(json.dumps(_renamed(content)), HTTPStatus.OK, answer.headers)
    changed.mimetype = "application/json"
    return changed


def _renamed(content: object) -> object:
    if isinstance(content, list):
        return [_renamed(each) for each in content]
    if not isinstance(content, dict):
        return content
    return {
        name: _stranger(str(value)) if name == "accountId" else _renamed(value)
        for name, value in content.items()
    }


def _stranger(account_id: str) -> str:
    return hashlib.sha256(account_id.encode()).hexdigest()[:24]
