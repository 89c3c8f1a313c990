from pathlib import Path

import pytest

from tests.unit.declaration.small import faults

CATEGORY = "category: user.name"
HELD = ("held: false", "held: true")
DIRECTED = ("directed_to_children: false", "directed_to_children: true")
SCOPES = "scopes: [READ]"
ASKED = (SCOPES, "scopes: [READ, ACCESS_EMAIL_ADDRESSES]")
CHILDREN = "conflicts with statements.children.directed_to_children: false"
CARDS = "conflicts with security.payment_cards.held: false"
LACKS = "an e-mail address from atlassian_api, but app.scopes lacks ACCESS_EMAIL_ADDRESSES"
ASKS = (
    "asks for ACCESS_EMAIL_ADDRESSES, but no data item has source atlassian_api "
    "and category user.contact.email"
)


def held(category: str) -> tuple[str, str]:
    return CATEGORY, f"category: {category}"


@pytest.mark.parametrize(
    ("edits", "fault"),
    [
        (
            [held("user.childrens")],
            f"22: error P110 data.name.category: user.childrens {CHILDREN}",
        ),
        (
            [held("user.payment"), DIRECTED],
            f"22: error P120 data.name.category: user.payment {CARDS}",
        ),
        (
            [held("user.financial.credit_card")],
            f"22: error P120 data.name.category: user.financial.credit_card {CARDS}",
        ),
        ([held("user.contact.email")], f"22: error P131 data.name: {LACKS}"),
        ([ASKED], f"3: error P131 app.scopes: {ASKS}"),
        (
            [ASKED, held("user.contact.email"), ("source: atlassian_api", "source: customer")],
            f"3: error P131 app.scopes: {ASKS}",
        ),
    ],
)
def test_an_item_that_breaks_a_promise_is_found(
    tmp_path: Path, edits: list[tuple[str, str]], fault: str
) -> None:
    assert faults(tmp_path, *edits) == [f"privacy.yaml:{fault}"]


@pytest.mark.parametrize(
    "edits",
    [
        [held("user.childrens"), DIRECTED],
        [held("user.payment"), HELD],
        [held("user.financial"), HELD],
        [held("user.contact.email"), ASKED],
        [held("user.contact.email"), ("source: atlassian_api", "source: customer")],
        [held("user.contact")],
    ],
)
def test_an_item_within_the_promises_is_silent(
    tmp_path: Path, edits: list[tuple[str, str]]
) -> None:
    assert faults(tmp_path, *edits) == []


@pytest.mark.parametrize(
    ("edits", "fault"),
    [
        (
            [held("user.childrens"), ("directed_to_children: false", "directed_to_children: 3")],
            "69: error P006 statements.children.directed_to_children: must be true or false",
        ),
        (
            [held("user.payment"), ("at_rest: sealed", "at_rest: 3")],
            "83: error P006 security.at_rest: must be text; put quotes around it",
        ),
        (
            [ASKED, ("identifies: directly", "identifies: maybe")],
            (
                "22: error P006 data.name.identifies: must be 'directly', 'indirectly', "
                "'pseudonymous', 'may_contain' or 'no'"
            ),
        ),
        (
            [held("user.contact.email"), (SCOPES, "scopes: READ")],
            "3: error P006 app.scopes: must be a list",
        ),
    ],
)
def test_nothing_is_concluded_from_what_cannot_be_read(
    tmp_path: Path, edits: list[tuple[str, str]], fault: str
) -> None:
    assert faults(tmp_path, *edits) == [f"privacy.yaml:{fault}"]
