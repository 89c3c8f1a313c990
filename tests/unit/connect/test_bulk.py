"""Are the pages of both products followed to the last one, and no further?"""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest

from privacy.connect.bulk import pages
from privacy.connect.host import CALL_LIMIT
from privacy.errors import UnavailableError
from privacy.transport.call import Answer
from tests.clocks import StoppedClock

from .answering import JIRA, WIKI, Answering, host_over, saying
from .paging import IDS, jira_page, named, query, wiki_page


def test_jira_is_asked_for_pages_as_large_as_the_batch() -> None:
    transport = saying(jira_page(IDS[:3], is_last=True))

    assert named(transport, JIRA, IDS[:3]) == IDS[:3]
    sent = urlsplit(transport.urls[0])
    assert (transport.sent[0].method, sent.path) == ("GET", "/rest/api/3/user/bulk")
    assert query(transport, 0) == {"accountId": IDS[:3], "maxResults": ["3"], "startAt": ["0"]}


def test_jira_is_followed_from_where_its_page_ended() -> None:
    transport = saying(
        jira_page(IDS[:2], is_last=False),
        jira_page(IDS[2:3], is_last=False),
        jira_page([], is_last=True),
    )

    assert named(transport, JIRA, IDS[:5]) == IDS[:3]
    assert [query(transport, each)["startAt"] for each in range(3)] == [["0"], ["2"], ["3"]]
    assert all(query(transport, each)["accountId"] == IDS[:5] for each in range(3))


def test_nobody_is_asked_for_who_was_told_already() -> None:
    transport = saying(jira_page(IDS[:2], is_last=False))

    assert named(transport, JIRA, IDS[:2]) == IDS[:2]


@pytest.mark.parametrize("again", [[], IDS[:2], ["unknown"]])
def test_a_page_that_leads_nowhere_ends_it(again: list[str]) -> None:
    transport = saying(jira_page(IDS[:2], is_last=False), jira_page(again, is_last=False))

    with pytest.raises(UnavailableError, match="nobody new"):
        named(transport, JIRA, IDS[:5])


def test_there_are_never_more_pages_than_accounts() -> None:
    endless = (jira_page([each], is_last=False) for each in IDS)
    transport = Answering({"acme.atlassian.net": lambda _: next(endless)})

    assert named(transport, JIRA, IDS[:9]) == IDS[:9]
    assert len(transport.sent) == 9


def test_confluence_is_asked_once() -> None:
    transport = saying(wiki_page(IDS[:2]))

    assert named(transport, WIKI, IDS[:3]) == IDS[:2]
    sent = urlsplit(transport.urls[0])
    assert (transport.sent[0].method, sent.path) == ("GET", "/wiki/rest/api/user/bulk")
    assert query(transport, 0) == {"accountId": IDS[:3]}


def test_where_confluence_may_have_dropped_some_it_is_asked_for_those_again() -> None:
    transport = saying(wiki_page(IDS[:100]), wiki_page(IDS[100:149]))

    assert named(transport, WIKI, IDS) == IDS[:149]
    assert query(transport, 1) == {"accountId": IDS[100:]}


def test_a_full_answer_of_confluence_is_not_asked_for_twice() -> None:
    transport = saying(wiki_page(IDS))

    assert named(transport, WIKI, IDS) == IDS


def test_a_confluence_that_repeats_itself_is_not_followed() -> None:
    transport = saying(wiki_page(IDS[:100]), wiki_page(IDS[:1] * 100))

    with pytest.raises(UnavailableError, match="nobody new"):
        named(transport, WIKI, IDS)


def test_all_pages_together_have_the_time_of_one() -> None:
    clock, answers = StoppedClock(), iter([jira_page(IDS[:1], is_last=False)] * 2)

    def slowly(_: object) -> Answer:
        clock.advance(timedelta(seconds=3))
        return next(answers)

    transport = Answering({"acme.atlassian.net": slowly})
    host = host_over(transport, clock=clock)

    with pytest.raises(UnavailableError, match="nobody new"):
        list(pages(host, JIRA, IDS[:3], CALL_LIMIT))
    assert [limits.time.total_seconds() for limits in transport.limits] == [5, 2]


def test_no_page_is_asked_for_when_the_time_is_over() -> None:
    clock = StoppedClock()

    def slowly(_: object) -> Answer:
        clock.advance(timedelta(seconds=5))
        return jira_page(IDS[:1], is_last=False)

    transport = Answering({"acme.atlassian.net": slowly})

    with pytest.raises(UnavailableError, match="no time left"):
        list(pages(host_over(transport, clock=clock), JIRA, IDS[:3], CALL_LIMIT))
    assert len(transport.sent) == 1
