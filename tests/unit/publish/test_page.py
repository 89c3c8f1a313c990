from datetime import date

from privacy.declaration.versions import Versions
from privacy.publish.editions import State
from privacy.publish.grade import Grade
from privacy.publish.languages import Language
from privacy.publish.page import Reading, Tongue, build
from tests.unit.publish.whole import ADDRESS, TODAY, version

OLD = version("1.0.0", "2026-01-01")
NEW = version("2.0.0", "2026-12-20")
VERSIONS = Versions((OLD, NEW), NEW)
ENGLISH = Reading(TODAY, "en", ADDRESS)


def test_a_page_is_about_one_version_and_names_them_all() -> None:
    page = build(VERSIONS, NEW, ENGLISH)

    assert (page.edition.version, page.edition.state) == ("2.0.0", State.COMING)
    assert [it.version for it in page.editions] == ["2.0.0", "1.0.0"]
    assert (page.changed.version, page.changed.against) == ("2.0.0", "1.0.0")
    assert (page.address, page.query) == (ADDRESS, "")


def test_the_page_of_the_version_in_force_announces_the_coming_ones() -> None:
    page = build(VERSIONS, OLD, ENGLISH)

    assert [it.edition.version for it in page.coming] == ["2.0.0"]
    assert (page.in_force, page.canonical) == (None, ADDRESS)


def test_the_page_of_any_other_version_names_the_one_in_force() -> None:
    coming = build(VERSIONS, NEW, ENGLISH)
    replaced = build(VERSIONS, OLD, Reading(date(2026, 12, 20), "en", ADDRESS))

    for page, now in ((coming, "1.0.0"), (replaced, "2.0.0")):
        assert page.in_force is not None
        assert (page.in_force.version, page.coming) == (now, ())
        assert page.canonical == f"{ADDRESS}/{page.edition.version}"


def test_a_draft_where_nothing_is_published_is_what_is_shown_there() -> None:
    page = build(Versions((), NEW), NEW, ENGLISH)

    assert (page.edition.state, page.in_force, page.canonical) == (State.DRAFT, None, ADDRESS)


def test_a_page_says_in_which_languages_it_can_be_read() -> None:
    page = build(VERSIONS, OLD, Reading(TODAY, "de", ADDRESS))

    assert page.tongues == (
        Tongue(Language("en", "English"), is_shown=False),
        Tongue(Language("de", "Deutsch"), is_shown=True),
    )


def test_nothing_is_measured_for_a_page_about_no_site() -> None:
    grades = build(VERSIONS, OLD, ENGLISH).grades

    assert Grade.MEASURED not in grades
    assert (grades[0], grades[-1]) == (Grade.ENFORCED, Grade.STATEMENT)
