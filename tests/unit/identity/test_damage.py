"""Is damage told from other faults, and is nothing called damaged that may be somebody's?"""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from privacy.identity.damage import is_damage

HEADER = b"SQLite format 3\0"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "cache.db"


def fault_of(file: Path | str) -> sqlite3.Error:
    with (
        closing(sqlite3.connect(file)) as connection,
        pytest.raises(sqlite3.DatabaseError) as caught,
    ):
        connection.execute("SELECT 1 FROM entry")
    return caught.value


def test_a_database_that_is_broken_is_damaged(file: Path) -> None:
    file.write_bytes(HEADER + b"broken" * 1_000)

    assert is_damage(fault_of(file), file)


def test_a_page_that_is_broken_is_damage(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE entry (key TEXT)")
    with file.open("r+b") as damaged:
        damaged.seek(100)
        damaged.write(b"\xff" * 400)

    assert is_damage(fault_of(file), file)


@pytest.mark.parametrize("content", [b"all the photographs" * 1_000, HEADER[:-1] + b"1" * 1_000])
def test_what_never_was_a_database_is_not_damaged(file: Path, content: bytes) -> None:
    file.write_bytes(content)

    assert not is_damage(fault_of(file), file)


def test_a_file_that_was_emptied_or_removed_meanwhile_hurts_nobody(file: Path) -> None:
    file.write_bytes(b"all the photographs" * 1_000)
    fault = fault_of(file)

    file.write_bytes(b"")
    assert is_damage(fault, file)
    file.unlink()
    assert not is_damage(fault, file)


def test_other_faults_are_no_damage(file: Path) -> None:
    assert not is_damage(fault_of(":memory:"), file)
    assert not is_damage(OSError(), file)
