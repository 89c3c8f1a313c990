"""Is the file of the cache bounded and wiped, and made anew where it is damaged, only there?"""

import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from privacy.identity.store import StoreError
from privacy.identity.store_file import discard, number, open_file

LARGEST = 16 * 1024 * 1024
ENTRY = ("key", 1_795_424_400_000, b"sealed")
BROKEN = b"SQLite format 3\0" + b"broken" * 1_000


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "cache.db"


def opened(file: Path) -> closing[sqlite3.Connection]:
    return closing(open_file(file, LARGEST).connection)


def keep_one(file: Path) -> None:
    with opened(file) as connection:
        connection.execute("INSERT INTO entry VALUES (?, ?, ?)", ENTRY)


def entries(file: Path) -> list[tuple[str, int, bytes]]:
    with opened(file) as connection:
        return connection.execute("SELECT key, expires_at, value FROM entry").fetchall()


def made_by_hand(file: Path, *statements: str) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


@pytest.mark.parametrize(
    ("pragma", "expected"),
    [
        ("journal_mode", "wal"),
        ("secure_delete", 1),
        ("synchronous", 0),
        ("temp_store", 2),
        ("page_size", 512),
    ],
)
def test_a_file_is_opened_as_the_promises_need(file: Path, pragma: str, expected: object) -> None:
    with opened(file) as first, opened(file) as second:
        found = [each.execute(f"PRAGMA {pragma}").fetchone()[0] for each in (first, second)]

    assert found == [expected, expected]


def test_a_file_never_grows_beyond_its_bound(file: Path) -> None:
    with opened(file) as connection:
        pages = connection.execute("PRAGMA max_page_count").fetchone()[0]
        size = connection.execute("PRAGMA page_size").fetchone()[0]

    assert pages * size == LARGEST


def test_what_is_in_a_file_is_there_when_it_is_opened_again(file: Path) -> None:
    keep_one(file)

    assert entries(file) == [ENTRY]


def test_a_file_that_is_broken_is_replaced_by_an_empty_one_for_its_owner(file: Path) -> None:
    file.write_bytes(BROKEN)
    file.chmod(0o644)

    assert entries(file) == []
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_file_that_is_damaged_where_its_tables_stand_is_replaced_too(file: Path) -> None:
    keep_one(file)
    with file.open("r+b") as damaged:
        damaged.seek(100)
        damaged.write(b"\xff" * 400)

    assert entries(file) == []
    keep_one(file)
    assert entries(file) == [ENTRY]


def test_a_log_that_a_damaged_file_left_is_not_read_into_the_new_one(file: Path) -> None:
    file.write_bytes(BROKEN)
    log = file.with_name(file.name + "-wal")
    log.write_bytes(b"left by the damaged one")

    with opened(file):
        assert b"left by the damaged one" not in log.read_bytes()


def test_a_file_of_an_older_version_is_made_anew(file: Path) -> None:
    made_by_hand(file, "CREATE TABLE entry (key TEXT)", "INSERT INTO entry VALUES ('swordfish')")

    assert entries(file) == []
    assert b"swordfish" not in file.read_bytes()


def test_a_file_with_tables_of_others_is_an_error_and_is_kept(file: Path) -> None:
    made_by_hand(
        file,
        "CREATE TABLE entry (key TEXT)",
        "CREATE TABLE site (id INTEGER)",
        "INSERT INTO site VALUES (7)",
    )

    with pytest.raises(StoreError, match=r"PRIVACY_CACHE_URL .* other tables"):
        open_file(file, LARGEST)

    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("SELECT id FROM site").fetchall() == [(7,)]


def test_a_file_that_never_was_a_database_is_an_error_and_is_kept(file: Path) -> None:
    file.write_bytes(b"all the photographs" * 1_000)

    with pytest.raises(sqlite3.DatabaseError, match="not a database"):
        open_file(file, LARGEST)

    assert file.read_bytes() == b"all the photographs" * 1_000


def test_a_file_that_cannot_be_reached_is_an_error(file: Path) -> None:
    file.mkdir()

    with pytest.raises(sqlite3.OperationalError, match="unable to open"):
        open_file(file, LARGEST)


def test_another_file_of_the_same_name_is_told_apart(file: Path) -> None:
    assert number(file) is None

    keep_one(file)
    first = number(file)
    with file.open("rb"):  # as long as somebody has it open, its number is not given again
        discard(file)
        keep_one(file)

        assert number(file) not in (None, first)


def test_a_connection_comes_with_the_number_of_its_file_whatever_comes_after(file: Path) -> None:
    first = open_file(file, LARGEST)

    with closing(first.connection):
        assert first.number == number(file)
        discard(file)
        with opened(file):
            assert first.number != number(file)


def test_the_number_of_a_file_that_is_made_anew_is_that_of_the_new_one(file: Path) -> None:
    file.write_bytes(BROKEN)

    with file.open("rb"):  # as long as somebody has it open, its number is not given again
        broken = number(file)
        found = open_file(file, LARGEST)

        with closing(found.connection):
            assert found.number == number(file) != broken
