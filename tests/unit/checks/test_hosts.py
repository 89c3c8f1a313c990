"""Is every host that is named a processor's, and told where it stands if it is not?"""

from pathlib import Path

import pytest

from privacy.checks.declared import Declared
from privacy.checks.hosts import NAMES, hosts
from privacy.checks.scan import scan
from tests.unit.checks.making import calling, declaration, declared, lines, processor, write

PROJECT = Path(__file__).parents[3]


def test_a_host_that_nobody_declares_is_told_with_file_and_line(root: Path) -> None:
    write(root, "privacy/mailer.py", "\nAPI = 'https://api.sendmore.example/v1'\n")

    assert lines(hosts(calling("db.host.example"), root, {})) == [
        (
            "privacy/mailer.py:2: error P060 names host api.sendmore.example, "
            "which no processor declares"
        )
    ]


@pytest.mark.parametrize(
    "known", ["api.eu.sendmore.example", "*.eu.sendmore.example", "*.sendmore.example"]
)
def test_a_host_belongs_to_a_processor_by_its_name_or_by_a_wildcard(root: Path, known: str) -> None:
    write(root, "app.py", "API = 'api.eu.sendmore.example'")

    assert hosts(calling(known), root, {}) == ()


@pytest.mark.parametrize("known", ["sendmore.example", "eu.sendmore.example", "*.more.example"])
def test_a_name_beside_it_is_not_enough(root: Path, known: str) -> None:
    write(root, "app.py", "API = 'api.sendmore.example'")

    assert len(hosts(calling(known), root, {})) == 1


def test_a_wildcard_is_not_the_name_below_it(root: Path) -> None:
    write(root, "app.py", "API = 'sendmore.example'")

    assert len(hosts(calling("*.sendmore.example"), root, {})) == 1


def test_a_suffix_needs_a_wildcard(root: Path) -> None:
    write(root, "app.py", "SITES = '.sendmore.example'")

    assert hosts(calling("*.sendmore.example"), root, {}) == ()
    assert lines(hosts(calling("sendmore.example"), root, {})) == [
        "app.py:1: error P060 names host *.sendmore.example, which no processor declares"
    ]


def test_what_a_retired_processor_declared_is_declared_no_more(root: Path) -> None:
    write(root, "app.py", "API = 'db.host.example'")
    retired = declared(processors=[processor(status="retired")])

    assert len(hosts(retired, root, {})) == 1
    assert hosts(Declared(retired.in_force, (declaration(),)), root, {}) == ()


def test_a_host_of_a_setting_is_told_by_the_settings_name(root: Path) -> None:
    named = {"PRIVACY_DATABASE_URL": ["db.else.example", "db.host.example"]}

    assert lines(hosts(calling("db.host.example"), root, named)) == [
        "error P060 PRIVACY_DATABASE_URL: names host db.else.example, which no processor declares"
    ]


def test_a_suffix_of_a_setting_needs_a_wildcard(root: Path) -> None:
    named = {"PRIVACY_HOST_SUFFIXES": [".sites.example"]}

    assert hosts(calling("*.sites.example"), root, named) == ()
    assert len(hosts(calling("sites.example"), root, named)) == 1


def test_a_host_that_an_address_leaves_open_is_told(root: Path) -> None:
    assert lines(hosts(calling(), root, {"PRIVACY_DATABASE_URL": ["*"]})) == [
        (
            "error P060 PRIVACY_DATABASE_URL: names a host that cannot be read here; "
            "name it in the address itself"
        )
    ]


@pytest.mark.parametrize("host", ["fd00::5", "fd00:0::5", "FD00::5"])
def test_an_address_of_version_6_can_be_declared(root: Path, host: str) -> None:
    named = {"PRIVACY_DATABASE_URL": [host]}

    assert hosts(calling("fd00::5"), root, named) == ()
    assert lines(hosts(calling(), root, named)) == [
        "error P060 PRIVACY_DATABASE_URL: names host fd00::5, which no processor declares"
    ]


def test_the_apps_own_host_needs_no_processor(root: Path) -> None:
    write(root, "templates/page.html", "<script src='https://panel.vendor.example/all.js'>")
    named = {"PRIVACY_CONNECT_JS_URL": ["panel.vendor.example"]}

    assert hosts(calling(), root, named, own=["Panel.vendor.example"]) == ()
    assert len(hosts(calling(), root, named, own=["vendor.example"])) == 2


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "DB.host.example"])
def test_this_machine_and_another_case_are_no_fault_of_a_setting(root: Path, host: str) -> None:
    assert hosts(calling("db.host.example"), root, {"PRIVACY_DATABASE_URL": [host]}) == ()


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_is_no_address_is_left_alone(root: Path, name: str) -> None:
    write(root, "app.py", f"NAME = 'https://{name}/2000/svg'")

    assert hosts(calling(), root, {}) == ()


def test_every_name_that_is_no_address_still_stands_in_the_program() -> None:
    said = {it.text for it in scan(PROJECT).hosts if it.file != "privacy/checks/hosts.py"}

    assert NAMES.keys() <= said
