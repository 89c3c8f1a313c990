import pytest

from privacy.declaration.near import Offer, nearest

KEYS = ("address", "country", "name")
MANY = tuple(f"k{number}" for number in range(300))


def offered(word: str, *known: str) -> str:
    return str(Offer(word, known))


def listed(word: str, *known: str) -> str:
    return str(Offer(word, known, is_listed=True))


@pytest.mark.parametrize("word", ["adress", "adresse", "addres"])
def test_a_near_word_is_offered(word: str) -> None:
    assert nearest(word, KEYS) == "address"
    assert offered(word, *KEYS) == listed(word, *KEYS) == "; did you mean 'address'?"


@pytest.mark.parametrize("word", ["", "zzz", "telephone"])
def test_no_word_is_offered_where_none_is_near(word: str) -> None:
    assert nearest(word, KEYS) is None
    assert offered(word, *KEYS) == ""


def test_what_is_named_at_the_end_counts_most() -> None:
    known = ("user.contact.email", "user.social", "user.email_address_book")

    assert nearest("user.mail", known) == "user.contact.email"


def test_known_words_are_listed_where_none_is_near() -> None:
    assert listed("zzz", *KEYS) == "; known: address, country, name"
    assert listed("zzz", *"gfedcba") == "; known: a, b, c, d, e, f …"
    assert listed("zzz") == "; known: none"


def test_among_very_many_words_none_is_looked_for() -> None:
    assert offered("k1", *MANY) == listed("k1", *MANY) == ""


def test_for_a_very_long_word_none_is_looked_for() -> None:
    assert nearest("a" * 100, ["a" * 101]) is not None
    assert nearest("a" * 101, ["a" * 101]) is None
