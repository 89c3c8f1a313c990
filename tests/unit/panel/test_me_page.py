"""Is everything that is held about somebody on their page, in every case, and never as markup?"""

import itertools
import re
from dataclasses import replace
from datetime import timedelta

import pytest
from jinja2 import UndefinedError

from privacy.declaration.proof import Proofs
from privacy.panel.me import Found
from privacy.publish.declared import declared
from privacy.web.fragments import PARTS
from tests.unit.panel.copies import CLOSED, ID, MIA, NOTHING, html, page, policy, some
from tests.unit.panel.evidence import NOW
from tests.unit.panel.rendering import rendered
from tests.unit.publish.outline import Outline, text_of
from tests.unit.publish.stripping import Field, fields_in, stripped

GONE = some(None)
OVER = replace(GONE, at=NOW + timedelta(days=1))
CASES = {"some": some(), "gone": GONE, "over": OVER, "nothing": NOTHING, "closed": CLOSED}
EVIL = "<script>alert(1)</script>"
VIEW = declared(policy(), Proofs(), "en", ())


def is_said(page_html: str) -> bool:
    return 'id="nothing-held">' in page_html


def test_a_copy_is_shown_with_its_times_and_can_be_erased() -> None:
    shown = html(some(), root="/app")

    for words in ("Mia", ID, "Person", "In use", "in 23 h"):
        assert words in text_of(shown)
    for iso in ("2026-11-22T14:02:05Z", "2026-11-23T13:02:05Z", "2026-11-24T13:02:05Z"):
        assert f'<time datetime="{iso}">' in shown
    assert '<button type="button" id="erase" data-api="/app/api/me" hidden>' in shown
    assert not is_said(shown)


def test_without_script_a_sentence_says_how_to_erase_it() -> None:
    assert re.search(r'<p id="no-erasing">To erase it', html(some()))


UNREADABLE = "The copy of your profile can no longer be read."


@pytest.mark.parametrize(
    ("found", "goes"),
    [
        (GONE, "goes by itself after 24 Nov 2026, 13:02 UTC"),
        (OVER, "by itself with the next sweep."),
    ],
)
def test_a_copy_that_is_gone_is_not_shown_as_if_it_could_be_read(found: Found, goes: str) -> None:
    shown = html(found)

    assert UNREADABLE in shown
    assert goes in text_of(shown)
    for name in ("Display name</dt>", "Unreadable from</dt>"):
        assert name not in shown
    assert 'id="erase"' in shown
    assert UNREADABLE not in html(some())


def test_nothing_held_is_good_news_and_offers_no_button() -> None:
    shown = html(NOTHING)

    assert is_said(shown)
    assert "may be fetched again" in shown
    assert 'id="erase"' not in shown
    assert 'id="no-erasing"' not in shown


def test_a_closed_account_is_told_what_is_kept_and_for_how_long() -> None:
    shown = html(CLOSED)

    assert "a keyed hash of your account ID is kept for 30 days" in shown
    assert not is_said(shown)
    assert "may be fetched again" not in shown
    assert all('id="closed"' not in html(it) for it in (some(), GONE, NOTHING))


def test_the_policy_opens_in_a_tab_of_its_own() -> None:
    assert '<a href="/app/privacy" target="_blank" rel="noopener noreferrer">' in html(
        some(), root="/app"
    )


def test_what_else_there_may_be_is_told() -> None:
    text = text_of(html(NOTHING))

    assert "remembered, sealed, for 60 seconds at most" in text
    assert "Backups may hold the sealed note" in text
    assert "Host Sub-processor, active Servers and disks Display name France, On the moon" in text


@pytest.mark.parametrize("found", CASES.values(), ids=CASES)
def test_every_page_is_in_order(found: Found) -> None:
    outline = Outline(html(found))

    assert len(outline.ids) == len(set(outline.ids))
    assert outline.levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(outline.levels))
    assert "style" not in outline.attributes
    assert not [name for name in outline.attributes if name.startswith("on")]
    for link in outline.links:
        address = str(link["href"])
        is_here = address.startswith("#") and address[1:] in outline.ids
        assert is_here or address.startswith("mailto:") or link["target"] == "_blank"


def test_a_name_is_never_markup() -> None:
    shown = html(some(replace(MIA, display_name=EVIL)))

    assert EVIL not in shown
    assert "&lt;script&gt;" in shown


def test_the_scripts_are_those_of_the_host_and_our_own() -> None:
    shown = html(some(), root="/app", connect_js="https://cdn.example/all.js")

    assert re.findall(r'<script src="([^"]+)"', shown)[0] == "https://cdn.example/all.js"
    assert '<script src="/app/static/me.js" type="module"></script>' in shown
    assert "<script" not in html(some())


# Of a copy that can be read, and of one that cannot, some fields are told and others not.
PAGES = [replace(page(it), is_closed=True) for it in (some(), GONE)]


def shown(*values: object) -> str:
    parts = dict.fromkeys(PARTS, "")
    return "".join(rendered("me.html", page=it, declared=VIEW, parts=parts) for it in values)


def test_the_values_that_fields_are_taken_from_make_a_page() -> None:
    assert "Mia" in shown(*PAGES)


@pytest.mark.parametrize("field", sorted(set(fields_in(PAGES[0]))), ids=".".join)
def test_a_field_that_is_lost_is_an_error(field: Field) -> None:
    with pytest.raises(UndefinedError):
        shown(*(stripped(it, field) for it in PAGES))
