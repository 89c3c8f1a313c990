"""What is said about cookies, e-mail, the end of an install, security and the law?"""

from collections.abc import Mapping
from typing import Final

from privacy.declaration.diff.change import Weight
from privacy.declaration.diff.difference import Difference
from privacy.declaration.diff.keeping import if_class_longer, if_it_stays, if_more_stays
from privacy.declaration.diff.saying import Saying, answer, label, limit, value
from privacy.declaration.diff.weights import (
    Both,
    if_gained,
    if_it_becomes,
    if_longer,
    if_lost,
    if_lower,
    if_weaker,
    material,
    material_if,
    wording,
)
from privacy.declaration.statements import Statements


def _if_marketing(_both: Both, it: Difference) -> Weight:
    return material_if(it.new is not None and it.new.kind == "marketing")


_COOKIES: Final[Mapping[str, Saying]] = {
    "cookies.*": Saying(if_gained, "A cookie is set: {it}", "A cookie is no longer set: {it}"),
    "cookies.*.label": label("The name of a cookie"),
    "cookies.*.purpose": value("The purpose of the cookie '{owner}'", material),
    "cookies.*.ttl": limit("The cookie '{owner}' lasts for up to", if_longer),
    "cookies.*.secure": Saying(
        if_lost,
        "The cookie '{owner}' is sent over encrypted connections only",
        "The cookie '{owner}' is sent over unencrypted connections, too",
    ),
    "cookies.*.http_only": Saying(
        if_lost,
        "Scripts can no longer read the cookie '{owner}'",
        "Scripts can read the cookie '{owner}'",
    ),
    "cookies.*.same_site": value(
        "The rule for sending the cookie '{owner}' from other sites' pages (SameSite)",
        if_weaker("none", "lax", "strict"),
    ),
    "cookies.*.partitioned": Saying(
        if_lost,
        "The cookie '{owner}' is kept apart for each site that shows the page",
        "The cookie '{owner}' is no longer kept apart for each site that shows the page",
    ),
}
_EMAIL: Final[Mapping[str, Saying]] = {
    "email.*": Saying(_if_marketing, "E-mail is sent: {it}", "E-mail is no longer sent: {it}"),
    "email.*.label": label("The name of an e-mail"),
    "email.*.kind": value("The kind of the e-mail '{owner}'", if_it_becomes("marketing")),
    "email.*.purpose": value("The purpose of the e-mail '{owner}'", material),
    "email.*.unsubscribe": value("The way to stop the e-mail '{owner}'", if_lost),
}
_UNINSTALL: Final[Mapping[str, Saying]] = {
    "lifecycle.uninstall.destroyed.*": Saying(
        if_it_stays,
        "An uninstall destroys this at once: {it}",
        "An uninstall no longer destroys this at once: {it}",
    ),
    "lifecycle.uninstall.removed.*": Saying(
        if_it_stays, "An uninstall removes this: {it}", "An uninstall no longer removes this: {it}"
    ),
    "lifecycle.uninstall.kept.*": Saying(
        if_more_stays,
        "After an uninstall, this is kept for a time: {it}",
        "After an uninstall, this is no longer kept: {it}",
    ),
    "lifecycle.uninstall.retention": limit(
        "After an uninstall, what is kept of the site stays for up to", if_class_longer
    ),
    "lifecycle.uninstall.reinstall_restores": Saying(
        if_lost,
        "A reinstall brings back what was kept",
        "A reinstall no longer brings back what was kept",
    ),
    "lifecycle.uninstall.receipt": Saying(
        if_lost,
        "An uninstall gives a receipt of what was erased",
        "An uninstall no longer gives a receipt of what was erased",
    ),
}
_STATEMENTS: Final[Mapping[str, Saying]] = {
    **{
        f"statements.{name}{'.text' if name == 'children' else ''}": Saying(
            wording, "", "", f"The section on {name.replace('_', ' ')} has another text file"
        )
        for name in Statements.model_fields
    },
    "statements.children.directed_to_children": Saying(
        if_gained, "The app is made for children, too", "The app is not made for children"
    ),
    "statements.children.min_age": value("The least age of those who use the app", if_lower),
}
SAYINGS: Final[Mapping[str, Saying]] = {
    **_COOKIES,
    **_EMAIL,
    **_UNINSTALL,
    **_STATEMENTS,
    "security.in_transit": value("The protection of data on its way", material),
    "security.at_rest": value("The protection of data where it is kept", material),
    "security.payment_cards.held": Saying(
        if_gained, "Data of payment cards is held", "Data of payment cards is not held"
    ),
    "security.payment_cards.delegated_to": answer("Who takes payments by card"),
    "security.certifications.*": Saying(
        if_lost,
        "There is a further certification: {it}",
        "There is no longer the certification {it}",
    ),
    "security.breach_notice": limit("A breach is told within", if_longer),
}
