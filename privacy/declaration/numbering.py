"""Does the version number tell how much changed, and leave room for those to come?"""

from collections.abc import Iterator, Sequence
from typing import Final

from privacy.declaration.diff import Change, Weight
from privacy.declaration.faults import Finding
from privacy.declaration.model import Declaration
from privacy.declaration.semver import FURTHEST, Semver
from privacy.declaration.succession_rules import P090

_KINDS: Final = {
    Weight.MATERIAL: "material change",
    Weight.MINOR: "minor change",
    Weight.WORDING: "change of wording",
}
_BEFORE_THE_FIRST: Final = Semver(0, 0, 0)


def too_low(
    base: Declaration, newest: Declaration, working: Declaration, told: Sequence[Change]
) -> Iterator[Finding]:
    """Return that the number is no higher than the newest, or tells less than what changed."""
    least, found = _least(base, told), Semver.of(working)
    needed = max(least, Semver.of(newest).next_patch)
    if told and found < least:
        what = (
            f"{reason(told)} since {base.policy.version}, "
            f"so the version must become {needed} or higher (found {found})"
        )
        yield P090.broken(what, "policy", "version")
    elif found < needed:
        what = (
            f"must be higher than {newest.policy.version}, the newest published version: "
            f"{needed} or higher (found {found})"
        )
        yield P090.broken(what, "policy", "version")


def too_high(newest: Declaration | None, working: Declaration) -> Iterator[Finding]:
    """Return that a number leaps so far that soon no higher one could be written."""
    before, found = Semver.of(newest) if newest else _BEFORE_THE_FIRST, Semver.of(working)
    if found.leaps(before):
        what = f"must not leap by more than {FURTHEST} in any of its numbers"
        said = f"{what}, after {before}" if newest else f"{what}; the first is usually 1.0.0"
        yield P090.broken(f"{said} (found {found})", "policy", "version")


def reason(told: Sequence[Change]) -> str:
    """Name the first change, and how many others weigh as much."""
    first, *others = (it for it in told if it.weight is told[0].weight)
    kind = _KINDS[first.weight]
    if not others:
        return f"'{first.words}' is a {kind}"
    return f"'{first.words}' is a {kind}, and there are {len(others)} more,"


def _least(base: Declaration, told: Sequence[Change]) -> Semver:
    number = Semver.of(base)
    return {
        Weight.MATERIAL: number.next_major,
        Weight.MINOR: number.next_minor,
        Weight.WORDING: number.next_patch,
    }[told[0].weight if told else Weight.WORDING]
