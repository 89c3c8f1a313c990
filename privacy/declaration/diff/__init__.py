"""What changed from one version to another, and what does it mean for people?"""

from collections.abc import Iterator, Mapping
from typing import Final

from privacy.declaration.diff.change import Change, Weight
from privacy.declaration.diff.difference import Difference, Spot, differences
from privacy.declaration.diff.sayings import saying
from privacy.declaration.diff.texts import rewritten
from privacy.declaration.diff.weights import Both
from privacy.declaration.model import Declaration, Document
from privacy.declaration.processors import Processor

__all__ = ["Change", "Weight", "added_processors", "changes"]

# What tells versions apart is said beside the changes, and is none of them.
IDENTITY: Final = frozenset(
    {"policy.version", "policy.published", "policy.effective", "policy.supersedes"}
)
_WEIGHTS: Final = tuple(Weight)


def changes(old: Declaration, new: Declaration) -> tuple[Change, ...]:
    """Return every change, the weightiest first, then in the order of the declaration."""
    both = Both(old, new)
    told = [
        saying(it.spot.pattern).change(both, it)
        for it in _differences(old, new)
        if it.spot.pattern not in IDENTITY
    ]
    found = (*told, *rewritten(old, new))
    return tuple(sorted(found, key=lambda change: _WEIGHTS.index(change.weight)))


def added_processors(old: Declaration, new: Declaration) -> tuple[Processor, ...]:
    """Return the processors that take part, or will, and did not; an id may pass to another."""
    before = {(it.id, it.legal_name) for it in _taking_part(old).values()}
    after = _taking_part(new).values()
    return tuple(it for it in after if (it.id, it.legal_name) not in before)


def _differences(old: Declaration, new: Declaration) -> Iterator[Difference]:
    for name, field in Document.model_fields.items():
        before, after = getattr(old, name), getattr(new, name)
        if name == "processors":
            before, after = _met(before, new), _met(after, old)
        yield from differences(before, after, Spot().key(field.alias or name))


def _met(processors: tuple[Processor, ...], other: Declaration) -> tuple[Processor, ...]:
    """Leave out who is retired here and takes part there: that is one who leaves, or comes."""
    there = _taking_part(other)
    return tuple(it for it in processors if it.status != "retired" or it.id not in there)


def _taking_part(declaration: Declaration) -> Mapping[str, Processor]:
    return {it.id: it for it in declaration.processors if it.status != "retired"}
