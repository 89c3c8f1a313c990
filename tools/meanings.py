"""What does each key of the declaration mean? As its guide says, for editors to show.

`python -m tools.meanings` writes `privacy/declaration/meanings.json`; `make generated` does it all.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

_ROOT: Final = Path(__file__).parents[1]
GUIDE: Final = _ROOT / "docs" / "declaration.md"
FILE: Final = _ROOT / "privacy" / "declaration" / "meanings.json"

_SECTION: Final = re.compile(r"^## Every key$(.*?)^## ", re.DOTALL | re.MULTILINE)
_KEY: Final = re.compile(r"`([^`]+)`( \*)?")
_LINK: Final = re.compile(r"\[([^\]]*)\]\([^)]*\)")


def meanings(guide: str) -> str:
    """Return the file's text: what the tables of the guide say of each key."""
    return json.dumps(dict(_rows(guide)), indent=1, ensure_ascii=False) + "\n"


def _rows(guide: str) -> Iterator[tuple[str, str]]:
    for line in "".join(_SECTION.findall(guide)).splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        key = _KEY.fullmatch(cells[0])
        if key and cells[-1]:
            yield key[1], _LINK.sub(r"\1", cells[-1])


if __name__ == "__main__":
    FILE.write_text(meanings(GUIDE.read_text("utf-8")), "utf-8")
