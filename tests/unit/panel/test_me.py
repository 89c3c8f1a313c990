from dataclasses import replace
from datetime import timedelta

import pytest

from privacy.identity.identity import Identity
from privacy.identity.standing import Standing
from privacy.panel.me import Copy
from privacy.publish.grade import Grade
from tests.unit.panel.copies import (
    CLOSED,
    FETCHED,
    ID,
    MIA,
    NOTHING,
    page,
    some,
)


def copy_of(identity: Identity | None) -> Copy:
    found = page(some(identity)).copy
    assert found is not None
    return found


def test_a_copy_is_told_with_its_times() -> None:
    found = copy_of(MIA)

    assert (found.account_id, found.name, found.kind) == (ID, "Mia", "Person")
    assert (found.standing, found.is_readable) == ("In use", True)
    assert found.held_since.iso == "2026-11-22T14:02:05Z"
    assert found.fetched_at.iso == "2026-11-23T13:02:05Z"
    assert found.expires_at.iso == "2026-11-24T13:02:05Z"
    assert (found.left, found.is_over) == ("23 h", False)


def test_the_page_says_where_it_is_and_how_it_knows() -> None:
    found = page(NOTHING)

    assert (found.site, found.product) == ("acme.atlassian.net", "Jira")
    assert (found.known.grade, found.known.at and found.known.at.iso) == (
        Grade.MEASURED,
        "2026-11-23T14:02:05Z",
    )
    assert (found.closed_for, found.administrator_for) == ("30 days", "60 seconds")


@pytest.mark.parametrize("standing", Standing)
def test_every_standing_has_its_words(standing: Standing) -> None:
    assert copy_of(replace(MIA, standing=standing)).standing


@pytest.mark.parametrize(
    ("kind", "words"), [("app", "App"), ("customer", "Customer"), ("new", "None"), (None, "None")]
)
def test_a_kind_is_told_in_words(kind: str | None, words: str) -> None:
    assert copy_of(replace(MIA, kind=kind)).kind == words


def test_an_account_without_a_name_is_given_none() -> None:
    assert copy_of(Identity.absent(ID, FETCHED)).name == "None"


def test_of_a_copy_that_cannot_be_read_only_its_times_are_told() -> None:
    found = copy_of(None)

    assert not found.is_readable
    assert {found.name, found.kind, found.standing} == {"None"}
    assert not found.is_over
    assert found.held_since.iso == "2026-11-22T14:02:05Z"


def test_a_copy_is_over_from_its_end_on() -> None:
    at_its_end = page(replace(some(None), at=FETCHED + timedelta(hours=24))).copy

    assert at_its_end is not None
    assert at_its_end.is_over


def test_where_there_is_no_copy_none_is_shown() -> None:
    assert (page(NOTHING).copy, page(NOTHING).is_closed) == (None, False)
    assert (page(CLOSED).copy, page(CLOSED).is_closed) == (None, True)
