import re
from dataclasses import replace

import pytest
from jinja2 import UndefinedError
from markupsafe import escape

from privacy.declaration.proof import Proofs
from privacy.declaration.versions import Versions
from privacy.panel.page import Visit, build
from privacy.publish.declared import declared
from privacy.web.fragments import PARTS
from tests.unit.panel.evidence import NOW, none, some
from tests.unit.panel.rendering import REFUSED, SITE, panel, rendered
from tests.unit.publish.stripping import Field, fields_in, stripped
from tests.unit.publish.whole import SHIPPED, version

OLD = version("1.0.0", "2026-01-01")
NEW = version("2.0.0", "2026-12-23", summary="Another one.")
ANNOUNCED = Versions((OLD, NEW), NEW)
VIEW = declared(SHIPPED, Proofs(), "en", ())


def test_every_section_of_the_policy_is_on_the_page() -> None:
    html = panel(some())

    for name, wording in SHIPPED.statements.wordings().items():
        anchor, title = name.replace("_", "-"), escape(SHIPPED.text(wording, "en").title)
        assert f'<h3 id="policy-{anchor}-title" lang="en" dir="auto">{title}</h3>' in html


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


def test_what_is_over_is_said_to_be_and_waits_for_the_sweep() -> None:
    html = panel(replace(some(), next_expiry=NOW, last_expiry=NOW))

    assert html.count("over; goes with the next sweep") == 2
    assert '<span class="value" data-measure="last-in">already</span>' in html
    assert '<span class="note" data-measure="last-note">gone with the next sweep</span>' in html
    assert "over; goes with the next sweep" not in panel(some())


def test_the_calls_of_each_day_are_told() -> None:
    html = panel(some())

    day = '<time datetime="2026-11-22" data-measure="day-1">22 November 2026</time>'
    assert f'<div><dt>{day}</dt><dd data-measure="calls-1">2</dd></div>' in html
    assert html.count('<dd data-measure="calls-') == 7


def test_without_script_a_sentence_says_how_to_find_an_account() -> None:
    html = panel(some())

    assert re.search(r'<p id="no-accounts">To find an account', html)
    assert re.search(r'<form id="find-account"[^>]* hidden>', html)
    # A form that is sent by itself would put what has a name into an address.
    assert not re.search(r"<input[^>]* name=", html)


def test_nothing_held_is_good_news() -> None:
    html = panel(none())

    assert re.search(r'id="nothing-held"><strong>No identity is held', html)
    assert "Nothing has been noted for your site yet." in html


def test_a_viewer_without_a_name_is_not_invented() -> None:
    assert "shown to" not in panel(some(), None)


def test_the_example_is_marked() -> None:
    assert "Example Hosting is an example." in panel(some())


def test_a_coming_version_is_announced_on_top_with_what_it_changes() -> None:
    html = panel(some(), versions=ANNOUNCED)
    top, rest = html.split('id="summary"', 1)

    assert "Version 2.0.0 takes effect on" in top
    assert '<time datetime="2026-12-23">23 December 2026</time>, in 30 days:</strong>' in top
    assert '1 wording change. <a href="#changes">See what changes</a>' in top
    changes = rest.split('id="changes"', 1)[1]
    assert changes.index("Version 2.0.0, from") < changes.index("Version 1.0.0, since")
    assert '<span class="lozenge weight-wording">Wording</span>' in changes
    assert "Version 1.0.0 is the first one" in changes


def test_without_a_coming_version_nothing_is_announced() -> None:
    assert "takes effect on" not in panel(some()).split('id="summary"', 1)[0]


def test_a_draft_is_called_a_draft() -> None:
    html = panel(some(), versions=Versions((OLD,), NEW))

    assert "Draft, not published</span> <strong>Version 2.0.0 of the working file" in html
    assert "Draft, not published" not in panel(some(), versions=ANNOUNCED)


def test_the_public_page_of_the_version_is_one_step_away() -> None:
    assert '<a href="/privacy/1.0.0" target="_blank"' in panel(some(), versions=ANNOUNCED)
    assert '<a href="/app/privacy/1.0.0"' in panel(some(), versions=ANNOUNCED, root="/app")
    assert '<a href="/privacy" target="_blank"' in panel(some(), versions=Versions((), NEW))


def test_a_refused_page_says_what_happened_and_what_to_do() -> None:
    html = rendered("refused.html", **REFUSED | {"what": "<script>"})

    assert "<script>" not in html
    for words in ("Forbidden", "Ask.", "<code>c</code>", "r1"):
        assert words in html


PAGE = build(ANNOUNCED, Visit("Mia", SITE, "jira", NOW.date()), some())


def shown(page: object) -> str:
    return rendered("panel.html", page=page, declared=VIEW, parts=dict.fromkeys(PARTS, ""))


def test_the_values_that_fields_are_taken_from_make_a_page() -> None:
    assert "3 identities" in shown(PAGE)


# When a version was published is told on the public page, and in the part about the digest.
@pytest.mark.parametrize(
    "field", sorted(set(fields_in(PAGE)) - {("Edition", "published")}), ids=".".join
)
def test_a_field_that_is_lost_is_an_error(field: Field) -> None:
    with pytest.raises(UndefinedError):
        shown(stripped(PAGE, field))


def test_a_refused_page_needs_its_fields() -> None:
    with pytest.raises(UndefinedError):
        rendered("refused.html", title="x")
