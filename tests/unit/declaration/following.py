"""Versions that follow one another, by their numbers and days."""

from collections.abc import Iterable
from datetime import date

from privacy.declaration.model import Declaration
from privacy.declaration.versions import Versions
from tests.unit.declaration.comparing import declared, with_values


def version(number: str, effective: str, **places: object) -> Declaration:
    """Return a version with a number, a day, and other values at some places; `__` is a dot."""
    values = {name.replace("__", "."): value for name, value in places.items()}
    return declared(
        with_values({"policy.version": number, "policy.effective": effective, **values})
    )


def versions(published: Iterable[Declaration], working: Declaration | None = None) -> Versions:
    """Return these versions; without a working file, it is the newest one."""
    kept = tuple(published)
    return Versions(kept, working or kept[-1])


def on(text: str) -> date:
    """Return a day."""
    return date.fromisoformat(text)
