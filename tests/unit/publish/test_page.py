from privacy.declaration.versions import Versions
from privacy.publish.editions import State
from privacy.publish.grade import Grade
from privacy.publish.languages import Language
from privacy.publish.page import Tongue, build
from tests.unit.publish.whole import ADDRESS, TODAY, version

OLD = version("1.0.0", "2026-01-01")
NEW = version("2.0.0", "2026-12-20")
VERSIONS = Versions((OLD, NEW), NEW)


def test_a_page_is_about_one_version_and_names_them_all() -> None:
    page = build(VERSIONS, NEW, TODAY, "en", ADDRESS)

    assert (page.edition.version, page.edition.state) == ("2.0.0", State.COMING)
    assert [it.version for it in page.editions] == ["2.0.0", "1.0.0"]
    assert (page.changed.version, page.changed.against) == ("2.0.0", "1.0.0")
    assert page.address == ADDRESS


def test_a_page_says_in_which_languages_it_can_be_read() -> None:
    page = build(VERSIONS, OLD, TODAY, "de", ADDRESS)

    assert page.tongues == (
        Tongue(Language("en", "English"), is_shown=False),
        Tongue(Language("de", "Deutsch"), is_shown=True),
    )


def test_nothing_is_measured_for_a_page_about_no_site() -> None:
    grades = build(VERSIONS, OLD, TODAY, "en", ADDRESS).grades

    assert Grade.MEASURED not in grades
    assert (grades[0], grades[-1]) == (Grade.ENFORCED, Grade.STATEMENT)
