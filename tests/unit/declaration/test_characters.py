import re

import pytest

from privacy.declaration.characters import CONTROL, INK, has_words, lines_with_control


@pytest.mark.parametrize(
    "character", ["\0", "\x1b", "\x7f", "\x85", "\u2028", "\u2029", "\u202e", "\u2066", "\u2069"]
)
def test_what_nobody_sees_and_terminals_obey_is_a_control_character(character: str) -> None:
    assert CONTROL.search(f"a{character}b")
    assert lines_with_control(f"a\nb\n{character}c\nd{character}") == (3, 4)


@pytest.mark.parametrize("text", ["", "a b", "a\tb\r\nc\n", "שלום, café", "\u200e", "👩\u200d🔬"])
def test_what_people_write_is_none(text: str) -> None:
    assert lines_with_control(text) == ()


@pytest.mark.parametrize("text", ["a", " é ", "日", "?", "\u200ba", "😀", "\ufffd"])
def test_one_character_that_can_be_seen_is_ink(text: str) -> None:
    assert re.search(INK, text)


@pytest.mark.parametrize(
    "text",
    ["", " ", "\t\n", "\xa0", "\u200b", "\u200d\u2060", "\ufeff", "\u3000", "\u3164", "\xad"],
)
def test_what_leaves_the_paper_white_is_none(text: str) -> None:
    assert not re.search(INK, text)
    assert not has_words(text)


def test_words_have_a_letter_or_a_digit() -> None:
    assert has_words("- 3")
    assert has_words("…日")
    assert not has_words("***\n---")
