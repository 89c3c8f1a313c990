"""What may be asked about an account, and done with it? JSON, with account ids in bodies alone."""

from dataclasses import dataclass, replace
from typing import Annotated, Any

from flask import Blueprint, Response, jsonify
from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from privacy.connect.users import is_account_id
from privacy.identity.accounts import HeldAccount
from privacy.identity.administrators import Administrators
from privacy.installs.site import Site
from privacy.panel.me import Found
from privacy.services import Services
from privacy.web.bodies import Readers, read
from privacy.web.guards import Call, Guards


def _account_id(text: str) -> str:
    if not is_account_id(text):
        raise ValueError("not an account id")
    return text


class _Body(BaseModel):
    """What a call says: exactly these keys."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", hide_input_in_errors=True)


class _One(_Body):
    """Which account it is about."""

    account_id: Annotated[str, AfterValidator(_account_id)]


class _Next(_Body):
    """Where the list goes on: with the `following` of the page before, or at its beginning."""

    following: Annotated[str, Field(pattern="^[0-9a-f]{64}$")] | None


@dataclass(frozen=True, slots=True)
class _Calls:
    """The calls of administrators about the accounts of their site."""

    services: Services
    administrators: Administrators
    readers: Readers

    def find(self, call: Call) -> Response:
        """Tell what is held about an account."""
        self._require(call)
        account_id = read(_One, self.readers.body()).account_id
        return jsonify(written(found(self.services, call.site, account_id)))

    def erase(self, call: Call) -> Response:
        """Erase an account; whether the caller may is asked anew, since this destroys."""
        self._require(call, anew=True)
        account_id = read(_One, self.readers.body()).account_id
        erased = self.services.identities.erasing.erase(call.site, account_id)
        return jsonify(erased=erased, may_return=True)

    def listed(self, call: Call) -> Response:
        """Tell of whom something is held, a page at a time."""
        self._require(call)
        following = read(_Next, self.readers.body()).following
        page = self.services.identities.accounts.page(call.site, following)
        accounts = [_held(_today(self.services, call.site, it)) for it in page.accounts]
        return jsonify(accounts=accounts, following=page.following)

    def _require(self, call: Call, *, anew: bool = False) -> None:
        self.administrators.require(call.site, call.claims.account_id, anew=anew)


def account_routes(services: Services, guards: Guards, administrators: Administrators) -> Blueprint:
    """Return the API by which administrators look accounts up, erase and list them."""
    # Fewer places than the hooks have: both together leave threads for everything else.
    readers = Readers(max(1, services.settings.threads // 4))
    calls = _Calls(services, administrators, readers)
    routes = Blueprint("accounts", __name__, url_prefix="/api/accounts")
    routes.post("/find")(guards.signed_in_page(calls.find))
    routes.post("/erase")(guards.signed_in_page(calls.erase))
    routes.post("/list")(guards.signed_in_page(calls.listed))
    return routes


def found(services: Services, site: Site, account_id: str) -> Found:
    """Return what is held about an account of a site; nobody is asked, and nothing is kept."""
    now, identities = services.clock.now(), services.identities
    held = identities.accounts.of(site, account_id)
    # Asked last, and it decides: with the note that an account is closed, its copy goes.
    if identities.directory.index.open(site, [account_id], now).closed:
        return Found(now, None, is_closed=True)
    return Found(now, held and _today(services, site, held), is_closed=False)


def written(it: Found) -> dict[str, Any]:
    """Return what was found as the API tells it."""
    return {"held": _held(it.held) if it.held else None, "closed": it.is_closed}


def _today(services: Services, site: Site, it: HeldAccount) -> HeldAccount:
    """Return it with the end that holds today, which may be earlier than when it was kept."""
    if it.identity is None:
        return it
    freshness = services.identities.directory.freshness
    end = freshness.end(site, it.identity.standing, it.fetched_at)
    return replace(it, expires_at=min(end, it.expires_at))


def _held(it: HeldAccount) -> dict[str, Any]:
    identity = it.identity
    return {
        "account_id": it.account_id,
        "display_name": identity and identity.display_name,
        "kind": identity and identity.kind,
        "standing": identity and identity.standing,
        "held_since": it.held_since.isoformat(),
        "fetched_at": it.fetched_at.isoformat(),
        "expires_at": it.expires_at.isoformat(),
    }
