"""How long is that? ISO 8601 durations of days, hours, minutes and seconds."""

import re
from datetime import timedelta
from typing import Final

from pydantic_core import PydanticCustomError

_DURATION: Final = re.compile(
    r"P(?:(?P<days>[0-9]{1,6})D)?"
    r"(?:T(?=[0-9])(?:(?P<hours>[0-9]{1,6})H)?"
    r"(?:(?P<minutes>[0-9]{1,6})M)?(?:(?P<seconds>[0-9]{1,8})S)?)?"
)
# The same for a JSON Schema, whose patterns have no names for their parts.
PATTERN: Final = f"^(?=P.)(?:{re.sub('[?]P<[a-z]+>', '?:', _DURATION.pattern)})$"


def parse(text: object) -> timedelta:
    """Return what `P14D` or `PT24H` stands for; months and years have no length and are refused."""
    match = _DURATION.fullmatch(text) if isinstance(text, str) else None
    spans = {unit: int(count) for unit, count in match.groupdict("0").items()} if match else {}
    if not spans or text == "P":
        raise PydanticCustomError(
            "duration", "must be a duration of days, hours, minutes or seconds, such as P14D"
        )
    return timedelta(**spans)


def write(span: timedelta) -> str:
    """Return the one way to write this span, so that equal spans give equal digests."""
    hours, seconds = divmod(span.seconds, 3600)
    units = zip((hours, *divmod(seconds, 60)), "HMS", strict=True)
    days = f"{span.days}D" if span.days else ""
    time = "".join(f"{count}{unit}" for count, unit in units if count)
    return f"P{days}T{time}" if time else f"P{days}" if days else "PT0S"
