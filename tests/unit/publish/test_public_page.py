import itertools

import pytest

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


def test_every_section_of_the_policy_is_on_the_page() -> None:
    html = public_page(SHIPPED)

    for name, wording in SHIPPED.statements.wordings().items():
        title = SHIPPED.text(wording, "en").title
        anchor = f"policy-{name.replace('_', '-')}"
        assert f'<h3 id="{anchor}-title" lang="en" dir="auto">' in html
        assert title in text_of(html)


def test_the_tables_come_first_and_the_prose_last() -> None:
    ids = Outline(public_page(SHIPPED)).ids
    parts = ["data", "processors", "uninstall", "changes", "versions", "policy", "digest"]

    assert sorted(parts, key=ids.index) == parts


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
