"""What is handed to every command? The environment and the clock."""

import io
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final, TextIO

from privacy.clock import Clock

Environment = Mapping[str, str]

_POLICY: Final = "PRIVACY_POLICY"
_DEFAULT: Final = "policy"


@dataclass(frozen=True, slots=True)
class Invocation:
    """One call of the command line."""

    environment: Environment
    clock: Clock

    @property
    def policy(self) -> Path:
        """Return the folder of the declaration; the one setting that some commands need."""
        return Path(self.environment.get(_POLICY) or _DEFAULT)

    @property
    def today(self) -> date:
        """Return the day, which begins at midnight UTC."""
        return self.clock.now().date()


def standard_error() -> TextIO:
    """Return where people and logs are told; nowhere, if whoever started this closed it."""
    return sys.stderr or io.StringIO()
