"""Which addresses does the app's descriptor make the host product call?"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from privacy.checks.source import Said

_FILE: Final = "atlassian-connect.json"
# The others, `vendor` and `links`, are for people.
_CALLED: Final = ("lifecycle", "modules")
_ADDRESS: Final = re.compile(r"\s*([a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)


def described(root: Path) -> Iterator[Said]:
    """Return the whole addresses in the descriptor; the app's own are paths."""
    file = root / _FILE
    if not file.exists():
        return
    text = file.read_text("utf-8")
    content: dict[str, Any] = json.loads(text)
    for it in _texts([content.get(name) for name in _CALLED]):
        if _ADDRESS.match(it):
            yield Said(_FILE, text.count("\n", 0, max(text.find(it), 0)) + 1, it)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for it in value.values() if isinstance(value, dict) else value:
            yield from _texts(it)
