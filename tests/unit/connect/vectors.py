"""Where are the public vectors? Beside the repository, read in place, never copied into it."""

import json
from pathlib import Path
from typing import Any

import pytest

_FOLDER = Path(__file__).parents[3] / ".." / "shared" / "vectors"


def vectors(name: str) -> dict[str, Any]:
    """Return the content of a file of vectors, or nothing where the folder is not there."""
    file = _FOLDER / name
    found: dict[str, Any] = json.loads(file.read_text("utf-8")) if file.exists() else {}
    return found


needs_vectors = pytest.mark.skipif(
    not _FOLDER.is_dir(), reason=f"the public vectors are not at {_FOLDER}"
)
