"""Is everything wired from the settings, quietly, or refused where two files disagree?"""

import shutil
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest

from privacy.declaration.faults import DeclarationError
from privacy.errors import PrivacyError
from privacy.installs.keys import SEALED
from privacy.sealing.keys import new_key
from privacy.services import Services, build
from privacy.settings.model import Settings
from privacy.storage.migrate import migrate
from tests.clocks import StoppedClock
from tests.policies import SHIPPED, edit, vendor_policy
from tests.wires import Wires


@dataclass
class Place:
    """A folder with a policy of its own, and what is wired there."""

    folder: Path
    wires: Wires = field(default_factory=Wires)

    @property
    def policy(self) -> Path:
        return self.folder / "policy"

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
    vendor_policy(tmp_path)
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
    assert services.identities.store.is_ready()


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
    shutil.rmtree(place.policy)
    vendor_policy(place.folder, ("key: com.example.privacy-panel", "key: com.example.another"))

    with pytest.raises(
        DeclarationError, match=r"P130.*com\.example\.(another|privacy-panel).*com\.example\."
    ):
        place.build()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda place: shutil.rmtree(place.policy),
        lambda place: edit(place.policy, ("schema: privacy-declaration/1", "schema: another/1")),
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
    shutil.rmtree(place.policy)
    vendor_policy(place.folder, ("clock: fetched_at, ttl: PT24H", "clock: fetched_at, ttl: PT2H"))
    services = place.build()

    assert services.identities.directory.freshness.lifetime() == timedelta(hours=2)


def test_production_refuses_the_example_and_an_edit_that_is_not_published(place: Place) -> None:
    edit(place.policy, ("name: Privacy Panel", "name: Another Panel"))

    with pytest.raises(DeclarationError, match=r"P151 is not published as it stands"):
        place.build()
    with pytest.raises(DeclarationError, match=r"P150 this is still the example"):
        place.build(POLICY=str(SHIPPED))


def test_development_takes_both(place: Place) -> None:
    local = {"DEVELOPMENT": "1", "BASE_URL": "http://127.0.0.1:8000"}
    edit(place.policy, ("name: Privacy Panel", "name: Another Panel"))

    assert place.build(**local).in_force.versions.is_draft
    assert place.build(**local, POLICY=str(SHIPPED)).in_force.now().app.name == "Privacy Panel"


def test_what_is_proved_is_what_is_wired_and_what_was_compared(place: Place) -> None:
    migrate(place.build().database)
    proofs = place.build().proofs

    assert set(proofs.enforced) == {
        ("retention", "identity_cache", "cache.entry"),
        ("retention", "closed_account", "db.tombstone"),
        *(("uninstall", "destroyed", f"db.site.{key}") for key in SEALED),
    }
    assert {("columns", "db.site"), ("columns", "cache.entry"), ("hosts",), ("versions",)} <= set(
        proofs.verified
    )
    assert {it.at for it in proofs.verified.values()} == {StoppedClock().now()}
