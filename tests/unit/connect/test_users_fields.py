"""Is each field of a record read for what it says, and for no more?"""

from typing import Any

import pytest

from privacy.errors import UnavailableError

from .answering import WIKI
from .profiling import NAME, found, one, page, record


@pytest.mark.parametrize(
    ("account_type", "kind"),
    [
        ("atlassian", "atlassian"),
        ("app", "app"),
        ("customer", "customer"),
        (None, "atlassian"),
        ("", "atlassian"),
        ("something new", "atlassian"),
    ],
)
def test_the_kind_of_an_account_is_told(account_type: object, kind: str) -> None:
    assert one(accountType=account_type).kind == kind


@pytest.mark.parametrize(
    ("told_active", "active"), [(True, True), (False, False), ("true", False), (None, False)]
)
def test_an_account_is_active_only_where_jira_says_so(told_active: object, active: object) -> None:
    assert one(active=told_active).active is active


@pytest.mark.parametrize(
    ("changes", "active"),
    [
        ({}, True),
        ({"accountType": "app"}, True),
        ({"accountType": ""}, False),
        ({"displayName": "Former user"}, False),
        ({"displayName": "Former User (Deleted)"}, False),
        ({"displayName": f"{NAME} (Deactivated)"}, False),
        ({"displayName": f"{NAME} (Unlicensed)"}, True),
        ({"displayName": "Ingrid (a former user)"}, True),
    ],
)
def test_confluence_vouches_for_whom_it_gives_a_type_and_a_name(
    changes: dict[str, object], active: object
) -> None:
    without_field: dict[str, Any] = {"active": None, **changes}

    assert one(WIKI, **without_field).active is active


@pytest.mark.parametrize("display", [None, ""])
def test_a_public_name_stands_in_for_the_display_name(display: object) -> None:
    assert one(WIKI, displayName=display, publicName="ingrid").display_name == "ingrid"


def test_a_name_is_cut_where_no_honest_one_ends() -> None:
    assert one(displayName="x" * 9_999).display_name == "x" * 255


def test_half_a_pair_of_surrogates_never_gets_into_a_name() -> None:
    name = one(displayName="In\ud83dgrid \U0001f600").display_name

    assert name.encode() == "In?grid \U0001f600".encode()


@pytest.mark.parametrize("field", ["displayName", "publicName", "accountType"])
@pytest.mark.parametrize("value", [7, True, [NAME], {"name": NAME}])
def test_a_field_that_is_no_text_makes_an_answer_nonsense(field: str, value: object) -> None:
    changes: dict[str, object] = {"displayName": None, field: value}

    with pytest.raises(UnavailableError, match="not the text"):
        found(page(record(**changes)))
