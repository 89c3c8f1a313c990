from datetime import date

from privacy.declaration.versions import Versions
from privacy.panel.page import Visit, build
from privacy.publish.editions import State
from privacy.publish.grade import Grade
from tests.unit.panel.evidence import NOW, none, some
from tests.unit.publish.whole import version

SITE = "https://acme.atlassian.net"
OLD = version("1.0.0", "2026-01-01")
NEW = version("2.0.0", "2026-12-23", summary="Another one.")
VERSIONS = Versions((OLD, NEW), NEW)
TODAY = NOW.date()


def test_the_page_says_whose_it_is_and_which_policy_it_shows() -> None:
    page = build(VERSIONS, Visit("Mia", SITE, "jira", TODAY), some())

    assert (page.viewer, page.site, page.product) == ("Mia", "acme.atlassian.net", "Jira")
    assert (page.edition.version, page.edition.digest) == ("1.0.0", OLD.digest)
    assert page.edition.state is State.IN_FORCE
    assert (page.changed.version, page.changed.against) == ("1.0.0", None)
    assert [it.edition.version for it in page.coming] == ["2.0.0"]


def test_the_page_changes_with_the_day_that_a_version_takes_effect() -> None:
    page = build(VERSIONS, Visit("Mia", SITE, "jira", date(2026, 12, 23)), some())

    assert (page.edition.version, page.coming) == ("2.0.0", ())
    assert (page.changed.version, page.changed.against) == ("2.0.0", "1.0.0")


def test_a_draft_is_told_after_what_is_announced() -> None:
    draft = version("3.0.0", "2027-03-01")
    page = build(Versions((OLD, NEW), draft), Visit(None, SITE, "jira", TODAY), none())

    assert [it.edition.version for it in page.coming] == ["2.0.0", "3.0.0"]


def test_the_page_shows_what_was_measured_for_it() -> None:
    page = build(VERSIONS, Visit(None, SITE, "confluence", TODAY), some())

    assert (page.viewer, page.product) == (None, "Confluence")
    assert page.held.count == 3
    assert [line.act for line in page.acts] == ["Secret rotated"]
    assert page.acts_known.grade is Grade.MEASURED
    assert page.acts_known.at == page.held.measured


def test_the_grades_are_explained_strongest_first() -> None:
    grades = build(VERSIONS, Visit(None, SITE, "jira", TODAY), none()).grades

    assert (grades[0], grades[-1]) == (Grade.MEASURED, Grade.STATEMENT)
