"""Is the file of the cache broken? One that never was a database is not: it may be somebody's."""

import sqlite3
from pathlib import Path
from typing import Final

# https://www.sqlite.org/fileformat2.html#magic_header_string
_HEADER: Final = b"SQLite format 3\0"


def is_damage(error: Exception, path: Path) -> bool:
    """Tell whether an error says that the file itself is broken, and was once a database."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return code == sqlite3.SQLITE_CORRUPT or (code == sqlite3.SQLITE_NOTADB and _was_one(path))


def _was_one(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(_HEADER)) in (b"", _HEADER)
    except OSError:
        return False  # whoever removed it has mended it
