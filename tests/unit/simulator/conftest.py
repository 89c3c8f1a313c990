"""What do these tests share?"""

from collections.abc import Mapping
from http import HTTPStatus
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from privacy.simulator.bridge import Bridge
from privacy.simulator.cloud import Cloud, create_cloud
from privacy.simulator.faults import Faults
from privacy.simulator.host_page import add_host_page
from privacy.simulator.lifecycle import Lifecycle
from privacy.simulator.signing import HookSigner
from privacy.simulator.site import PretendSite

from .doubles import APP_KEY, APP_URL, App, StoppedClock


@pytest.fixture(scope="session")
def signer() -> HookSigner:
    return HookSigner.new("2a6f0c1e-kid")


@pytest.fixture
def clock() -> StoppedClock:
    return StoppedClock()


@pytest.fixture
def jira() -> PretendSite:
    site = PretendSite.new("jira-client-key", "jira", "https://pear.atlassian.net")
    site.installed = True
    return site


@pytest.fixture
def confluence() -> PretendSite:
    site = PretendSite.new("confluence-client-key", "confluence", "https://plum.atlassian.net")
    site.installed = True
    return site


@pytest.fixture
def cloud(
    jira: PretendSite, confluence: PretendSite, signer: HookSigner, clock: StoppedClock
) -> Cloud:
    return create_cloud([jira, confluence], signer, clock, APP_KEY, Faults(clock.sleep))


@pytest.fixture
def app(cloud: Cloud, clock: StoppedClock) -> App:
    return App(cloud, clock)


def agree(_method: str, _url: str, _headers: Mapping[str, str], _body: bytes) -> tuple[int, str]:
    return HTTPStatus.NO_CONTENT, ""


@pytest.fixture
def node_modules(tmp_path: Path) -> Path:
    for file in ("iframe.js", "connect-host.js", "connect-host.css"):
        place = tmp_path / "atlassian-connect-js" / "dist" / file
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(f"/* {file} */")
    jquery = tmp_path / "jquery" / "dist" / "jquery.min.js"
    jquery.parent.mkdir(parents=True)
    jquery.write_text("/* jquery */")
    return tmp_path


@pytest.fixture
def client(
    cloud: Cloud, signer: HookSigner, clock: StoppedClock, node_modules: Path
) -> FlaskClient:
    add_host_page(cloud, Lifecycle(APP_KEY, APP_URL, signer, clock, agree), Bridge(node_modules))
    return cloud.test_client()
