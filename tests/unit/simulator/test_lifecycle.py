"""Does a pretend site install and remove the app as an administrator would?"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest

from privacy.simulator.desk import described
from privacy.simulator.lifecycle import Lifecycle, Outcome
from privacy.simulator.people import ADMINISTRATOR
from privacy.simulator.signing import HookSigner
from privacy.simulator.site import PretendSite

from .doubles import APP_KEY, StoppedClock


@dataclass
class Wire:
    status: int = 204
    text: str = ""
    urls: list[str] = field(default_factory=list)
    bodies: list[dict[str, object]] = field(default_factory=list)

    def send(
        self, method: str, url: str, headers: Mapping[str, str], body: bytes
    ) -> tuple[int, str]:
        assert (method, headers["Content-Type"]) == ("POST", "application/json")
        self.urls.append(url)
        self.bodies.append(json.loads(body))
        return self.status, self.text


def lost(_method: str, _url: str, _headers: Mapping[str, str], _body: bytes) -> tuple[int, str]:
    raise ConnectionRefusedError


@pytest.fixture
def wire() -> Wire:
    return Wire()


@pytest.fixture
def lifecycle(wire: Wire, signer: HookSigner, clock: StoppedClock) -> Lifecycle:
    return Lifecycle(APP_KEY, "https://app.example.com", signer, clock, wire.send)


@pytest.fixture
def site() -> PretendSite:
    return PretendSite.new("key", "jira", "https://pear.atlassian.net")


def test_an_install_tells_installed_then_enabled(
    lifecycle: Lifecycle, wire: Wire, site: PretendSite
) -> None:
    outcome = lifecycle.install(site, ADMINISTRATOR)

    assert outcome == Outcome("installed", 204, "")
    assert site.installed
    assert wire.urls == ["https://app.example.com/installed", "https://app.example.com/enabled"]
    assert wire.bodies[0]["accountId"] == ADMINISTRATOR
    assert wire.bodies[0]["sharedSecret"] == site.shared_secret


def test_an_install_that_the_app_refuses_is_none(
    lifecycle: Lifecycle, wire: Wire, site: PretendSite
) -> None:
    wire.status = 401

    assert not lifecycle.install(site, ADMINISTRATOR).accepted
    assert not site.installed
    assert len(wire.urls) == 1


def test_an_uninstall_happens_whatever_the_app_answers(
    lifecycle: Lifecycle, wire: Wire, site: PretendSite
) -> None:
    lifecycle.install(site, ADMINISTRATOR)
    before, wire.status = site.shared_secret, 500

    outcome = lifecycle.uninstall(site, ADMINISTRATOR)

    assert outcome == Outcome("uninstalled", 500, "")
    assert [body["eventType"] for body in wire.bodies[2:]] == ["disabled", "uninstalled"]
    assert not site.installed
    assert site.shared_secret != before


def test_a_reinstall_brings_a_new_secret(
    lifecycle: Lifecycle, wire: Wire, site: PretendSite
) -> None:
    before = site.shared_secret

    lifecycle.reinstall(site, ADMINISTRATOR)

    assert site.shared_secret != before
    assert wire.bodies[0]["sharedSecret"] == site.shared_secret


def test_a_reinstall_that_the_app_refuses_leaves_the_earlier_secret_in_force(
    lifecycle: Lifecycle, wire: Wire, site: PretendSite
) -> None:
    before, wire.status = site.shared_secret, 503

    lifecycle.reinstall(site, ADMINISTRATOR)

    assert site.shared_secret == before


def test_an_app_that_does_not_answer_is_an_outcome_too(
    signer: HookSigner, clock: StoppedClock, site: PretendSite
) -> None:
    lifecycle = Lifecycle(APP_KEY, "https://app.example.com", signer, clock, lost)

    outcome = lifecycle.install(site, ADMINISTRATOR)

    assert outcome == Outcome("installed", None, "ConnectionRefusedError")
    assert described(outcome) == "The app did not answer to “installed” (ConnectionRefusedError)."


def test_an_outcome_is_described_in_a_sentence_with_what_the_app_said() -> None:
    assert described(Outcome("installed", 204, "")) == "The app answered 204 to “installed”."
    assert described(Outcome("installed", 401, "no")) == "The app answered 401 to “installed”. no"
