"""How many accounts fit into one call? As many as its URL and the product's limit let in."""

from collections.abc import Sequence
from typing import Final
from urllib.parse import urlencode

# Confluence drops what is beyond without a word; of Jira's limit no page was found.
# https://developer.atlassian.com/cloud/confluence/rest/v1/api-group-users/
MOST: Final = 200
# Servers and proxies refuse a request line beyond 8 KB; 200 long account ids make more than 10.
LONGEST: Final = 7_500
_PAGING = urlencode({"maxResults": MOST, "startAt": MOST})


def batches(path: str, account_ids: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Return the accounts in the fewest batches that keep their order, each account once.

    A batch has at most 200 accounts, and at most 7,500 bytes of path and query as they are sent:
    the whole path, with `maxResults` and `startAt`. Raise ValueError for an id that no URL holds.
    """
    room = LONGEST - len(f"{path}?{_PAGING}")
    made: list[list[str]] = []
    size = room
    for account_id in dict.fromkeys(account_ids):
        needed = len(urlencode({"accountId": account_id})) + 1
        if needed > room:
            raise ValueError("an account id that no URL holds")
        if size + needed > room or len(made[-1]) == MOST:
            made.append([])
            size = 0
        made[-1].append(account_id)
        size += needed
    return tuple(tuple(batch) for batch in made)
