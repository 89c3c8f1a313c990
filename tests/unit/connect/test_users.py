"""Is a profile only what was asked for, and an outage never a profile?"""

import pytest

from privacy.connect.host import Access
from privacy.connect.users import Profile, is_account_id
from privacy.errors import UnavailableError, UnreachableError

from .answering import JIRA, WIKI, Says, answer, told
from .making import ACCOUNT
from .profiling import NAME, NOTHING, OTHER, found, one, page, record


def test_nothing_is_taken_of_an_answer_but_what_is_needed() -> None:
    profile = one(emailAddress="ingrid@example.com", timeZone="Europe/Oslo")

    assert profile == Profile(ACCOUNT, NAME, active=True, kind="atlassian")


@pytest.mark.parametrize("access", [JIRA, WIKI])
def test_who_is_missing_from_a_whole_answer_is_absent(access: Access) -> None:
    told_of = found(page(record()), access, (ACCOUNT, OTHER))

    assert set(told_of.known) == {ACCOUNT}
    assert told_of.absent == {OTHER}


@pytest.mark.parametrize("access", [JIRA, WIKI])
def test_a_corrupted_record_is_passed_over_and_can_be_anybodys(access: Access) -> None:
    told_of = found(page(record(), record(accountId="unknown")), access, (ACCOUNT, OTHER))

    assert set(told_of.known) == {ACCOUNT}
    assert told_of.absent == frozenset()


@pytest.mark.parametrize(
    "fallback",
    [
        {"displayName": None},
        {"displayName": ""},
        {"displayName": " \t"},
        {"displayName": ACCOUNT},
        {"accountType": "unknown"},
        {"displayName": None, "publicName": ACCOUNT},
    ],
)
@pytest.mark.parametrize("access", [JIRA, WIKI])
def test_a_record_as_in_an_outage_is_no_answer_about_anybody(
    access: Access, fallback: dict[str, object]
) -> None:
    assert found(page(record(**fallback)), access) == NOTHING


def test_the_same_account_may_be_told_twice() -> None:
    assert found(page(record(), record(timeZone="Etc/UTC"))).known[ACCOUNT].display_name == NAME


@pytest.mark.parametrize(
    "changes", [{"displayName": "Ngozi"}, {"active": False}, {"displayName": ""}]
)
def test_two_answers_about_one_account_are_none(changes: dict[str, object]) -> None:
    with pytest.raises(UnavailableError, match="two answers"):
        found(page(record(), record(**changes)))


@pytest.mark.parametrize("access", [JIRA, WIKI])
@pytest.mark.parametrize("status", [201, 204, 302, 400, 401, 403, 404, 429, 500, 503])
def test_a_refusal_is_no_profile_and_no_absence(access: Access, status: int) -> None:
    with pytest.raises(UnavailableError, match=str(status)):
        found(answer(status), access)


@pytest.mark.parametrize(
    "says", [answer(200, b"<h1>Log in</h1>"), answer(200), told([]), UnreachableError("silent")]
)
def test_what_cannot_be_read_is_no_profile(says: Says) -> None:
    with pytest.raises(UnavailableError):
        found(says)


@pytest.mark.parametrize(
    "ids", [(ACCOUNT, "unknown"), ("",), ("a b",), tuple(f"{each:024x}" for each in range(201))]
)
def test_only_a_batch_of_account_ids_is_asked_for(ids: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="not a batch"):
        found(page(), ids=ids)


def test_an_account_id_is_of_few_letters() -> None:
    assert all(map(is_account_id, (ACCOUNT, OTHER, "qm:a-b:C", "x" * 128, "a")))


@pytest.mark.parametrize(
    "text", ["", "unknown", "x" * 129, "a b", "a\n", "a_b", "a.b", "a%3Ab", "é", "²", "\ud83d"]
)
def test_nothing_else_is_an_account_id(text: str) -> None:
    assert not is_account_id(text)
