"""Does each command do its work, and say in one message why it could not?"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from privacy.cli.commands import run
from privacy.sealing.keys import new_key, parse_keys
from privacy.storage.migrate import head, migrate
from privacy.storage.session import Database, open_engine
from tests.unit.installs.making import TOLD, Installs
from tests.world import SEALING_KEY

Capture = pytest.CaptureFixture[str]
WITH_SETTINGS = ["migrate", "rotate-keys", "serve", "sweep", "report"]


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    made = Database(open_engine(database_url))
    yield made
    made.engine.dispose()


def test_a_new_key_needs_no_setting_and_fits_the_setting(capsys: Capture) -> None:
    codes = [run(["new-key"], {}), run(["new-key"], {})]

    said = capsys.readouterr()
    assert (codes, said.err) == ([0, 0], "")
    assert len(parse_keys(said.out.split())) == 2


def test_migrate_brings_the_tables_and_may_be_repeated(
    environment: dict[str, str], database: Database, capsys: Capture
) -> None:
    codes = [run(["migrate"], environment), run(["migrate"], environment)]

    said = capsys.readouterr()
    assert (codes, said.err) == ([0, 0], "")
    assert said.out == "the database is up to date\n" * 2
    assert database.is_ready(head())


def test_rotate_keys_lets_the_older_keys_go(
    environment: dict[str, str], database: Database, capsys: Capture
) -> None:
    migrate(database)
    installs, new = Installs(database, sealing_key=SEALING_KEY), new_key()
    installs.install()
    environment["PRIVACY_SEALING_KEYS"] = f"{new},{SEALING_KEY}"

    codes = [run(["rotate-keys"], environment), run(["rotate-keys"], environment)]

    assert codes == [0, 0]
    lines = capsys.readouterr().out.splitlines()
    assert [lines[0].split()[0], lines[2].split()[0]] == ["1", "0"]
    assert lines[1] == lines[3] == "older keys may be taken off the list now"
    installs.sealing_key = new
    assert installs.site().secret.value == TOLD.secret


def test_rotate_keys_names_the_sites_whose_keys_open_with_no_listed_key(
    environment: dict[str, str], database: Database, capsys: Capture
) -> None:
    migrate(database)
    site_id = Installs(database, sealing_key=SEALING_KEY).install()
    environment["PRIVACY_SEALING_KEYS"] = new_key()

    assert run(["rotate-keys"], environment) == 1

    said = capsys.readouterr()
    assert said.err.startswith(f"error: the keys of sites {site_id} open with no listed key; ")
    assert "older keys" not in said.out


def test_a_database_that_is_not_migrated_is_one_message(
    environment: dict[str, str], capsys: Capture
) -> None:
    assert run(["rotate-keys"], environment) == 1

    said = capsys.readouterr().err
    assert said.startswith("error: the database: ")
    assert said.endswith("; is it migrated?\n")
    assert said.count("\n") == 1


@pytest.mark.parametrize("command", WITH_SETTINGS)
def test_every_fault_of_the_settings_is_said_at_once(command: str, capsys: Capture) -> None:
    bad = {"PRIVACY_BASE_URL": "http://app.example", "PRIVACY_BIND": "nowhere"}

    assert run([command], bad) == 1

    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("error: the settings cannot be used:\n")
    for name in ("PRIVACY_BASE_URL", "PRIVACY_BIND", "PRIVACY_SEALING_KEYS", "new-key"):
        assert name in said.err


@pytest.mark.parametrize("command", ["migrate", "rotate-keys"])
def test_a_database_that_cannot_be_made_is_one_message(
    environment: dict[str, str], tmp_path: Path, command: str, capsys: Capture
) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.touch()
    environment["PRIVACY_DATABASE_URL"] = f"sqlite:///{in_the_way / 'privacy.db'}"

    assert run([command], environment) == 1
    assert capsys.readouterr().err.startswith("error: ")


def test_a_database_of_a_later_version_is_one_message(
    environment: dict[str, str], database: Database, capsys: Capture
) -> None:
    migrate(database)
    with database.writing() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")

    assert run(["migrate"], environment) == 1
    assert capsys.readouterr().err.startswith("error: ")
