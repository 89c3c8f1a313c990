"""Is everything wired from the settings, quietly, or refused where two files disagree?"""

import shutil
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest

from privacy.errors import PrivacyError
from privacy.sealing.keys import new_key
from privacy.services import IDENTITY_CACHE, Services, WiringError, build, lifetime
from privacy.settings.model import Settings
from privacy.storage.migrate import migrate
from tests.clocks import StoppedClock
from tests.wires import Wires

POLICY = Path(__file__).parents[2] / "policy"


@dataclass
class Place:
    """A folder with a policy of its own, and what is wired there."""

    folder: Path
    wires: Wires = field(default_factory=Wires)

    @property
    def policy(self) -> Path:
        return self.folder / "policy"

    def edit(self, before: str, after: str) -> None:
        file = self.policy / "privacy.yaml"
        text = file.read_text("utf-8")
        assert before in text
        file.write_text(text.replace(before, after), "utf-8")

    def build(self, **more: str) -> Services:
        given = {
            "BASE_URL": "https://first.example,https://second.example",
            "SEALING_KEYS": new_key(),
            "POLICY": str(self.policy),
            "DATABASE_URL": f"sqlite:///{self.folder / 'privacy.db'}",
            "CACHE_URL": f"sqlite:///{self.folder / 'cache.db'}",
            **more,
        }
        settings = Settings.read({f"PRIVACY_{name}": value for name, value in given.items()})
        return build(settings, StoppedClock(), self.wires)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    shutil.copytree(POLICY, tmp_path / "policy")
    return Place(tmp_path)


def test_wiring_makes_no_call_and_starts_no_thread(place: Place) -> None:
    before = set(threading.enumerate())
    place.build()

    assert place.wires.sent == []
    assert set(threading.enumerate()) == before


def test_wiring_touches_no_table(place: Place) -> None:
    services = place.build()

    assert not services.database.is_ready("0001")
    migrate(services.database)
    assert services.store.is_ready()


def test_the_first_base_url_stands_in_the_descriptor(place: Place) -> None:
    assert place.build().descriptor.for_product("jira")["baseUrl"] == "https://first.example"


def test_one_transport_and_one_clock_serve_all(place: Place) -> None:
    services = place.build()

    assert isinstance(services.clock, StoppedClock)
    assert services.lifecycle.clock is services.clock
    assert services.lifecycle.database is services.database


@pytest.mark.parametrize(
    ("host", "development"), [("https://acme.atlassian.net", ""), ("http://127.0.0.1:9000", "1")]
)
def test_only_in_development_may_a_site_live_on_this_machine(
    place: Place, host: str, development: str
) -> None:
    local = {"DEVELOPMENT": "1", "BASE_URL": "http://127.0.0.1:8000"}
    services = place.build(**(local if development else {}))

    assert services.hosts.base_url(host, "jira") == host
    assert services.hosts.loopback is bool(development)


def test_files_that_name_two_apps_are_refused_with_both_names(place: Place) -> None:
    place.edit("key: com.example.privacy-panel", "key: com.example.another")

    with pytest.raises(WiringError, match=r"com\.example\.another.*com\.example\.privacy-panel"):
        place.build()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda place: shutil.rmtree(place.policy),
        lambda place: place.edit("schema: privacy-declaration/1", "schema: another/1"),
    ],
)
def test_a_declaration_that_cannot_be_read_is_one_clear_refusal(
    place: Place, spoil: Callable[[Place], None]
) -> None:
    spoil(place)

    with pytest.raises(PrivacyError):
        place.build()


def test_a_sealing_key_that_stands_twice_is_refused(place: Place) -> None:
    key = new_key()

    with pytest.raises(PrivacyError, match="twice"):
        place.build(SEALING_KEYS=f"{key},{key}")


def test_what_is_kept_lives_as_long_as_the_declaration_says(place: Place) -> None:
    place.edit("clock: fetched_at, ttl: PT24H", "clock: fetched_at, ttl: PT2H")

    assert lifetime(place.build().declaration, IDENTITY_CACHE) == timedelta(hours=2)


def test_what_the_declaration_does_not_name_is_not_kept(place: Place) -> None:
    declaration = place.build().declaration

    with pytest.raises(WiringError, match=r"retention\.nowhere"):
        lifetime(declaration, "nowhere")
