"""Does every batch fit into one call, with nobody lost, doubled or sent alone for nothing?"""

from itertools import chain, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacy.connect.batches import LONGEST, MOST, batches
from privacy.connect.bulk import batches_for
from privacy.connect.host import Access, Question

from .answering import JIRA, WIKI, Answering, host_over, told

PATH = "/wiki/rest/api/user/bulk"
ACCOUNT_IDS = st.text(
    "abcXYZ019-:" + ":" * 9, min_size=1, max_size=128
)  # colons take three bytes of a URL
MANY = st.lists(ACCOUNT_IDS, max_size=30).map(
    lambda ids: [f"{n}{e}" for n in range(20) for e in ids]
)


def sent_bytes(access: Access, account_ids: tuple[str, ...]) -> int:
    """Return how long path and query are in a call that really goes out."""
    transport = Answering({"acme.atlassian.net": told({})})
    query = [("accountId", each) for each in account_ids]
    paging = [("maxResults", "200"), ("startAt", "200")]
    path = {"jira": "/rest/api/3/user/bulk", "confluence": "/rest/api/user/bulk"}
    host_over(transport).ask(access, Question("GET", path[access.product], [*query, *paging]))
    return len(transport.sent[0].path_url)


def uuids(number: int) -> list[str]:
    return [f"557058:{each:08x}-26ac-4f13-8c5e-0a7fd3b64e28" for each in range(number)]


@given(MANY)
def test_nobody_is_lost_or_doubled_and_the_order_is_kept(account_ids: list[str]) -> None:
    assert list(chain.from_iterable(batches(PATH, account_ids))) == list(dict.fromkeys(account_ids))


@given(MANY)
def test_every_batch_fits_and_none_could_have_been_longer(account_ids: list[str]) -> None:
    made = batches(PATH, account_ids)

    assert all(1 <= len(batch) <= MOST for batch in made)
    assert all(sent_bytes(WIKI, batch) <= LONGEST for batch in made)
    for batch, following in pairwise(made):
        longer = (*batch, following[0])
        assert len(longer) > MOST or sent_bytes(WIKI, longer) > LONGEST


@pytest.mark.parametrize("access", [JIRA, WIKI])
def test_bytes_split_the_long_ids_to_the_last_byte(access: Access) -> None:
    first, second = batches_for(access, uuids(200))

    assert len(first) + len(second) == 200
    assert (
        LONGEST - 60
        < sent_bytes(access, first)
        <= LONGEST
        < sent_bytes(access, (*first, second[0]))
    )


def test_count_splits_the_short_ids() -> None:
    short = [f"{each:024x}" for each in range(401)]

    assert [len(batch) for batch in batches(PATH, short)] == [200, 200, 1]


def test_somebody_who_is_named_twice_is_asked_for_once() -> None:
    assert batches(PATH, ["a", "b", "a"]) == (("a", "b"),)


def test_nobody_makes_no_batch() -> None:
    assert batches(PATH, []) == ()


def test_what_fits_into_no_url_is_refused() -> None:
    with pytest.raises(ValueError, match="no URL"):
        batches(PATH, ["x" * LONGEST])
