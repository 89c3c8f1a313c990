import re
from pathlib import Path
from typing import Any

import pytest
from jinja2 import UndefinedError
from markupsafe import escape

from privacy.panel.page import build
from tests.unit.declaration.small import changed, loaded, small
from tests.unit.panel.evidence import none, some
from tests.unit.panel.rendering import REFUSED, SHIPPED, SITE, panel, rendered


def test_every_section_of_the_policy_is_on_the_page() -> None:
    html = panel(some())

    for name, wording in SHIPPED.statements.wordings().items():
        anchor, title = name.replace("_", "-"), escape(SHIPPED.text(wording).title)
        assert f'<h3 id="policy-{anchor}-title">{title}</h3>' in html


def test_everything_that_is_declared_is_on_the_page() -> None:
    html = panel(some())
    labels = [it.label for it in SHIPPED.data.values()]
    labels += [it.label for it in SHIPPED.purposes.values()]
    stores = [name for store in SHIPPED.stores for name in (*store.columns, *store.fields)]
    hosts = [host.host for it in SHIPPED.processors for host in it.hosts]
    parties = [(it.legal_name, it.address, it.contact) for it in SHIPPED.processors]

    for word in (*labels, *stores, *hosts, *(word for party in parties for word in party)):
        assert word in html
    assert SHIPPED.digest in html
    assert SHIPPED.vendor.security_contact in html


def test_what_is_held_is_told_with_its_time() -> None:
    html = panel(some())

    assert "3 identities" in html
    assert '<time datetime="2026-11-23T14:02:05Z" data-measure="measured">' in html
    assert '<time datetime="2026-11-22T16:22:05Z" data-measure="oldest">' in html
    assert re.search(r'id="nothing-held" hidden', html)


def test_nothing_held_is_good_news() -> None:
    html = panel(none())

    assert re.search(r'id="nothing-held"><strong>No identity is held', html)
    assert "Nothing has been noted for your site yet." in html


def test_a_viewer_without_a_name_is_not_invented() -> None:
    assert "shown to" not in panel(some(), None)


def test_the_example_is_marked() -> None:
    assert "Example Hosting is an example." in panel(some())


def test_what_is_optional_is_shown_where_it_is_declared(tmp_path: Path) -> None:
    raw: dict[str, Any] = changed("lifecycle.uninstall.reinstall_restores", value=True)
    raw["lifecycle"]["uninstall"] |= {"receipt": True, "destroyed": []}
    raw["vendor"] |= {"dpo": "dpo@vendor.example", "eu_representative": "Rep, Bonn"}
    raw["processors"][0] |= {
        "optional": True,
        "keeps": "P30D",
        "dpa_url": "https://host.example/dpa",
        "hosts": [],
    }
    raw["stores"][0]["columns"] = {"id": {"technical": "row id"}}
    page = build(loaded(tmp_path, raw), None, SITE, "jira", none())

    html = rendered("panel.html", page=page)
    for words in ("Announced", "Optional", "30 days", "host.example/dpa", "Kept nowhere"):
        assert words in html
    for words in ("dpo@vendor.example", "Rep, Bonn", "You get a receipt.", "brings back"):
        assert words in html


def test_a_refused_page_says_what_happened_and_what_to_do() -> None:
    html = rendered("refused.html", **REFUSED | {"what": "<script>"})

    assert "<script>" not in html
    for words in ("Forbidden", "Ask.", "<code>c</code>", "r1"):
        assert words in html


def test_a_field_that_is_missing_is_an_error(tmp_path: Path) -> None:
    page = build(loaded(tmp_path, small()), None, SITE, "jira", none())

    with pytest.raises(UndefinedError):
        rendered("panel.html", page={"declared": page.declared})
    with pytest.raises(UndefinedError):
        rendered("refused.html", title="x")
