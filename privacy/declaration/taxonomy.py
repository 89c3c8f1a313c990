"""Which categories, uses and subjects of data are there? The words of the Fides taxonomy."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

_FILE: Final = Path(__file__).with_name("taxonomy.json")
_WORDS: Final[Mapping[str, Any]] = json.loads(_FILE.read_text("utf-8"))

NOTICE: Final[str] = _WORDS["notice"]
VERSION: Final[str] = _WORDS["version"]
CATEGORIES: Final[Mapping[str, str]] = _WORDS["categories"]
USES: Final[Mapping[str, str]] = _WORDS["uses"]
SUBJECTS: Final[Mapping[str, str]] = _WORDS["subjects"]


def is_within(key: str, parent: str) -> bool:
    """Tell whether a key is another one, or stands below it: `user.contact.email`, `user`."""
    return key == parent or key.startswith(f"{parent}.")
