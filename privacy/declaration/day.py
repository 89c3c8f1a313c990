"""Which day is that? One form alone, `2026-12-31`: Pydantic takes digits for a timestamp, too."""

import re
from datetime import date
from typing import Final

from pydantic_core import PydanticCustomError

_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def parse(said: object) -> date:
    """Return the day; raise PydanticCustomError for anything that is none."""
    try:
        if isinstance(said, str) and _DAY.fullmatch(said):
            return date.fromisoformat(said)
    except ValueError:
        pass  # the form of a day, such as 2026-02-30, and yet none
    raise PydanticCustomError("day", "must be a date such as 2026-12-31")
