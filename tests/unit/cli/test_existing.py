"""Is the policy compared with the database that is named, else with this version's tables?"""

from datetime import timedelta
from pathlib import Path

import pytest

from privacy.cli.existing import Existing
from privacy.cli.invocation import Invocation
from privacy.declaration.versions import Versions, read
from privacy.settings.model import SettingsError
from privacy.storage.migrate import migrate
from privacy.storage.session import Database, open_engine
from tests.clocks import StoppedClock
from tests.policies import edit, number, vendor_policy


def told(versions: Versions, *, production: bool = False, **environment: str) -> list[str]:
    """Return what a check finds beside the policy itself."""
    invocation = Invocation(environment, StoppedClock())
    return [str(it) for it in Existing(invocation, production, None).differences(versions)]


@pytest.fixture
def versions(policy: Path) -> Versions:
    return read(policy)


def test_without_a_database_a_temporary_one_has_this_version_s_tables(versions: Versions) -> None:
    assert told(versions) == []
    assert told(versions, PRIVACY_DATABASE_URL="", PRIVACY_BASE_URL="") == []


def test_a_database_that_is_named_is_compared_as_it_is(
    versions: Versions, database_url: str
) -> None:
    before = told(versions, PRIVACY_DATABASE_URL=database_url)
    database = Database(open_engine(database_url))
    migrate(database)
    migrated = told(versions, PRIVACY_DATABASE_URL=database_url)
    with database.writing() as connection:
        connection.exec_driver_sql("ALTER TABLE site ADD COLUMN phone TEXT")
    database.engine.dispose()

    (unmigrated,) = before
    assert unmigrated.startswith("error P059 the database: it does not answer, or is not at ")
    assert migrated == []
    (undeclared,) = told(versions, PRIVACY_DATABASE_URL=database_url)
    assert "error P050 table site has column 'phone'" in undeclared


def test_a_file_that_is_not_there_is_not_made(versions: Versions, tmp_path: Path) -> None:
    file = tmp_path / "folder" / "privacy.db"

    (absent,) = told(versions, PRIVACY_DATABASE_URL=f"sqlite:///{file}")

    assert absent.startswith("error P059 the database: ")
    assert not file.parent.exists()


def test_settings_that_are_given_have_to_be_right(versions: Versions) -> None:
    with pytest.raises(SettingsError, match="PRIVACY_BIND"):
        told(versions, PRIVACY_BIND="nowhere")


def test_a_host_in_a_setting_belongs_to_a_processor(versions: Versions) -> None:
    (fault,) = told(versions, PRIVACY_CONNECT_JS_URL="https://scripts.elsewhere.test/all.js")

    assert "P060" in fault
    assert "scripts.elsewhere.test" in fault


def test_a_draft_is_compared_as_if_it_were_published_already(tmp_path: Path) -> None:
    policy = vendor_policy(tmp_path)
    today = StoppedClock().now().date()
    edit(policy, ("- { host: keys.test, from: backend }", ""))
    number(policy, "1.1.0", today, today, "1.0.0")
    key_server = "https://keys.test/keys"
    now = told(read(policy), PRIVACY_INSTALL_KEY_URLS=key_server)
    number(policy, "1.1.0", today, today + timedelta(days=1), "1.0.0")

    (gone,) = now
    assert "keys.test" in gone
    assert told(read(policy), PRIVACY_INSTALL_KEY_URLS=key_server) == []
    minded = told(read(policy), production=True)
    assert [it.rpartition(" P")[2][:3] for it in (line[:60] for line in minded)] == ["151", "152"]
