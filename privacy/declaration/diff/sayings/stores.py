"""What is said about the places where data is kept?"""

from collections.abc import Mapping
from typing import Final

from privacy.declaration.diff.keeping import (
    if_column_longer,
    if_kept_worse,
    if_less_guarded,
    if_store_longer,
)
from privacy.declaration.diff.saying import Saying, answer, label, limit, value
from privacy.declaration.diff.weights import if_it_was, material

_STORE: Final[Mapping[str, Saying]] = {
    "stores.*": Saying(
        if_kept_worse,
        "There is a further place where data is kept: {it}",
        "There is no longer this place where data is kept: {it}",
    ),
    "stores.*.kind": value("The kind of {owner}", if_it_was("memory")),
    "stores.*.label": label("The name of a place where data is kept"),
    "stores.*.at": answer("Where {owner} is kept", material),
    "stores.*.tenant": value("What keeps the sites apart in {owner}"),
    "stores.*.retention": limit(
        "What is in {owner} is kept for up to",
        if_store_longer,
        "How long all of {owner} is kept is no longer given",
    ),
    "stores.*.of.*": Saying(
        if_kept_worse,
        "{owner}: {it} is copied there now",
        "{owner}: {it} is no longer copied there",
    ),
}


def _columns(key: str) -> Mapping[str, Saying]:
    here = f"stores.*.{key}.*"
    return {
        here: Saying(
            if_kept_worse,
            "{owner} now holds: {it} ({part})",
            "{owner} no longer holds: {it} ({part})",
        ),
        f"{here}.item": Saying(
            if_kept_worse,
            "{owner} now holds: {it} ({part})",
            "{owner} no longer holds: {it} ({part})",
            "{owner} now holds: {new} instead of {old} ({part})",
        ),
        f"{here}.technical": value("The technical reason of {part} in {owner}"),
        f"{here}.retention": Saying(
            if_column_longer,
            "{part} in {owner} has a length of keeping of its own now: {new}",
            "{part} in {owner} has no length of keeping of its own any more; it was {old}",
            "{part} in {owner} is kept for up to {new} instead of {old}",
        ),
        f"{here}.protection": value("The protection of {part} in {owner}", if_less_guarded),
        f"{here}.reviewed": value("The review of {part} in {owner}"),
    }


SAYINGS: Final[Mapping[str, Saying]] = {**_STORE, **_columns("columns"), **_columns("fields")}
