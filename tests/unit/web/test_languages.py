import pytest
from flask import Flask

from privacy.web.languages import chosen, kept

APP = Flask("languages")


@pytest.mark.parametrize(
    ("query", "preferred", "shown"),
    [
        ("", "", "en"),
        ("", "fr", "en"),
        ("", "de", "de"),
        ("", "de-AT, en;q=0.5", "de"),
        ("", "fr, pt;q=0.9, en;q=0.8", "pt-BR"),
        ("", "de;q=0", "en"),
        ("", "*", "en"),
        ("", "en;q=0.1, de;q=0.2", "de"),
        ("lang=de", "en", "de"),
        ("lang=fr", "de", "de"),
        ("lang=", "", "en"),
        ("lang=../en", "", "en"),
    ],
)
def test_the_address_goes_before_the_browser_and_the_policy_before_nothing(
    query: str, preferred: str, shown: str
) -> None:
    with APP.test_request_context(f"/?{query}", headers={"Accept-Language": preferred}):
        assert chosen(("en", "de", "pt-BR")) == shown


@pytest.mark.parametrize(
    ("query", "link"),
    [("lang=de", "?lang=de"), ("lang=fr", ""), ("", ""), ('lang="><script>', "")],
)
def test_a_link_keeps_the_language_that_the_address_asks_for(query: str, link: str) -> None:
    with APP.test_request_context(f"/?{query}", headers={"Accept-Language": "en"}):
        assert kept({"en", "de"}) == link


def test_the_very_language_goes_before_one_like_it() -> None:
    with APP.test_request_context("/", headers={"Accept-Language": "PT"}):
        assert chosen(("en", "pt-BR", "pt")) == "pt"
        assert chosen(("en", "pt-BR", "pt-PT")) == "pt-BR"
