from pathlib import Path

from privacy.panel.grade import Grade
from privacy.panel.page import build, declared
from tests.unit.declaration.small import SECTIONS, changed, loaded, small
from tests.unit.panel.evidence import none, some

SITE = "https://acme.atlassian.net"


def test_the_page_says_whose_it_is_and_which_policy_it_shows(tmp_path: Path) -> None:
    declaration = loaded(tmp_path, small())
    page = build(declaration, "Mia", SITE, "jira", some())

    assert (page.viewer, page.site, page.product) == ("Mia", "acme.atlassian.net", "Jira")
    assert page.declared.policy.version == "1.0.0"
    assert page.declared.policy.digest == declaration.digest
    assert page.declared.policy.effective.text == "23 December 2026"
    assert len(page.declared.sections) == len(SECTIONS)


def test_the_page_shows_what_was_measured_for_it(tmp_path: Path) -> None:
    page = build(loaded(tmp_path, small()), None, SITE, "confluence", some())

    assert page.viewer is None
    assert page.held.count == 3
    assert [line.act for line in page.acts] == ["Secret rotated"]
    assert page.acts_known.grade is Grade.MEASURED
    assert page.acts_known.at == page.held.measured


def test_a_policy_is_in_force_from_its_day_on(tmp_path: Path) -> None:
    coming = loaded(tmp_path / "coming", small())
    begun = loaded(tmp_path / "begun", changed("policy.effective", "2026-11-23"))

    assert not build(coming, None, SITE, "jira", none()).in_force
    assert build(begun, None, SITE, "jira", none()).in_force


def test_what_depends_on_the_declaration_alone_is_made_once(tmp_path: Path) -> None:
    one, other = loaded(tmp_path / "one", small()), loaded(tmp_path / "other", small())

    assert declared(one) is declared(other)
    assert build(one, None, SITE, "jira", none()).declared is declared(one)


def test_the_grades_are_explained_strongest_first(tmp_path: Path) -> None:
    grades = build(loaded(tmp_path, small()), None, SITE, "jira", none()).grades

    assert (grades[0], grades[-1]) == (Grade.MEASURED, Grade.STATEMENT)
