"""What is held for this site, in words?"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from privacy.panel.evidence import DAYS, Act, Evidence
from privacy.publish.grade import Known, measured
from privacy.publish.words import NONE, Moment, age, counted, day, moment


@dataclass(frozen=True, slots=True)
class Point:
    """A time that was read, and how far it was from the reading."""

    at: Moment | None
    distance: str


@dataclass(frozen=True, slots=True)
class End:
    """A time from which copies cannot be read; over, where what is left waits for the sweep."""

    at: Moment | None
    distance: str
    is_over: bool


@dataclass(frozen=True, slots=True)
class Day:
    """A day, in UTC, and how often the site was called on it."""

    day: Moment
    calls: int


@dataclass(frozen=True, slots=True)
class Held:
    """What was counted, and when."""

    count: int
    words: str
    measured: Moment
    oldest: Point
    next_expiry: End
    last_expiry: End
    calls: int
    days: tuple[Day, ...]
    reported: Point
    swept: Point
    dropped: str
    last_dropped: Point
    known: Known


@dataclass(frozen=True, slots=True)
class ActLine:
    """One line of the audit log."""

    at: Moment
    act: str
    version: str
    digest: str


def held(evidence: Evidence) -> Held:
    """Return what the evidence says."""
    now = moment(evidence.measured_at)
    return Held(
        count=evidence.identities_held,
        words=_words(evidence.identities_held),
        measured=now,
        oldest=_point(evidence.oldest_held_since, evidence.measured_at),
        next_expiry=_end(evidence.next_expiry, evidence.measured_at),
        last_expiry=_end(evidence.last_expiry, evidence.measured_at),
        calls=sum(evidence.calls.values()),
        days=_days(evidence),
        reported=_point(evidence.reported_at, evidence.measured_at),
        swept=_point(evidence.swept_at, evidence.measured_at),
        dropped=str(evidence.dropped_cookies.count or NONE),
        last_dropped=_point(evidence.dropped_cookies.last_at, evidence.measured_at),
        known=measured("counted for this page", now),
    )


def act_line(act: Act) -> ActLine:
    """Return an act as it is read."""
    words = act.act.replace("_", " ")
    return ActLine(
        at=moment(act.at),
        act=words[:1].upper() + words[1:],
        version=act.declaration_version,
        digest=act.declaration_digest,
    )


def _words(count: int) -> str:
    return counted(count, "identity", "identities") if count else "Nothing"


def _point(at: datetime | None, measured_at: datetime) -> Point:
    if at is None:
        return Point(None, NONE)
    return Point(moment(at), age(abs(at - measured_at)))


def _end(at: datetime | None, measured_at: datetime) -> End:
    if at is None:
        return End(None, NONE, is_over=False)
    is_over = at <= measured_at
    return End(moment(at), "already" if is_over else f"in {age(at - measured_at)}", is_over)


def _days(evidence: Evidence) -> tuple[Day, ...]:
    """Return the last days, the newest first, also those without a call."""
    today = evidence.measured_at.date()
    days = [today - timedelta(days=ago) for ago in range(DAYS)]
    return tuple(Day(day(it), evidence.calls.get(it, 0)) for it in days)
