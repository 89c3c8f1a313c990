"""May this version follow those that are published? Its number, its notice, its summary."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from privacy.declaration.diff import Change, Weight, added_processors, changes
from privacy.declaration.faults import Fault, Finding, located
from privacy.declaration.model import Declaration
from privacy.declaration.place import Marks
from privacy.declaration.semver import Semver
from privacy.declaration.succession_rules import P090, P091, P092, P093, P094, P096, P097
from privacy.declaration.versions import Versions

_DAY: Final = timedelta(days=1)
_YEAR: Final = timedelta(days=365)
_KINDS: Final = {
    Weight.MATERIAL: "material change",
    Weight.MINOR: "minor change",
    Weight.WORDING: "change of wording",
}


def version_faults(versions: Versions, today: date, marks: Marks) -> tuple[Fault, ...]:
    """Return what is wrong with the working file as a successor, at its lines; and its old age."""
    found = _broken(versions) if versions.is_draft else _reverted(versions)
    return located((*found, *_stale(versions.newest, today)), None, marks)


def publishing_faults(versions: Versions, today: date, marks: Marks) -> tuple[Fault, ...]:
    """Return those faults, and whether the working file names another day than this one."""
    said = versions.working.policy.published
    what = f"is {said}, but today is {today}; set it to today"
    found = [P094.broken(what, "policy", "published")] if said != today else []
    return (*version_faults(versions, today, marks), *located(found, None, marks))


def _broken(versions: Versions) -> Iterator[Finding]:
    working, newest = versions.working, versions.newest
    base = versions.before(working)
    if newest and base:
        told = changes(base, working)
        yield from _number(base, newest, working, told)
        yield from _notice(base, working, told)
        yield from _summary(base, working)
    yield from _days(working)
    yield from _order(newest, working)


def _reverted(versions: Versions) -> Iterator[Finding]:
    working, newest = versions.working, versions.newest
    if newest and newest.digest != working.digest:
        what = (
            f"{working.policy.version} was published and replaced; {newest.policy.version} is the "
            "newest version, and what the program obeys: going back is a new version, too"
        )
        yield P090.broken(what, "policy", "version")


def _number(
    base: Declaration, newest: Declaration, working: Declaration, told: tuple[Change, ...]
) -> Iterator[Finding]:
    least, found = _least(base, told), Semver.of(working)
    needed = max(least, Semver.of(newest).next_patch)
    if told and found < least:
        what = (
            f"{_reason(told)} since {base.policy.version}, "
            f"so the version must become {needed} or higher (found {found})"
        )
        yield P090.broken(what, "policy", "version")
    elif found < needed:
        what = (
            f"must be higher than {newest.policy.version}, the newest published version: "
            f"{needed} or higher (found {found})"
        )
        yield P090.broken(what, "policy", "version")


def _least(base: Declaration, told: tuple[Change, ...]) -> Semver:
    number = Semver.of(base)
    return {
        Weight.MATERIAL: number.next_major,
        Weight.MINOR: number.next_minor,
        Weight.WORDING: number.next_patch,
    }[told[0].weight if told else Weight.WORDING]


def _reason(told: tuple[Change, ...]) -> str:
    """Name the first change, and how many others weigh as much."""
    first, *others = (it for it in told if it.weight is told[0].weight)
    kind = _KINDS[first.weight]
    if not others:
        return f"'{first.words}' is a {kind}"
    return f"'{first.words}' is a {kind}, and there are {len(others)} more,"


def _notice(base: Declaration, working: Declaration, told: tuple[Change, ...]) -> Iterator[Finding]:
    policy, needed = working.policy, -(-base.policy.notice // _DAY)
    given = (policy.effective - policy.published).days
    if given < needed and any(it.weight is Weight.MATERIAL for it in told):
        when = f"{given} days after publication" if given >= 0 else "before publication"
        what = (
            f"{policy.effective} is {when}; material changes need {needed}, "
            f"as {base.policy.version} promises: {_reason(told)}"
        )
        yield P091.broken(what, "policy", "effective")


def _summary(base: Declaration, working: Declaration) -> Iterator[Finding]:
    summary = working.policy.summary.casefold()
    for processor in added_processors(base, working):
        if processor.name.casefold() not in summary:
            what = f"does not mention the added processor '{processor.name}'"
            yield P092.broken(what, "policy", "summary")


def _days(working: Declaration) -> Iterator[Finding]:
    policy = working.policy
    if policy.effective < policy.published:
        what = f"{policy.effective} is before policy.published, {policy.published}"
        yield P093.broken(what, "policy", "effective")


def _order(newest: Declaration | None, working: Declaration) -> Iterator[Finding]:
    due, found = newest and newest.policy.version, working.policy.supersedes
    if found != due:
        why = f"{due}, the newest published version" if due else "null: nothing is published yet"
        yield P096.broken(f"must be {why} (found {found or 'none'})", "policy", "supersedes")


def _stale(newest: Declaration | None, today: date) -> Iterator[Finding]:
    if newest and today - newest.policy.published >= _YEAR:
        what = (
            f"{newest.policy.version}, the newest version, was published on "
            f"{newest.policy.published}, a year ago or more; review it"
        )
        yield P097.broken(what, "policy", "published")
