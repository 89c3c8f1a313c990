"""Is it told which sections read differently, in each language?"""

from privacy.declaration.diff import Change, changes
from privacy.declaration.model import Declaration
from privacy.declaration.statements import Text
from tests.unit.declaration.comparing import compared, declared, whole

COOKIES = "text/de/cookies.md"


def with_text(source: str | None) -> Declaration:
    made = declared(whole())
    texts = {place: text for place, text in made.texts.items() if place != COOKIES}
    if source:
        texts[COOKIES] = Text(source, "de")
    return made.model_copy(update={"texts": texts})


def only(old: Declaration, new: Declaration) -> Change:
    (change,) = changes(old, new)
    return change


def test_a_text_that_reads_differently_is_one_change_in_its_language() -> None:
    change = only(with_text("# Kekse\n\nKeine."), with_text("# Kekse\n\nEiner."))

    assert change == Change(
        change.weight,
        "statements.cookies (de)",
        "The section 'Kekse' is worded differently in de",
        None,
        None,
    )
    assert change.weight == "wording"


def test_a_text_with_other_ends_of_lines_is_not_worded_differently() -> None:
    old = with_text("# Kekse\n\nKeine.\n")

    for source in ("# Kekse\r\n\r\nKeine.\r\n", "# Kekse\n\nKeine."):
        change = only(old, with_text(source))
        assert change.words == "The section 'Kekse' differs in the ends of its lines alone in de"
        assert change.weight == "wording"
    assert "is worded differently" in only(old, with_text("# Kekse\r\n\r\nEiner.\r\n")).words


def test_a_translation_that_comes_or_goes_is_told() -> None:
    there, gone = with_text("# Kekse\n\nKeine."), with_text(None)

    assert only(gone, there).words == "The section 'Kekse' is given now in de"
    assert only(there, gone).words == "The section 'Kekse' is no longer given in de"


def test_a_section_that_takes_the_same_words_from_another_file_is_told_once() -> None:
    old = with_text("# Kekse\n\nKeine.")
    new = declared({**whole(), "statements": {**whole()["statements"], "cookies": "text/other"}})
    renamed = {
        place: old.texts[place.replace("other", "cookies")]
        for place in new.texts
        if "other" in place
    }

    found = changes(old, new.model_copy(update={"texts": {**new.texts, **renamed}}))

    assert [it.words for it in found] == ["The section on cookies has another text file"]


def test_a_further_language_is_told_once_and_not_for_each_section() -> None:
    assert [it.words for it in compared({"policy.languages.2": "fr"})] == [
        "The policy can be read in a further language: fr"
    ]


def test_a_title_cannot_break_a_line() -> None:
    change = only(with_text(None), with_text("# Kekse\rund\x1bmehr\n\nKeine."))

    assert change.words == "The section 'Kekse und mehr' is given now in de"
