from datetime import date

from privacy.declaration.proof import Enforcement, Proofs
from tests.unit.publish.outline import Outline, text_of
from tests.unit.publish.whole import (
    ADDRESS,
    public_page,
    version,
)

OLD = version("1.0.0", "2026-01-01", summary="The first one.")
NEW = version("2.0.0", "2026-12-02", summary="Another one.")


def test_a_page_says_what_became_of_its_version() -> None:
    assert "In force Version 1.0.0 since 1 January 2026 ·" in text_of(public_page(OLD, NEW))
    assert "Coming Version 2.0.0 from 2 December 2026 , in 9 days ·" in text_of(
        public_page(NEW, OLD)
    )


def test_every_version_can_be_reached_from_every_other() -> None:
    for html in (public_page(OLD, NEW), public_page(NEW, OLD)):
        links = [link["href"] for link in Outline(html.split('id="versions"')[1]).links]
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
    assert f'<link rel="canonical" href="{ADDRESS}/2.0.0">' in public_page(NEW, OLD)


def test_what_is_coming_is_announced_on_top_of_the_version_in_force() -> None:
    top = public_page(OLD, NEW).split('id="summary"')[0]

    assert "Version 2.0.0 takes effect on 2 December 2026 , in 9 days: 1 wording" in text_of(top)
    assert '<a href="/privacy/2.0.0#changes">See what changes</a>' in top
    assert "is in force" not in text_of(top)


def test_any_other_version_says_on_top_which_one_is_in_force() -> None:
    void = version("1.1.0", "2026-12-03")
    shown = {
        "Coming: version 1.0.0 is in force": public_page(NEW, OLD),
        "Replaced: version 2.0.0 is in force": public_page(OLD, NEW, on=date(2026, 12, 2)),
        "Withdrawn: version 1.0.0 is in force": public_page(void, OLD, NEW),
    }

    for words, html in shown.items():
        top = html.split('id="summary"')[0]
        assert words in text_of(top)
        assert f'<a href="/privacy/{words.split()[2]}">' in top
        assert "takes effect on" not in text_of(top)


def test_the_first_version_is_in_force_before_its_day() -> None:
    html = public_page(NEW, on=date(2026, 11, 20))

    assert "In force Version 2.0.0 dated from 2 December 2026 ·" in text_of(html)
    assert "Coming" not in text_of(html)


def test_links_to_versions_keep_the_language_of_the_address() -> None:
    for html in (public_page(OLD, NEW, query="?lang=de"), public_page(NEW, OLD, query="?lang=de")):
        links = [str(link["href"]) for link in Outline(html).links]
        found = [it for it in links if it.startswith("/privacy/")]
        assert len(found) == 3
        assert all("?lang=de" in it for it in found)


def test_only_the_version_in_force_is_called_enforced() -> None:
    proofs = Proofs.of([Enforcement(("cookies",), "dropped before it leaves")])

    assert "dropped before it leaves" in public_page(OLD, NEW, proofs=proofs)
    assert "dropped before it leaves" not in public_page(NEW, OLD, proofs=proofs)
