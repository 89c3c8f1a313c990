"""How much may a file hold? So many values and so deep, that every question about it ends soon."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import yaml

from privacy.declaration.faults import DeclarationError
from privacy.declaration.written import P005

MOST: Final = 50_000
DEEPEST: Final = 50


class Bounds:
    """Counts the values of a file while it is read."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._values = 0
        self._depth = 0

    @contextmanager
    def within(self, mark: yaml.Mark) -> Iterator[None]:
        """Go into a value that begins here; raise DeclarationError if it is one too many."""
        self._values += 1
        self._depth += 1
        if self._depth > DEEPEST:
            raise _refused("is nested too deeply", mark)
        if self._values > MOST:
            raise _refused(f"holds more than {MOST} values", mark)
        yield
        self._depth -= 1


def _refused(what: str, mark: yaml.Mark) -> DeclarationError:
    return DeclarationError([P005.fault(what, line=mark.line + 1)])
