"""Which keys does a hook leave in a site's row, and where do they open?"""

import pytest

from privacy.audit.entry import Act
from privacy.installs.keys import NO_KEYS, SEALED
from privacy.sealing.keys import KEY_BYTES, new_key
from privacy.sealing.sealer import UnsealableError
from tests.unit.installs.making import (
    ACME,
    RIVAL,
    SECOND_SECRET,
    SECRET,
    TOLD_ANEW,
    Installs,
    keys_of,
)


@pytest.mark.parametrize("column", SEALED)
def test_what_is_sealed_for_a_column_opens_in_it(installs: Installs, column: str) -> None:
    installs.install()

    sealed = installs.keys.seal(installs.row(), column, b"swordfish")
    installs.change(**{column: sealed})

    assert b"swordfish" not in sealed
    assert installs.keys.open(installs.row(), column) == b"swordfish"


def test_what_is_sealed_for_one_site_opens_for_no_other(installs: Installs) -> None:
    installs.install()
    installs.install(client_key=RIVAL)

    installs.change(RIVAL, secret=installs.row(ACME).secret)

    with pytest.raises(UnsealableError, match="does not open here"):
        installs.keys.open(installs.row(RIVAL), "secret")


def test_what_is_sealed_for_one_column_opens_in_no_other(installs: Installs) -> None:
    installs.install()

    installs.change(previous_secret=installs.row().secret)

    with pytest.raises(UnsealableError, match="does not open here"):
        installs.keys.open(installs.row(), "previous_secret")


def test_the_first_install_starts_a_life_with_a_secret_and_a_data_key(installs: Installs) -> None:
    installs.install()
    installs.uninstall()
    row = installs.row()

    act, columns = installs.keys.accept(row, SECRET, installs.clock.now())

    assert act is Act.INSTALLED
    assert columns["life"] == row.life + 1
    assert (columns["previous_secret"], columns["rotated_at"]) == (None, None)
    installs.change(state="installed", **columns)
    assert installs.keys.open(installs.row(), "secret") == SECRET.encode()
    assert len(installs.keys.open(installs.row(), "data_key")) == KEY_BYTES


def test_no_two_lives_have_one_data_key(installs: Installs) -> None:
    installs.install()
    first = installs.site().data_key.secret
    installs.uninstall()

    installs.install()

    assert installs.site().data_key.secret != first


def test_the_secret_that_is_known_changes_no_column(installs: Installs) -> None:
    installs.install()

    assert installs.keys.accept(installs.row(), SECRET, installs.clock.now()) == (Act.UPDATED, {})


def test_another_secret_makes_the_known_one_the_previous_and_keeps_the_data_key(
    installs: Installs,
) -> None:
    installs.install()

    act, columns = installs.keys.accept(installs.row(), SECOND_SECRET, installs.clock.now())

    assert act is Act.SECRET_ROTATED
    assert set(columns) == {"secret", "previous_secret", "rotated_at"}
    assert columns["rotated_at"] == installs.clock.now()
    installs.change(**columns)
    assert installs.keys.open(installs.row(), "secret") == SECOND_SECRET.encode()
    assert installs.keys.open(installs.row(), "previous_secret") == SECRET.encode()


@pytest.mark.parametrize("broken", ["secret", "data_key"])
def test_a_site_of_which_one_key_does_not_open_starts_a_new_life(
    installs: Installs, broken: str
) -> None:
    installs.install()
    installs.install(TOLD_ANEW)
    installs.change(**{broken: b"not sealed at all"})
    row = installs.row()

    act, columns = installs.keys.accept(row, SECOND_SECRET, installs.clock.now())

    assert act is Act.INSTALLED
    assert columns["life"] == row.life + 1
    assert (columns["previous_secret"], columns["rotated_at"]) == (None, None)


def test_a_lost_sealing_key_starts_a_new_life(installs: Installs) -> None:
    installs.install()

    act, _ = keys_of(new_key()).accept(installs.row(), SECRET, installs.clock.now())

    assert act is Act.INSTALLED


def test_no_keys_leaves_out_nothing_that_is_sealed() -> None:
    assert set(NO_KEYS) == {*SEALED, "rotated_at"}
    assert set(NO_KEYS.values()) == {None}
