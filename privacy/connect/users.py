"""Who are these accounts? What may be kept of what a product answers about them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from privacy.connect.batches import MOST
from privacy.connect.bulk import UNKNOWN, Record, pages
from privacy.connect.host import Access, Host
from privacy.connect.parsing import ACCOUNT_ID
from privacy.connect.payloads import Product
from privacy.errors import UnavailableError

Kind = Literal["atlassian", "app", "customer"]

_KINDS: Mapping[str, Kind] = {"app": "app", "customer": "customer"}
_LONGEST_NAME = 255
# How Confluence shows who was erased or deactivated; it has no field for that.
_GONE = re.compile(r"former user.*|.*\((deleted|deactivated)\)", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Profile:
    """What a product tells about an account, less all that we do not need."""

    account_id: str
    display_name: str
    active: bool
    kind: Kind


@dataclass(frozen=True, slots=True)
class Profiles:
    """What a product told about one batch. An account in neither was not told of: ask again."""

    known: Mapping[str, Profile]
    absent: frozenset[str]


def is_account_id(text: str) -> bool:
    """Tell whether a text can be an account id: 1-128 letters, digits, `-` and `:`, in ASCII.

    `unknown` is none: it stands for every corrupted record, so nothing may be kept under it.
    https://developer.atlassian.com/cloud/jira/platform/user-privacy-developer-guide/
    """
    return text != UNKNOWN and re.fullmatch(ACCOUNT_ID, text) is not None


def profiles(host: Host, access: Access, account_ids: Sequence[str], time: timedelta) -> Profiles:
    """Return what the product tells about one batch of accounts, within that time.

    An account that is missing from a whole answer is absent: the product does not know it. One
    that is told as in an outage, without a name of its own, is in neither; nor is a missing one
    where a record was corrupted, since that record can be anybody's. Raise UnavailableError where
    the answer cannot be believed, and ValueError for more than 200 or something that is no id.
    """
    if len(account_ids) > MOST or not all(map(is_account_id, account_ids)):
        raise ValueError("not a batch of account ids")
    told: dict[str, Profile | None] = {}
    for page in pages(host, access, account_ids, time):
        for record in page:
            found = _profile(record, access.product)
            if told.setdefault(record["accountId"], found) != found:
                raise UnavailableError("the site: two answers about one account")
    known = {account_id: found for account_id, found in told.items() if found is not None}
    missing = frozenset(account_ids) - told.keys()
    return Profiles(known, frozenset() if UNKNOWN in told else missing)


def _profile(record: Record, product: Product) -> Profile | None:
    """Return what may be kept of a record, or None where it is none, as in an outage."""
    account_id = record["accountId"]
    name, account_type = _name(record), _text(record.get("accountType"))
    if account_id == UNKNOWN or account_type == "unknown" or name in ("", account_id):
        return None
    # Half of a pair of surrogates is no text that anybody could be sent.
    text = name[:_LONGEST_NAME].encode("utf-8", "replace").decode()
    # A kind that is new counts as a person's, which is the careful way to be wrong.
    kind = _KINDS.get(account_type, "atlassian")
    return Profile(account_id, text, _is_active(record, product, name), kind)


def _name(record: Record) -> str:
    # Where a profile hides the display name, Confluence still tells the public one.
    return _text(record.get("displayName")).strip() or _text(record.get("publicName")).strip()


def _text(value: object) -> str:
    if value is not None and not isinstance(value, str):
        raise UnavailableError("the site: not the text that a field promises")
    return value or ""


def _is_active(record: Record, product: Product, name: str) -> bool:
    """Tell whether the product vouches for the account.

    Jira says `active`. Confluence does not; it leaves the type of an erased account blank and
    shows a placeholder for its name, so neither may be the case.
    https://developer.atlassian.com/cloud/confluence/rest/v1/api-group-users/
    """
    if product == "jira":
        return record.get("active") is True
    return record.get("accountType") != "" and _GONE.fullmatch(name) is None
