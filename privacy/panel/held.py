"""What is held for this site, in words?"""

from dataclasses import dataclass
from datetime import datetime

from privacy.panel.evidence import Act, Evidence
from privacy.publish.grade import Known, measured
from privacy.publish.words import NONE, Moment, age, counted, moment


@dataclass(frozen=True, slots=True)
class Point:
    """A time that was read, and how far it was from the reading."""

    at: Moment | None
    distance: str


@dataclass(frozen=True, slots=True)
class Held:
    """What was counted, and when."""

    count: int
    words: str
    measured: Moment
    oldest: Point
    next_expiry: Point
    last_expiry: Point
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
        next_expiry=_point(evidence.next_expiry, evidence.measured_at),
        last_expiry=_point(evidence.last_expiry, evidence.measured_at),
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
