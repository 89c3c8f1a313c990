import itertools
import re
from html import unescape

import pytest

from privacy.declaration.proof import Enforcement, Proofs
from tests.unit.publish.outline import Outline
from tests.unit.publish.whole import (
    ADDRESS,
    SHIPPED,
    declaration,
    public_page,
    version,
    whole,
)

OLD = version("1.0.0", "2026-01-01", summary="The first one.")
NEW = version("2.0.0", "2026-12-02", summary="Another one.")


def text_of(html: str) -> str:
    return " ".join(unescape(re.sub("<[^>]+>", " ", html)).split())


def test_every_section_of_the_policy_is_on_the_page() -> None:
    html = public_page(SHIPPED)

    for name, wording in SHIPPED.statements.wordings().items():
        title = SHIPPED.text(wording, "en").title
        anchor = f"policy-{name.replace('_', '-')}"
        assert f'<h3 id="{anchor}-title" lang="en">' in html
        assert title in text_of(html)


def test_the_tables_come_first_and_the_prose_last() -> None:
    ids = Outline(public_page(SHIPPED)).ids
    parts = ["data", "processors", "uninstall", "changes", "versions", "policy", "digest"]

    assert sorted(parts, key=ids.index) == parts


def test_a_page_says_what_became_of_its_version() -> None:
    assert "In force Version 1.0.0 since 1 January 2026 ·" in text_of(public_page(OLD, NEW))
    assert "Coming Version 2.0.0 from 2 December 2026 , in 9 days ·" in text_of(
        public_page(NEW, OLD)
    )


def test_every_version_can_be_reached_from_every_other() -> None:
    for html in (public_page(OLD, NEW), public_page(NEW, OLD)):
        links = [link["href"] for link in Outline(html).links]
        assert [it for it in links if str(it).startswith("/privacy/")] == [
            "/privacy/2.0.0",
            "/privacy/1.0.0",
        ]
        assert "The first one." in html
        assert "Another one." in html


def test_a_page_says_what_its_version_changed() -> None:
    assert "Version 1.0.0 is the first one" in text_of(public_page(OLD, NEW))
    assert "Version 2.0.0 against version 1.0.0: 1 wording change." in text_of(
        public_page(NEW, OLD)
    )
    assert '<span class="lozenge weight-wording">Wording</span>' in public_page(NEW, OLD)


def test_a_version_that_changes_nothing_says_so() -> None:
    again = version("2.0.0", "2026-12-02", summary="The first one.")

    assert "Version 2.0.0 changes nothing against version 1.0.0." in public_page(again, OLD)


def test_a_page_bears_its_digest_and_its_lasting_address() -> None:
    html = public_page(OLD, NEW)

    assert f'<code class="long">{OLD.digest}</code>' in html
    assert f'<a href="{ADDRESS}/1.0.0">{ADDRESS}/1.0.0</a>' in html
    assert f'<link rel="canonical" href="{ADDRESS}">' in html


def test_only_the_version_in_force_is_called_enforced() -> None:
    proofs = Proofs.of([Enforcement(("cookies",), "dropped before it leaves")])

    assert "dropped before it leaves" in public_page(OLD, NEW, proofs=proofs)
    assert "dropped before it leaves" not in public_page(NEW, OLD, proofs=proofs)


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


def test_one_language_needs_no_choice() -> None:
    assert "hreflang" not in public_page(SHIPPED)


def test_a_section_that_is_not_translated_says_so() -> None:
    text = text_of(public_page(NEW, OLD, language="fr"))

    assert "This section is not written in Français yet; it is shown in English ." in text
    assert "is not written in" not in text_of(public_page(NEW, OLD, language="de"))


def test_what_is_not_done_is_said_in_words() -> None:
    raw = whole()
    raw["cookies"], raw["email"] = [], []
    raw["lifecycle"]["uninstall"] |= {"destroyed": [], "removed": [], "kept": [], "receipt": False}
    raw["lifecycle"]["uninstall"]["reinstall_restores"] = True
    raw["stores"][0]["columns"]["name"] = {"technical": "x"}

    text = text_of(public_page(declaration(raw)))
    for words in (
        *("The app sets no cookies.", "The app sends no e-mail.", "At once, destroyed: nothing."),
        *("Right after, deleted: nothing.", "There is no receipt", "brings back", "Kept nowhere"),
    ):
        assert words in text


def test_an_announced_processor_says_from_when() -> None:
    text = text_of(public_page(declaration(whole())))

    assert "Announced" in text
    assert "From 4 December 2026" in text
    assert "Since 3 October 2026" in text


@pytest.mark.parametrize("html", [public_page(SHIPPED), public_page(NEW, OLD)])
def test_no_script_or_style_stands_in_a_page_and_every_fragment_exists(html: str) -> None:
    outline = Outline(html)

    assert not [name for name in outline.attributes if name.startswith("on") or name == "style"]
    assert "<script" not in html
    assert "<style" not in html
    assert len(outline.ids) == len(set(outline.ids))
    for link in outline.links:
        address = str(link["href"])
        if address.startswith("#"):
            assert address[1:] in outline.ids


def test_what_an_operator_writes_is_never_markup() -> None:
    evil = '"><script>alert(1)</script>'
    raw = whole()
    raw["vendor"]["legal_name"] = raw["processors"][0]["name"] = raw["policy"]["summary"] = evil
    raw["data"]["name"]["label"] = raw["stores"][0]["label"] = evil

    assert "<script" not in public_page(declaration(raw), OLD)


def test_headings_go_down_one_step_at_a_time() -> None:
    levels = Outline(public_page(NEW, OLD)).levels

    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
