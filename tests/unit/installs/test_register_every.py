"""Are installed sites found by their ids, and all of them, with what each chose?"""

from datetime import timedelta

import pytest
from sqlalchemy import insert

from privacy.sealing.keys import new_key
from privacy.storage.tables import site_identities
from tests.unit.installs.making import ACME, RIVAL, Installs

THIRD = "jira:third-4"


def choose(installs: Installs, site_id: int, identity_ttl: int | None) -> None:
    row = {"site_id": site_id, "held": 0, "erasures": 0, "identity_ttl": identity_ttl}
    with installs.database.writing() as connection:
        connection.execute(insert(site_identities).values(row))


def test_an_installed_site_is_found_by_its_id(installs: Installs) -> None:
    site_id = installs.install()
    other = installs.install(client_key=RIVAL)

    assert installs.register.of(site_id) == installs.site()
    assert installs.register.of(other) == installs.site(RIVAL)
    assert installs.register.of(4711) is None


def test_a_site_that_is_not_installed_any_more_is_not_found(installs: Installs) -> None:
    site_id = installs.install()
    installs.uninstall()

    assert installs.register.of(site_id) is None


def test_a_site_whose_keys_do_not_open_is_not_found(installs: Installs) -> None:
    site_id = installs.install()
    installs.sealing_key = new_key()

    assert installs.register.of(site_id) is None
    assert list(installs.register.every()) == []


@pytest.mark.parametrize(
    ("seconds", "chosen"), [(None, None), (0, None), (3_600, timedelta(hours=1))]
)
def test_a_site_comes_with_the_shorter_time_that_it_chose(
    installs: Installs, seconds: int | None, chosen: timedelta | None
) -> None:
    site_id = installs.install()
    assert installs.site().identity_ttl is None

    choose(installs, site_id, seconds)

    assert installs.site().identity_ttl == chosen
    found = installs.register.of(site_id)
    assert found is not None
    assert found.identity_ttl == chosen


def test_every_installed_site_comes_once_in_portions_of_any_size(installs: Installs) -> None:
    for client_key in (ACME, RIVAL, THIRD):
        installs.install(client_key=client_key)
    installs.uninstall(RIVAL)

    assert [site.client_key for site in installs.register.every()] == [ACME, THIRD]


def test_no_transaction_is_open_while_a_site_is_worked_on(installs: Installs) -> None:
    for client_key in (ACME, RIVAL):
        installs.install(client_key=client_key)

    for site in installs.register.every():
        installs.uninstall(site.client_key)

    assert list(installs.register.every()) == []


def test_a_site_that_is_installed_meanwhile_and_comes_later_is_found(installs: Installs) -> None:
    installs.install()
    found = installs.register.every()
    assert next(found).client_key == ACME
    installs.install(client_key=RIVAL)

    assert [site.client_key for site in found] == [RIVAL]


def test_where_nothing_is_installed_there_is_no_site(installs: Installs) -> None:
    assert list(installs.register.every()) == []
