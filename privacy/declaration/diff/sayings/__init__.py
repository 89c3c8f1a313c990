"""What is said about each place of the model?"""

from collections.abc import Mapping
from typing import Final

from privacy.declaration.diff.difference import ORDER as IN_ORDER
from privacy.declaration.diff.saying import ORDER, UNKNOWN, Saying
from privacy.declaration.diff.sayings import items, law, parties, processors, promises, stores

SAYINGS: Final[Mapping[str, Saying]] = {
    **parties.SAYINGS,
    **items.SAYINGS,
    **stores.SAYINGS,
    **processors.SAYINGS,
    **promises.SAYINGS,
    **law.SAYINGS,
}


def saying(pattern: str) -> Saying:
    """Return what tells of a difference at a place; of any place, so that none is left out."""
    return SAYINGS.get(pattern, ORDER if pattern.endswith(f".{IN_ORDER}") else UNKNOWN)
