import pytest

from privacy.publish.summary import tiles
from tests.unit.publish.whole import SHIPPED, declaration, whole


def test_the_short_answer_counts_companies_and_cookies() -> None:
    processors, cookies, uninstall = tiles(SHIPPED, {"atlassian", "hosting"})

    assert (processors.value, processors.note) == ("2 companies", "1 independent, 1 sub-processor")
    assert (cookies.value, cookies.note) == ("None", "no e-mail either")
    assert uninstall.value == "Keys destroyed"
    assert uninstall.note == "at once; the site's entry within 30 days"


def test_the_short_answer_hides_nothing() -> None:
    raw = whole()
    raw["lifecycle"]["uninstall"]["destroyed"] = []

    processors, cookies, uninstall = tiles(declaration(raw), {"hoster", "mailer"})
    assert processors.note == "1 affiliate, 1 sub-processor"
    assert (cookies.value, cookies.note) == ("1", "1 kind of e-mail")
    assert uninstall.value == "Nothing destroyed"


def test_who_has_not_begun_is_counted_apart_and_who_is_retired_is_not_counted() -> None:
    raw = whole()
    assert tiles(declaration(raw), {"hoster"})[0].value == "1 company and 1 announced"
    assert tiles(declaration(raw), {"hoster"})[0].note == "1 affiliate, 1 sub-processor"

    raw["processors"][1]["status"] = "retired"
    for begun in ({"hoster"}, {"hoster", "mailer"}):
        assert tiles(declaration(raw), begun)[0].value == "1 company"
        assert tiles(declaration(raw), begun)[0].note == "1 sub-processor"


@pytest.mark.parametrize(
    ("cookies", "mails", "note"),
    [
        (False, False, "no e-mail either"),
        (True, False, "no e-mail"),
        (False, True, "1 kind of e-mail"),
    ],
)
def test_no_e_mail_either_means_no_cookies_too(*, cookies: bool, mails: bool, note: str) -> None:
    raw = whole()
    raw["cookies"], raw["email"] = raw["cookies"] * cookies, raw["email"] * mails

    assert tiles(declaration(raw), ())[1].note == note


def test_keys_are_destroyed_only_where_the_key_of_the_data_is() -> None:
    raw = whole()
    raw["lifecycle"]["uninstall"]["destroyed"] = ["db.people.name", "db.sites.site_id"]

    assert tiles(declaration(raw), ())[2].value == "Destroyed: Display name, names the site"
