"""Is an answer that cannot be meant no answer at all?"""

import pytest

from privacy.connect.host import Access
from privacy.errors import UnavailableError

from .answering import JIRA, WIKI, saying, told
from .paging import IDS, jira_page, named


@pytest.mark.parametrize("access", [JIRA, WIKI])
@pytest.mark.parametrize("stranger", ["somebody-else", IDS[0].upper() + "A", ""])
def test_an_answer_about_somebody_else_is_none(access: Access, stranger: str) -> None:
    records = [{"accountId": each} for each in (*IDS[:2], stranger)]
    transport = saying(told({"values": records, "results": records, "isLast": True}))

    with pytest.raises(UnavailableError, match="nobody asked for") as caught:
        named(transport, access, IDS[:4])
    assert IDS[0] not in str(caught.value)


@pytest.mark.parametrize("access", [JIRA, WIKI])
@pytest.mark.parametrize(
    "records",
    [
        None,
        {},
        "text",
        7,
        [None],
        ["text"],
        [[]],
        [{}],
        [{"accountId": None}],
        [{"accountId": [1]}],
    ],
)
def test_what_is_no_list_of_accounts_is_no_answer(access: Access, records: object) -> None:
    transport = saying(told({"values": records, "results": records, "isLast": True}))

    with pytest.raises(UnavailableError, match="not a list of accounts"):
        named(transport, access, IDS[:4])


@pytest.mark.parametrize("is_last", [None, "true", 1, []])
def test_jira_must_say_whether_a_page_is_the_last(is_last: object) -> None:
    with pytest.raises(UnavailableError, match="the last"):
        named(saying(jira_page(IDS[:1], is_last=is_last)), JIRA, IDS[:2])
