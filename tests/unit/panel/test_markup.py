import itertools
import re

import pytest

from tests.unit.panel.evidence import some
from tests.unit.panel.rendering import REFUSED, panel, rendered
from tests.unit.publish.outline import Outline

EVIL = "<script>alert(1)</script>"


@pytest.mark.parametrize("viewer", [EVIL, '"><img src=x onerror=alert(1)>'])
def test_a_name_is_never_markup(viewer: str) -> None:
    html = panel(some(), viewer)

    assert viewer not in html
    assert "&lt;" in html


@pytest.mark.parametrize("html", [panel(some()), rendered("refused.html", **REFUSED)])
def test_no_script_or_style_stands_in_a_page(html: str) -> None:
    assert not [name for name in Outline(html).attributes if name.startswith("on")]
    assert "style" not in Outline(html).attributes
    assert "<style" not in html
    assert "<script" not in html


def test_the_scripts_are_those_of_the_host_and_our_own() -> None:
    html = panel(some(), root="/app", connect_js="https://cdn.example/all.js")

    assert re.findall(r'<script src="([^"]+)"', html) == [
        "https://cdn.example/all.js",
        "/app/static/panel.js",
        "/app/static/accounts.js",
    ]
    assert re.findall(r'<link rel="stylesheet" href="([^"]+)"', html) == [
        "/app/static/palette.css",
        "/app/static/panel.css",
    ]
    for call in (
        ("data-api", "evidence"),
        ("data-find", "accounts/find"),
        ("data-erase", "accounts/erase"),
    ):
        assert '{}="/app/api/{}"'.format(*call) in html


def test_every_link_stays_on_the_page_or_leaves_the_frame() -> None:
    outline = Outline(panel(some()))

    assert len(outline.ids) == len(set(outline.ids))
    for link in outline.links:
        address = str(link["href"])
        if address.startswith("#"):
            assert address[1:] in outline.ids
        elif not address.startswith("mailto:"):
            assert (link["target"], link["rel"]) == ("_blank", "noopener noreferrer")


def test_headings_go_down_one_step_at_a_time() -> None:
    levels = Outline(panel(some())).levels

    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
