"""Does what is sealed open at its place with its key, and nowhere else?"""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacy.sealing.keys import DataKey, SealingKey, new_key
from privacy.sealing.sealer import Place, Sealer, UnsealableError

PLACE = Place("site.secret", 7, "row")
PLAIN = b"a secret that nobody reads"
SEALER = Sealer.of([SealingKey(bytes(32))])


def a_key() -> SealingKey:
    return SealingKey.parse(new_key())


@given(st.binary(max_size=200), st.text(max_size=20), st.integers(0, 2**63))
def test_whatever_is_sealed_opens_at_its_place(plain: bytes, row: str, site_id: int) -> None:
    place = Place("anything", site_id, row)

    assert SEALER.open(SEALER.seal(plain, place), place) == plain


@pytest.mark.parametrize(
    "elsewhere",
    [
        Place("site.data_key", 7, "row"),
        Place("site.secret", 8, "row"),
        Place("site.secret", 7, "another"),
        Place("site.secret", 7),
        Place("site.secre", 7, "trow"),
    ],
)
def test_it_opens_nowhere_else(elsewhere: Place) -> None:
    with pytest.raises(UnsealableError, match="does not open here"):
        SEALER.open(SEALER.seal(PLAIN, PLACE), elsewhere)


def test_no_two_places_are_alike() -> None:
    texts = ["", "1", "11", "a", "1a", "\0", "\0\0\0\x01"]
    places = [Place(a, site, b) for a, site, b in itertools.product(texts, (1, 11, 111), texts)]

    assert len({place.associated for place in places}) == len(places)


@pytest.mark.parametrize("flipped", [1, 128])
def test_no_byte_of_it_can_be_changed(flipped: int) -> None:
    sealed = SEALER.seal(PLAIN, PLACE)

    for at in range(len(sealed)):
        changed = bytearray(sealed)
        changed[at] ^= flipped
        with pytest.raises(UnsealableError):
            SEALER.open(bytes(changed), PLACE)


def test_no_piece_of_it_opens() -> None:
    sealed = SEALER.seal(PLAIN, PLACE)

    for length in range(len(sealed)):
        with pytest.raises(UnsealableError):
            SEALER.open(sealed[:length], PLACE)


def test_nothing_of_it_can_be_read_from_outside() -> None:
    sealed = SEALER.seal(PLAIN, PLACE)

    assert not any(PLAIN[at : at + 4] in sealed for at in range(len(PLAIN) - 3))


def test_the_same_thing_is_never_sealed_alike_twice() -> None:
    assert len({SEALER.seal(PLAIN, PLACE) for _ in range(100)}) == 100


def test_it_carries_the_id_of_its_key() -> None:
    key = a_key()

    assert Sealer.of([key]).seal(PLAIN, PLACE)[:4] == key.key_id


def test_an_older_key_still_opens_what_it_sealed() -> None:
    old, new = a_key(), a_key()
    sealed = Sealer.of([old]).seal(PLAIN, PLACE)

    assert Sealer.of([new, old]).open(sealed, PLACE) == PLAIN


def test_the_newest_key_seals() -> None:
    old, new = a_key(), a_key()
    rotating = Sealer.of([new, old])
    sealed = rotating.seal(PLAIN, PLACE)

    assert Sealer.of([new]).open(sealed, PLACE) == PLAIN
    assert rotating.is_newest(sealed)
    assert not rotating.is_newest(Sealer.of([old]).seal(PLAIN, PLACE))


def test_a_key_that_was_taken_off_the_list_opens_nothing() -> None:
    sealed = Sealer.of([a_key()]).seal(PLAIN, PLACE)

    with pytest.raises(UnsealableError, match="not listed"):
        Sealer.of([a_key()]).open(sealed, PLACE)


def test_a_site_opens_only_its_own_and_only_for_the_same_purpose() -> None:
    mine, theirs = DataKey.new(), DataKey.new()
    sealed = Sealer.of_site(mine, "identity").seal(PLAIN, PLACE)

    assert Sealer.of_site(mine, "identity").open(sealed, PLACE) == PLAIN
    for other in (Sealer.of_site(theirs, "identity"), Sealer.of_site(mine, "administrator")):
        with pytest.raises(UnsealableError):
            other.open(sealed, PLACE)


def test_a_refusal_names_the_purpose_and_not_the_secret() -> None:
    with pytest.raises(UnsealableError) as caught:
        SEALER.open(SEALER.seal(PLAIN, PLACE), Place("site.data_key", 7))

    assert str(caught.value) == "site.data_key: does not open here"
