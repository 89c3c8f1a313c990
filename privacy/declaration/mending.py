"""What did a file mean to say, beside the faults of its shape? So that they hide no others."""

import json
from collections.abc import Iterable
from typing import Any, Final

from privacy.declaration.faults import Finding
from privacy.declaration.keys import keys_at
from privacy.declaration.near import nearest
from privacy.declaration.place import Steps
from privacy.declaration.written import P001

# No rule asks for these, so nothing untrue is told where one is taken away.
SPARED: Final = frozenset(
    {
        *("ceiling", "delegated_to", "dpo", "eu_representative", "example", "keeps", "min_age"),
        *("optional", "protection", "sdks", "site_may_shorten", "supersedes"),
    }
)
GUESSED: Final = 100


def mended(raw: object, findings: Iterable[Finding]) -> object:
    """Return what the file says with each unknown key renamed to the one that is near, or dropped.

    A wrong value that no rule asks for is dropped, too. Sections are left as they are.
    """
    whole = json.loads(json.dumps(raw))
    unknown = [it.steps for it in findings if it.rule is P001 and it.steps[1:]]
    for steps in unknown[:GUESSED]:
        _rename(whole, steps)
    for it in findings:
        if it.rule is not P001:
            _spare(whole, it.steps)
    return whole


def meant(steps: Steps) -> Steps:
    """Return the place that an unknown key was to fill, or its own where nobody can tell."""
    near = nearest(str(steps[-1]), keys_at(steps[:-1]))
    return steps if near is None else (*steps[:-1], near)


def _rename(whole: object, steps: Steps) -> None:
    holder = _holder(whole, steps)
    value, place = holder.pop(steps[-1]), meant(steps)
    if place != steps:
        holder.setdefault(place[-1], value)


def _spare(whole: object, steps: Steps) -> None:
    for place in (steps[: number + 1] for number in range(len(steps))):
        if place[-1] in SPARED and place[-1] in keys_at(place[:-1]):
            _holder(whole, place).pop(place[-1], None)


def _holder(whole: Any, steps: Steps) -> Any:  # noqa: ANN401  # any part of a file
    for step in steps[:-1]:
        whole = whole[step]
    return whole
