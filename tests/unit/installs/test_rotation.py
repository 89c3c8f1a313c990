"""Do sites move to a new sealing key, all of them, once, and as often as one likes?"""

from privacy.installs.rotation import Rotation, rotate
from privacy.sealing.keys import new_key
from tests.unit.installs.making import (
    ACME,
    RIVAL,
    SECOND_SECRET,
    SECRET,
    TOLD_ANEW,
    Installs,
    keys_of,
)

NEW = new_key()
NOTHING = Rotation(0, ())


def test_every_site_opens_with_the_new_key_alone(installs: Installs) -> None:
    for client_key in (ACME, RIVAL):
        installs.install(client_key=client_key)
        installs.install(TOLD_ANEW, client_key)
    data_keys = [installs.site(key).data_key for key in (ACME, RIVAL)]

    done = rotate(installs.database, keys_of(NEW, installs.sealing_key))
    installs.sealing_key = NEW

    assert done == Rotation(2, ())
    sites = [installs.site(key) for key in (ACME, RIVAL)]
    assert [site.data_key for site in sites] == data_keys
    assert [[secret.value for secret in site.secrets] for site in sites] == [
        [SECOND_SECRET, SECRET]
    ] * 2


def test_a_second_run_finds_nothing_to_do_and_writes_nothing(installs: Installs) -> None:
    installs.install()
    keys = keys_of(NEW, installs.sealing_key)
    rotate(installs.database, keys)
    before = installs.row()

    assert rotate(installs.database, keys) == NOTHING
    assert installs.row() == before


def test_a_run_that_was_stopped_is_finished_by_the_next(installs: Installs) -> None:
    installs.install()
    installs.install(client_key=RIVAL)
    keys = keys_of(NEW, installs.sealing_key)
    row = installs.row()
    half = keys.seal(row, "secret", keys.open(row, "secret"))
    installs.change(secret=half)

    assert rotate(installs.database, keys) == Rotation(2, ())
    assert installs.row().secret == half
    installs.sealing_key = NEW
    assert installs.site(ACME).secret.value == installs.site(RIVAL).secret.value == SECRET


def test_the_newest_key_is_the_first_on_the_list(installs: Installs) -> None:
    installs.install()

    assert rotate(installs.database, keys_of(installs.sealing_key, NEW)) == NOTHING


def test_an_uninstalled_site_has_nothing_to_rotate(installs: Installs) -> None:
    installs.install()
    installs.uninstall()
    before = installs.row()

    assert rotate(installs.database, keys_of(NEW, installs.sealing_key)) == NOTHING
    assert installs.row() == before


def test_no_site_is_no_work(installs: Installs) -> None:
    assert rotate(installs.database, keys_of(NEW)) == NOTHING


def test_a_site_whose_key_is_not_listed_is_named_and_stays_as_it_was(installs: Installs) -> None:
    site_id = installs.install()
    before = installs.row()

    assert rotate(installs.database, keys_of(NEW)) == Rotation(0, (site_id,))
    assert installs.row() == before


def test_a_site_that_does_not_open_holds_up_no_other(installs: Installs) -> None:
    lost = installs.install()
    installs.install(client_key=RIVAL)
    installs.change(ACME, data_key=b"\0" * 60)
    before = installs.row(ACME)

    assert rotate(installs.database, keys_of(NEW, installs.sealing_key)) == Rotation(1, (lost,))

    assert installs.row(ACME) == before
    installs.sealing_key = NEW
    assert installs.site(RIVAL).secret.value == SECRET
