from privacy.publish.summary import tiles
from tests.unit.publish.whole import SHIPPED, declaration, whole


def test_the_short_answer_counts_companies_and_cookies() -> None:
    processors, cookies, uninstall = tiles(SHIPPED)

    assert (processors.value, processors.note) == ("2 companies", "1 independent, 1 sub-processor")
    assert (cookies.value, cookies.note) == ("None", "no e-mail either")
    assert uninstall.value == "Keys destroyed"
    assert uninstall.note == "at once; the site's entry within 30 days"


def test_the_short_answer_hides_nothing() -> None:
    raw = whole()
    raw["lifecycle"]["uninstall"]["destroyed"] = []

    processors, cookies, uninstall = tiles(declaration(raw))
    assert processors.note == "1 affiliate, 1 sub-processor"
    assert (cookies.value, cookies.note) == ("1", "1 kind of e-mail")
    assert uninstall.value == "Nothing destroyed"
