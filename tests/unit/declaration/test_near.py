import pytest

from privacy.declaration.near import did_you_mean, known_words

KEYS = ("address", "country", "name")
MANY = tuple(f"k{number}" for number in range(300))


@pytest.mark.parametrize("word", ["adress", "adresse", "addres"])
def test_a_near_word_is_offered(word: str) -> None:
    assert did_you_mean(word, KEYS) == "; did you mean 'address'?"


@pytest.mark.parametrize("word", ["", "zzz", "telephone"])
def test_no_word_is_offered_where_none_is_near(word: str) -> None:
    assert did_you_mean(word, KEYS) == ""


def test_what_is_named_at_the_end_counts_most() -> None:
    known = ("user.contact.email", "user.social", "user.email_address_book")

    assert did_you_mean("user.mail", known) == "; did you mean 'user.contact.email'?"


def test_known_words_are_listed_where_none_is_near() -> None:
    assert known_words("adress", KEYS) == "; did you mean 'address'?"
    assert known_words("zzz", KEYS) == "; known: address, country, name"
    assert known_words("zzz", "gfedcba") == "; known: a, b, c, d, e, f …"
    assert known_words("zzz", ()) == "; known: none"


def test_among_very_many_words_none_is_looked_for() -> None:
    assert did_you_mean("k1", MANY) == ""
    assert known_words("k1", MANY) == ""
