"""What is said about the places where data is kept?"""

from collections.abc import Mapping
from typing import Final

from privacy.declaration.diff.keeping import (
    if_class_longer,
    if_column_longer,
    if_kept_longer,
)
from privacy.declaration.diff.saying import Saying, answer, label, limit, value
from privacy.declaration.diff.weights import Weigh, if_weaker, material

_STORE: Final[Mapping[str, Saying]] = {
    "stores.*": Saying(
        if_kept_longer,
        "There is a further place where data is kept: {it}",
        "There is no longer this place where data is kept: {it}",
    ),
    "stores.*.kind": value("The kind of {owner}"),
    "stores.*.label": label("The name of a place where data is kept"),
    "stores.*.at": answer("Where {owner} is kept", material),
    "stores.*.tenant": value("What keeps the sites apart in {owner}"),
    "stores.*.retention": limit(
        "What is in {owner} is kept for up to",
        if_class_longer,
        "How long all of {owner} is kept is no longer given",
    ),
    "stores.*.of.*": Saying(
        if_kept_longer,
        "{owner}: {it} is copied there, too",
        "{owner}: {it} is no longer copied there",
    ),
}
# The strengths of a protection, the weakest first.
_weaker: Final[Weigh] = if_weaker(None, "encrypted", "keyed_hash")


def _columns(key: str) -> Mapping[str, Saying]:
    here = f"stores.*.{key}.*"
    return {
        here: Saying(
            if_kept_longer,
            "{owner} now holds: {it} ({part})",
            "{owner} no longer holds: {it} ({part})",
        ),
        f"{here}.item": Saying(
            if_kept_longer,
            "{owner} now holds: {it} ({part})",
            "{owner} no longer holds: {it} ({part})",
            "{owner} now holds: {new} instead of {old} ({part})",
        ),
        f"{here}.technical": value("The technical reason of {part} in {owner}"),
        f"{here}.retention": Saying(
            if_column_longer,
            "{part} in {owner} is kept for up to {new} now, and not like the rest",
            "{part} in {owner} is kept like the rest now; it was {old}",
            "{part} in {owner} is kept for up to {new} instead of {old}",
        ),
        f"{here}.protection": value("The protection of {part} in {owner}", _weaker),
        f"{here}.reviewed": value("The review of {part} in {owner}"),
    }


SAYINGS: Final[Mapping[str, Saying]] = {**_STORE, **_columns("columns"), **_columns("fields")}
