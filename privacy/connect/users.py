"""Who is an account? Each product's way to ask, and what may be kept of the answer."""

from dataclasses import dataclass

from privacy.connect.host import Access, Host, Question
from privacy.errors import UnavailableError

_PATHS = {"jira": "/rest/api/3/user", "confluence": "/rest/api/user"}
_LONGEST_NAME = 255


@dataclass(frozen=True, slots=True)
class Profile:
    """What a product tells about an account, less all that we do not need."""

    account_id: str
    display_name: str
    active: bool


def profile(host: Host, access: Access, account_id: str) -> Profile:
    """Return the profile of one account.

    Raise UnavailableError where the product does not tell it, tells another one, or answers as it
    does in an outage: with no name. An outage must not be kept as an answer.
    """
    question = Question("GET", _PATHS[access.product], query={"accountId": account_id})
    answer = host.ask(access, question)
    name = answer.get("displayName") or answer.get("publicName")
    if answer.get("accountId") != account_id or not isinstance(name, str):
        raise UnavailableError("the site: not the profile that was asked for")
    # Jira says `active`; Confluence lists only accounts that are.
    # Half of a pair of surrogates is no text that anybody could be sent.
    text = name[:_LONGEST_NAME].encode("utf-8", "replace").decode()
    return Profile(account_id, text, answer.get("active", True) is True)
