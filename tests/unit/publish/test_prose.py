from dataclasses import replace

import pytest

from privacy.publish.grade import Grade
from privacy.publish.languages import Language
from privacy.publish.prose import render, sections
from tests.unit.publish.whole import SECTIONS, SHIPPED, declaration, whole

WHOLE = declaration(whole())
TABLE = "| a |\n|---|\n| `<table>` </table> |\n\nwords\n\n| b |\n|---|\n"


def test_markdown_becomes_html() -> None:
    assert render("Words *about* **it**.") == ("<p>Words <em>about</em> <strong>it</strong>.</p>\n")
    assert "<table>" in render("| a |\n|---|\n| b |")


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "words <img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](data:text/html,x)",
        "![x](https://elsewhere.example/x.png)",
        '[x](https://a.example/"onclick="alert(1))',
    ],
)
def test_nothing_in_a_text_can_run_or_load(text: str) -> None:
    html = render(text)

    assert "<script" not in html
    assert "<img" not in html
    assert 'href="javascript' not in html
    assert 'href="data' not in html
    assert 'onclick="' not in html


def test_a_link_opens_outside_the_frame() -> None:
    assert 'target="_blank"' in render("[x](https://a.example/)")
    assert 'rel="noopener noreferrer"' in render("[x](https://a.example/)")
    assert render("[x](#held)") == '<p><a href="#held">x</a></p>\n'


@pytest.mark.parametrize(("text", "tag"), [("# x", "h3"), ("## x", "h4"), ("###### x", "h6")])
def test_headings_stand_below_those_of_the_page(text: str, tag: str) -> None:
    assert render(text) == f"<{tag}>x</{tag}>\n"


def test_every_section_of_the_policy_is_there_in_its_order() -> None:
    found = sections(WHOLE, "en")

    assert [section.title for section in found] == list(SHIPPED.statements.wordings().values())
    assert [it.anchor for it in found] == [f"policy-{name.replace('_', '-')}" for name in SECTIONS]
    assert {section.html for section in found} == {"<p>Words in en.</p>\n"}
    assert {section.known.grade for section in found} == {Grade.STATEMENT}


def test_a_wide_table_is_scrolled_by_itself_and_named_by_its_section() -> None:
    raw = declaration(whole())
    texts = {place: replace(it, source=f"# x\n\n{TABLE}") for place, it in raw.texts.items()}

    found = sections(raw.model_copy(update={"texts": texts}), "en")[4]
    assert found.title_id == "policy-children-title"
    assert found.html.startswith(
        '<div class="wide" role="group" aria-labelledby="policy-children-title" tabindex="0">'
    )
    assert found.html.count('tabindex="0"><table>') == found.html.count("</table></div>") == 2
    assert "&lt;table&gt;" in found.html


def test_a_section_is_shown_in_the_language_that_was_asked_for() -> None:
    found = sections(WHOLE, "de")[0]

    assert found.html == "<p>Words in de.</p>\n"
    assert (found.language.code, found.missing) == ("de", None)


def test_a_section_that_is_not_translated_says_so() -> None:
    found = sections(WHOLE, "fr")[0]

    assert found.html == "<p>Words in en.</p>\n"
    assert found.language.code == "en"
    assert found.missing == Language("fr", "Français")
