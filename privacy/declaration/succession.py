"""May this version follow those that are published? Its number, its notice, its summary."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final
from unicodedata import normalize

from privacy.declaration.diff import Change, Weight, added_processors, changes
from privacy.declaration.faults import Fault, Finding, located
from privacy.declaration.model import Declaration
from privacy.declaration.numbering import reason, too_high, too_low
from privacy.declaration.place import Marks
from privacy.declaration.succession_rules import P090, P091, P092, P093, P094, P096, P097, P098
from privacy.declaration.versions import Versions

_DAY: Final = timedelta(days=1)
_YEAR: Final = timedelta(days=365)


def version_faults(versions: Versions, today: date, marks: Marks) -> tuple[Fault, ...]:
    """Return what is wrong with the working file as a successor, at its lines; and its old age."""
    found = _broken(versions) if versions.is_draft else _published(versions)
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
        yield from too_low(base, newest, working, told)
        yield from _notice((base, versions.in_force(working.policy.published)), working, told)
        yield from _summary(base, working)
    yield from too_high(newest, working)
    yield from _days(working)
    yield from _order(newest, working)


def _published(versions: Versions) -> Iterator[Finding]:
    """Tell what cannot be mended any more: it was published like this."""
    *older, newest = versions.published
    if newest.digest != versions.working.digest:
        yield _reverted(newest, versions.working)
    else:
        for it in _broken(Versions(tuple(older), versions.working)):
            yield P098.broken(f"{it.rule.code}: {it.what}", *it.steps)


def _reverted(newest: Declaration, working: Declaration) -> Finding:
    what = (
        f"{working.policy.version} was published and replaced; {newest.policy.version} is the "
        "newest version, and what the program obeys: going back is a new version, too"
    )
    return P090.broken(what, "policy", "version")


def _notice(
    promisers: Sequence[Declaration], working: Declaration, told: Sequence[Change]
) -> Iterator[Finding]:
    """Hold it to what the version that it replaces promises, and to what people read until then."""
    policy, promiser = working.policy, max(promisers, key=lambda it: it.policy.notice).policy
    given, needed = (policy.effective - policy.published).days, -(-promiser.notice // _DAY)
    if given < needed and any(it.weight is Weight.MATERIAL for it in told):
        days = "1 day" if given == 1 else f"{given} days"
        when = f"{days} after publication" if given >= 0 else "before publication"
        what = (
            f"{policy.effective} is {when}; material changes need {needed}, "
            f"as {promiser.version} promises: {reason(told)}"
        )
        yield P091.broken(what, "policy", "effective")


def _summary(base: Declaration, working: Declaration) -> Iterator[Finding]:
    summary = _words(working.policy.summary)
    for processor in added_processors(base, working):
        if not re.search(rf"(?<!\w){re.escape(_words(processor.name))}(?!\w)", summary):
            what = f"does not mention the added processor '{processor.name}'"
            yield P092.broken(what, "policy", "summary")


def _words(text: str) -> str:
    return " ".join(normalize("NFC", text.casefold()).split())


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
