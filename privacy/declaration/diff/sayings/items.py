"""What is said about items, purposes and lengths of keeping?"""

from collections.abc import Mapping
from typing import Final

from privacy.declaration.diff.saying import Saying, answer, label, limit, value
from privacy.declaration.diff.weights import (
    if_gained,
    if_it_becomes,
    if_longer,
    if_lost,
    material,
    minor,
)

SAYINGS: Final[Mapping[str, Saying]] = {
    "data.*": Saying(if_gained, "{it} is collected now", "{it} is no longer collected"),
    "data.*.label": label("The name of an item"),
    "data.*.category": value("The category of {owner}", material),
    "data.*.subject": answer("Whom {owner} is about", material),
    "data.*.source": value("The source of {owner}"),
    "data.*.identifies": answer("Whether {owner} identifies a person", material),
    "purposes.*": Saying(
        if_gained,
        "Data is used for a further purpose: {it}; it uses: {items}",
        "Data is no longer used for this purpose: {it}",
    ),
    "purposes.*.label": label("The name of a purpose"),
    "purposes.*.fides": value("The use for the purpose '{owner}'", material),
    "purposes.*.role": value("The vendor's role for the purpose '{owner}'", material),
    "purposes.*.lawful_basis": value("The lawful basis of the purpose '{owner}'", material),
    "purposes.*.items.*": Saying(
        if_gained,
        "{it} is used for a further purpose: {owner}",
        "{it} is no longer used for this purpose: {owner}",
    ),
    "purposes.*.required": Saying(
        if_gained,
        "The purpose '{owner}' can no longer be refused",
        "The purpose '{owner}' can be refused now",
    ),
    "purposes.*.default": value(
        "The state of the purpose '{owner}' until somebody chooses", if_it_becomes("on")
    ),
    "retention.*": Saying(
        minor,
        "A further length of keeping is named: {it}",
        "A length of keeping is no longer named: {it}",
    ),
    "retention.*.label": label("The note on how long {owner} {is} kept"),
    "retention.*.clock": value("The clock from which the keeping of {owner} counts", material),
    "retention.*.ttl": limit("{owner} {is} kept for up to", if_longer),
    "retention.*.ceiling": limit(
        "{owner} {is} never kept for more than",
        if_longer,
        "There is no ceiling any more for how long {owner} {is} kept",
    ),
    "retention.*.site_may_shorten": Saying(
        if_lost,
        "A site may shorten the time for which {owner} {is} kept",
        "A site may no longer shorten the time for which {owner} {is} kept",
    ),
    "retention.*.on_expiry": answer("What happens to {owner} at the end"),
}
