"""How are many accounts asked for at once? In each product's own pages, until the last one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from privacy.connect.batches import batches
from privacy.connect.host import Access, Host, Question
from privacy.connect.payloads import Product
from privacy.errors import UnavailableError

Record = dict[str, Any]

# Atlassian's name for an account whose record is corrupted, whichever was asked for.
UNKNOWN = "unknown"
_PATHS: Mapping[Product, str] = {
    "jira": "/rest/api/3/user/bulk",
    "confluence": "/rest/api/user/bulk",
}
# Confluence drops what is too much for it without a word: beyond 200 in one edition of its
# reference, beyond 100 in another. Fewer records than that were not cut.
_MAYBE_CUT = 100


@dataclass(frozen=True, slots=True)
class _Asked:
    """How far a batch has come: who is asked for, who was named, how many records there were."""

    account_ids: Sequence[str]
    named: frozenset[str] = frozenset()
    records: int = 0

    @property
    def missing(self) -> list[str]:
        """Return the accounts that no record named yet."""
        return [each for each in self.account_ids if each not in self.named]

    def after(self, records: list[Record]) -> "_Asked":
        """Return how far it is after a page."""
        named = {record["accountId"] for record in records} - {UNKNOWN}
        if not named <= set(self.account_ids):
            raise UnavailableError("the site: about an account that nobody asked for")
        return _Asked(self.account_ids, self.named | named, self.records + len(records))


def batches_for(access: Access, account_ids: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Return the accounts in the batches that this site is asked for, as `batches` makes them."""
    return batches(urlsplit(access.base_url).path + _PATHS[access.product], account_ids)


def pages(
    host: Host, access: Access, account_ids: Sequence[str], time: timedelta
) -> Iterator[list[Record]]:
    """Yield the records of one batch, page by page; each has an `accountId` that was asked for.

    All pages together have that time, waiting for places included, and there are no more of them
    than accounts. Raise UnavailableError where the product does not answer in full: any status but
    200, another shape, an account that nobody asked for, or pages that lead nowhere.
    """
    end = host.clock.monotonic() + time.total_seconds()
    asked, is_last = _Asked(account_ids), False
    while asked.missing and not is_last:
        left = timedelta(seconds=end - host.clock.monotonic())
        question = Question("GET", _PATHS[access.product], _query(access.product, asked))
        records, is_last = _read(access.product, host.ask(access, question, left, left))
        after = asked.after(records)
        if after.named == asked.named and not is_last:
            raise UnavailableError("the site: a page with nobody new that is not the last")
        yield records
        asked = after


def _query(product: Product, asked: _Asked) -> list[tuple[str, str]]:
    if product == "confluence":
        return [("accountId", each) for each in asked.missing]
    return [
        *(("accountId", each) for each in asked.account_ids),
        # Without it a page has ten.
        ("maxResults", str(len(asked.account_ids))),
        ("startAt", str(asked.records)),
    ]


def _read(product: Product, answer: Record) -> tuple[list[Record], bool]:
    """Return the records of a page, and whether it is the last.

    https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-users/
    https://developer.atlassian.com/cloud/confluence/rest/v1/api-group-users/
    """
    if product == "confluence":
        records = _records(answer.get("results"))
        return records, len(records) < _MAYBE_CUT
    is_last = answer.get("isLast")
    if not isinstance(is_last, bool):
        raise UnavailableError("the site: a page that does not say whether it is the last")
    return _records(answer.get("values")), is_last


def _records(found: object) -> list[Record]:
    if not isinstance(found, list) or not all(map(_is_record, found)):
        raise UnavailableError("the site: not a list of accounts")
    return found


def _is_record(found: object) -> bool:
    return isinstance(found, dict) and isinstance(found.get("accountId"), str)
