"""Is the file of the cache bounded and wiped, and made anew where it is damaged, only there?"""

import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from privacy.identity.store_file import open_file
from privacy.storage.session import owned_file

LARGEST = 64 * 1024 * 1024
ENTRY = ("key", b"sealed", 1_795_424_400_000)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "cache.db"
    owned_file(made)
    return made


def keep_one(file: Path) -> None:
    with closing(open_file(file)) as connection:
        connection.execute("INSERT INTO entry VALUES (?, ?, ?)", ENTRY)


def entries(file: Path) -> list[tuple[str, bytes, int]]:
    with closing(open_file(file)) as connection:
        return connection.execute("SELECT key, value, expires_at FROM entry").fetchall()


@pytest.mark.parametrize(
    ("pragma", "expected"), [("journal_mode", "wal"), ("secure_delete", 1), ("synchronous", 0)]
)
def test_a_file_is_opened_as_the_promises_need(file: Path, pragma: str, expected: object) -> None:
    with closing(open_file(file)) as first, closing(open_file(file)) as second:
        found = [each.execute(f"PRAGMA {pragma}").fetchone()[0] for each in (first, second)]

    assert found == [expected, expected]


def test_a_file_never_grows_beyond_its_bound(file: Path) -> None:
    with closing(open_file(file)) as connection:
        pages = connection.execute("PRAGMA max_page_count").fetchone()[0]
        size = connection.execute("PRAGMA page_size").fetchone()[0]

    assert pages * size == LARGEST


def test_what_is_in_a_file_is_there_when_it_is_opened_again(file: Path) -> None:
    keep_one(file)

    assert entries(file) == [ENTRY]


def test_a_file_that_is_no_database_is_replaced_by_an_empty_one_for_its_owner(file: Path) -> None:
    file.write_bytes(b"not a database" * 1_000)
    file.chmod(0o644)

    assert entries(file) == []
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_file_that_is_damaged_where_its_tables_stand_is_replaced_too(file: Path) -> None:
    keep_one(file)
    with file.open("r+b") as damaged:
        damaged.seek(100)
        damaged.write(b"\xff" * 3_996)

    assert entries(file) == []
    keep_one(file)
    assert entries(file) == [ENTRY]


def test_a_log_that_a_damaged_file_left_is_not_read_into_the_new_one(file: Path) -> None:
    file.write_bytes(b"not a database" * 1_000)
    log = file.with_name(file.name + "-wal")
    log.write_bytes(b"left by the damaged one")

    with closing(open_file(file)):
        assert b"left by the damaged one" not in log.read_bytes()


def test_a_file_that_cannot_be_reached_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError, match="unable to open"):
        open_file(tmp_path / "no such folder" / "cache.db")


def test_a_file_with_a_table_of_another_shape_is_an_error_and_is_kept(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE entry (other TEXT)")
        connection.execute("INSERT INTO entry VALUES ('kept')")
        connection.commit()

    with pytest.raises(sqlite3.OperationalError, match="expires_at"):
        open_file(file)

    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("SELECT other FROM entry").fetchall() == [("kept",)]
