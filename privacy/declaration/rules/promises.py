"""Does what is promised agree with what is collected?"""

from collections.abc import Iterator
from typing import Final

from privacy.declaration.draft import Draft
from privacy.declaration.faults import Finding, Rule
from privacy.declaration.items import Item
from privacy.declaration.taxonomy import is_within

P110: Final = Rule(
    "P110",
    "who is not directed to children holds no data of children",
    "the section on children would say what is not true",
    "stop collecting the item, or say directed_to_children: true and write that section anew",
)
P120: Final = Rule(
    "P120",
    "who holds no payment cards holds no payment data",
    "the section on security would say what is not true",
    "stop collecting the item, or say `held: true`",
)
P131: Final = Rule(
    "P131",
    "the scope for e-mail addresses and the items agree",
    "administrators grant the scope, and must find in the policy what it is used for",
    "drop the scope, or declare the item that it brings",
)
RULES: Final = (P110, P120, P131)

_SCOPE: Final = "ACCESS_EMAIL_ADDRESSES"


def check(draft: Draft) -> Iterator[Finding]:
    """Return where items contradict a promise."""
    for rule, promise, refused in _promises(draft):
        for name, item in draft.data.items():
            if any(is_within(item.category, category) for category in refused):
                what = f"{item.category} conflicts with {promise}"
                yield rule.broken(what, "data", name, "category")
    yield from _scopes(draft)


def _promises(draft: Draft) -> Iterator[tuple[Rule, str, tuple[str, ...]]]:
    statements, security = draft.statements, draft.security
    if statements is not None and not statements.children.directed_to_children:
        yield P110, "statements.children.directed_to_children: false", ("user.childrens",)
    if security is not None and not security.payment_cards.held:
        refused = ("user.payment", "user.financial")
        yield P120, "security.payment_cards.held: false", refused


def _scopes(draft: Draft) -> Iterator[Finding]:
    addresses = [name for name, item in draft.data.items() if _is_address(item)]
    if draft.app is None:
        return
    if _SCOPE not in draft.app.scopes:
        for name in addresses:
            what = f"an e-mail address from atlassian_api, but app.scopes lacks {_SCOPE}"
            yield P131.broken(what, "data", name)
    elif draft.is_whole("data") and not addresses:
        what = (
            f"asks for {_SCOPE}, but no data item has source atlassian_api "
            "and category user.contact.email"
        )
        yield P131.broken(what, "app", "scopes")


def _is_address(item: Item) -> bool:
    return item.source == "atlassian_api" and is_within(item.category, "user.contact.email")
