from tests.unit.publish.outline import Outline, text_of
from tests.unit.publish.whole import (
    SHIPPED,
    declaration,
    public_page,
    version,
    whole,
)

OLD = version("1.0.0", "2026-01-01", summary="The first one.")
NEW = version("2.0.0", "2026-12-02", summary="Another one.")


def test_languages_are_marked_and_linked() -> None:
    outline = Outline(public_page(NEW, OLD, language="de"))

    assert {"en", "de"} == set(outline.languages)
    shown = [link for link in outline.links if "hreflang" in link]
    assert [(link["href"], link.get("aria-current")) for link in shown] == [
        ("?lang=en", None),
        ("?lang=de", "true"),
    ]
    assert outline.languages[0] == "en"
    assert outline.languages.count("de") > 16
    assert [link["dir"] for link in shown] == ["auto", "auto"]


def test_the_words_of_the_declaration_are_marked_with_the_language_of_the_policy_itself() -> None:
    raw = whole()
    raw["policy"]["languages"] = ["de", "en"]
    html = public_page(declaration(raw), language="en")

    for words in (
        *("Display name", "People of the site", "Greet people", "after it was fetched"),
        *("People table", "names the site", "a time and nothing else", "Servers and disks"),
        *("Remembers the visit", "Newsletter", "TLS 1.3", "Everything is said."),
    ):
        assert f'<bdi lang="de">{words}</bdi>' in html
    assert html.count("Everything is said.") == html.count('<bdi lang="de">Everything is said.')
    assert '<html lang="en"' in html


def test_the_prose_is_written_in_its_own_direction() -> None:
    html = public_page(NEW, OLD, language="de")

    assert html.count('lang="de" dir="auto">') == 2 * 16


def test_one_language_needs_no_choice() -> None:
    assert "hreflang" not in public_page(SHIPPED)


def test_a_section_that_is_not_translated_says_so() -> None:
    text = text_of(public_page(NEW, OLD, language="fr"))

    assert "This section is not written in Français yet; it is shown in English ." in text
    assert "is not written in" not in text_of(public_page(NEW, OLD, language="de"))
