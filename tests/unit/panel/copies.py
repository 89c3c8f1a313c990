"""What is held about somebody, made up; and their page, as a browser would get it."""

import json
from datetime import date, timedelta
from functools import cache
from typing import Any

from privacy.declaration.model import Declaration
from privacy.declaration.proof import Proofs
from privacy.declaration.versions import Versions
from privacy.identity.accounts import HeldAccount
from privacy.identity.identity import Identity
from privacy.identity.standing import Standing
from privacy.identity.ttl import IDENTITY_CACHE
from privacy.panel.me import Found, Look, MePage, build
from privacy.publish.declared import declared
from privacy.publish.recipients import begun_by
from privacy.web.fragments import Fragments
from tests.unit.panel.evidence import NOW
from tests.unit.panel.rendering import rendered
from tests.unit.publish.whole import declaration, templates, whole

ID = "557058:91b7e0d4"
TODAY = NOW.date()
HOUR = timedelta(hours=1)
LOOK = Look("https://acme.atlassian.net", "jira", timedelta(days=30), timedelta(seconds=60))
FETCHED = NOW - HOUR
MIA = Identity(ID, "Mia", "atlassian", Standing.ACTIVE, FETCHED)
NOTHING = Found(NOW, None, is_closed=False)
CLOSED = Found(NOW, None, is_closed=True)


@cache
def policy() -> Declaration:
    """Return a declaration under which copies are kept."""
    return with_copies(copied())


def copied() -> dict[str, Any]:
    """Return what is declared, where name and mail are kept alike."""
    raw = whole()
    raw["stores"][0]["fields"]["mail"]["retention"] = "day"
    return raw


def with_copies(raw: dict[str, Any], store: str = "cache.entry") -> Declaration:
    """Return what is declared, its table of people being a store in which copies are."""
    text = json.dumps(raw).replace("db.people", store).replace('"day"', f'"{IDENTITY_CACHE}"')
    return declaration(json.loads(text))


def some(identity: Identity | None = MIA) -> Found:
    """Return what is found where a copy is held since yesterday, and was fetched an hour ago."""
    held = HeldAccount(ID, identity, NOW - 24 * HOUR, FETCHED, FETCHED + 24 * HOUR)
    return Found(NOW, held, is_closed=False)


def page(found: Found, *, under: Declaration | None = None, on: date = TODAY) -> MePage:
    """Return the page's values."""
    shown = under or policy()
    return build(shown, declared(shown, Proofs(), "en", begun_by(shown, on)), LOOK, found)


def html(found: Found, **values: object) -> str:
    """Return the page."""
    shown = policy()
    versions = Versions((shown,), shown)
    fragment = Fragments(templates(), versions, Proofs()).of(shown, "en", TODAY)
    return rendered(
        "me.html", page=page(found), declared=fragment.declared, parts=fragment.parts, **values
    )
