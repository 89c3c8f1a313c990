"""How do tests ask who somebody is? Of a site that answers with one page of records."""

from collections.abc import Mapping

from privacy.connect.host import CALL_LIMIT, Access
from privacy.connect.users import Profile, Profiles, profiles

from .answering import JIRA, Answering, Says, host_over, told
from .making import ACCOUNT

NAME = "Ingrid Solheim"
OTHER = "5be24ad8b1653240376955d2"
NOTHING = Profiles({}, frozenset())


def record(**changes: object) -> dict[str, object]:
    return {"accountId": ACCOUNT, "displayName": NAME, "active": True, **changes}


def page(*records: Mapping[str, object]) -> Says:
    return told({"values": records, "results": records, "isLast": True})


def found(says: Says, access: Access = JIRA, ids: tuple[str, ...] = (ACCOUNT,)) -> Profiles:
    transport = Answering({"acme.atlassian.net": says})
    return profiles(host_over(transport), access, ids, CALL_LIMIT)


def one(access: Access = JIRA, **changes: object) -> Profile:
    told_of = found(page(record(**changes)), access)
    assert told_of.absent == frozenset()
    return told_of.known[ACCOUNT]
