"""How do times, spans and lists read?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

from privacy.declaration import countries

NONE: Final = "None"

_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
# A span is told in the largest unit that divides it, from the number at which that unit reads well.
_UNITS: Final = (
    ("day", timedelta(days=1), timedelta(hours=73)),
    ("hour", timedelta(hours=1), timedelta(hours=1)),
    ("minute", timedelta(minutes=1), timedelta(minutes=2)),
)
_SHORT: Final = (("d", 86400), ("h", 3600), ("min", 60), ("s", 1))


@dataclass(frozen=True, slots=True)
class Moment:
    """A time, for machines and for people."""

    iso: str
    text: str


def moment(at: datetime) -> Moment:
    """Return a time in UTC."""
    utc = at.astimezone(UTC)
    day = f"{utc.day} {_MONTHS[utc.month - 1][:3]} {utc.year}"
    return Moment(f"{utc:%Y-%m-%dT%H:%M:%SZ}", f"{day}, {utc:%H:%M} UTC")


def day(on: date) -> Moment:
    """Return a day."""
    return Moment(on.isoformat(), f"{on.day} {_MONTHS[on.month - 1]} {on.year}")


def span(length: timedelta) -> str:
    """Return a declared length, exactly: `24 hours`, `60 seconds`, `14 days`."""
    for name, unit, least in _UNITS:
        if length >= least and not length % unit:
            return counted(length // unit, name)
    return counted(int(length.total_seconds()), "second")


def age(length: timedelta) -> str:
    """Return a measured length in its two largest units: `21 h 40 min`."""
    rest, parts = max(int(length.total_seconds()), 0), []
    for name, unit in _SHORT:
        count, rest = divmod(rest, unit)
        if count:
            parts.append(f"{count} {name}")
    return " ".join(parts[:2]) or "0 s"


def counted(count: int, name: str, names: str = "") -> str:
    """Return a number with its noun: `1 identity`, `2 identities`."""
    return f"{count} {name if count == 1 else names or name + 's'}"


def distance(of: date, since: date) -> str:
    """Return how far off a day is: `in 29 days`, `today`."""
    days = (of - since).days
    return f"in {counted(days, 'day')}" if days else "today"


def listed(words: Iterable[str]) -> str:
    """Return words joined by commas, or `None`."""
    return ", ".join(words) or NONE


def place(said: str) -> str:
    """Return the name of a country for its code, and other words as they are."""
    return countries.name_of(said) if said in countries.CODES else said


def plain(said: str) -> str:
    """Return words for a name such as `legitimate_interests`."""
    words = said.replace("_", " ")
    return words[:1].upper() + words[1:]
