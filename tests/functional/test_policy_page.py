"""What can anybody read? The policy in force, and each version that was ever published."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from werkzeug.test import TestResponse

from privacy.declaration.history import publish
from tests.policies import PUBLISHED, edit, vendor_policy
from tests.world import BASE_URL, World, refusal

ANNOUNCED = date(2026, 11, 20)
EFFECTIVE = date(2026, 12, 23)
SECOND = (
    ("version: 1.0.0", "version: 2.0.0"),
    ("supersedes: null", "supersedes: 1.0.0"),
    (f"published: {PUBLISHED}", f"published: {ANNOUNCED}"),
    (f"effective: {PUBLISHED}", f"effective: {EFFECTIVE}"),
    ("summary: The first version.", "summary: Names are kept for up to two days."),
    ("languages: [en]", "languages: [en, de]"),
    ("ttl: PT24H", "ttl: PT48H"),
)
GERMAN = "# Kinder\n\nDiese App ist nicht für Kinder gemacht.\n"


@pytest.fixture(scope="module")
def two_versions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a policy with a version in force and a coming one, which is partly in German."""
    policy = vendor_policy(tmp_path_factory.mktemp("two"))
    edit(policy, *SECOND)
    (policy / "text/de").mkdir()
    (policy / "text/de/children.md").write_text(GERMAN, "utf-8")
    publish(policy, ANNOUNCED)
    return policy


@pytest.fixture
def announced(tmp_path: Path, database_url: str, two_versions: Path) -> Iterator[World]:
    """Return a world in which a version is coming."""
    world = World(tmp_path, database_url, two_versions)
    yield world
    world.close()


def title(response: TestResponse) -> str:
    return response.text.partition("<title>")[2].partition("</title>")[0]


def test_the_policy_in_force_is_open_to_everybody(announced: World) -> None:
    response = announced.get("/privacy")

    assert (response.status_code, response.mimetype) == (200, "text/html")
    assert title(response) == "Privacy policy of Privacy Panel, version 1.0.0"
    assert '<b>24 hours</b> <bdi lang="en">after it was fetched' in response.text
    assert f"{BASE_URL}/privacy/1.0.0" in response.text


def test_on_its_day_the_coming_version_takes_its_place(announced: World) -> None:
    announced.clock.set(datetime(2026, 12, 22, 23, 59, tzinfo=UTC))
    assert "version 1.0.0" in title(announced.get("/privacy"))

    announced.clock.set(datetime(2026, 12, 23, tzinfo=UTC))
    assert "version 2.0.0" in title(announced.get("/privacy"))
    replaced = announced.get("/privacy/1.0.0").text
    assert '<span class="lozenge ">Replaced</span>' in replaced
    assert '<a href="/privacy/2.0.0">version 2.0.0 is in force</a>' in replaced


def test_every_version_has_its_page_and_says_what_it_changed(announced: World) -> None:
    old, new = announced.get("/privacy/1.0.0").text, announced.get("/privacy/2.0.0").text

    assert "Version 1.0.0 is the first one" in old
    assert "23 December 2026</time>, in 30 days" in new
    assert "48 hours instead of 24 hours" in new
    assert '<span class="lozenge weight-material">Material</span>' in new
    for page in (old, new):
        assert 'href="/privacy/1.0.0"' in page
        assert 'href="/privacy/2.0.0"' in page


@pytest.mark.parametrize("version", ["1.0.1", "working", "..%5C..%5Cetc", "1.0.0%00", "<script>"])
def test_a_version_that_is_none_is_told_where_all_are(announced: World, version: str) -> None:
    response = announced.get(f"/privacy/{version}")

    assert refusal(response) == (404, "not_found")
    assert 'href="/privacy#versions"' in response.text
    assert "<script" not in response.text


def test_the_page_may_be_kept_but_is_asked_about_each_time(announced: World) -> None:
    first = announced.get("/privacy")
    tag = first.headers["ETag"]
    again = announced.get("/privacy", {"If-None-Match": tag})

    assert first.headers["Cache-Control"] == "no-cache"
    assert first.headers["Vary"] == "Accept-Language"
    assert tag.startswith('"')
    assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", tag)


def test_another_version_language_or_day_has_another_tag(announced: World) -> None:
    def tag(target: str, language: str = "en") -> str:
        return announced.get(target, {"Accept-Language": language}).headers["ETag"]

    found = [tag("/privacy"), tag("/privacy/2.0.0"), tag("/privacy/2.0.0", "de")]
    announced.clock.set(datetime(2026, 12, 1, tzinfo=UTC))
    found.append(tag("/privacy/2.0.0"))

    assert len(set(found)) == 4
    assert tag("/privacy/1.0.0") == tag("/privacy")


def test_a_head_is_the_page_without_its_body(announced: World) -> None:
    page = announced.get("/privacy")
    head = announced.app.test_client().head("/privacy")

    assert (head.status_code, head.data) == (200, b"")
    assert head.headers["ETag"] == page.headers["ETag"]
    assert head.headers["Content-Length"] == str(len(page.data))


def test_the_reader_chooses_the_language(announced: World) -> None:
    german = announced.get("/privacy/2.0.0?lang=de").text
    preferred = announced.get("/privacy/2.0.0", {"Accept-Language": "de-AT,de;q=0.9"}).text
    english = announced.get("/privacy/2.0.0?lang=en", {"Accept-Language": "de"}).text

    assert "Diese App ist nicht für Kinder gemacht." in german
    assert 'lang="de" dir="auto">Kinder</h3>' in german
    assert german.count("This section is not written in") == 15
    assert preferred.count("This section is not written in") == 15
    assert "Diese App" not in english
    assert 'href="?lang=de" lang="de" dir="auto" hreflang="de"' in english


def test_a_language_that_the_policy_has_not_is_its_first(announced: World) -> None:
    assert announced.get("/privacy?lang=fr").text == announced.get("/privacy").text


def test_links_lead_on_in_the_language_of_the_address(announced: World) -> None:
    english = announced.get("/privacy?lang=de").text
    german = announced.get("/privacy/2.0.0?lang=de").text

    assert 'href="/privacy/2.0.0?lang=de"' in english
    assert 'href="/privacy/1.0.0?lang=de"' in german
    assert "?lang" not in announced.get("/privacy", {"Accept-Language": "de"}).text


def test_each_version_is_at_home_at_an_address_of_its_own(announced: World) -> None:
    homes = {"/privacy": "", "/privacy/1.0.0": "", "/privacy/2.0.0": "/2.0.0"}

    for target, home in homes.items():
        html = announced.get(target).text
        assert f'<link rel="canonical" href="{BASE_URL}/privacy{home}">' in html


def test_what_is_coming_is_announced_to_everybody(announced: World) -> None:
    html = announced.get("/privacy").text

    assert "in 30 days:</strong> 1 material change" in html.split('id="summary"')[0]
    assert 'href="/privacy/2.0.0#changes">See what changes</a>' in html
    announced.clock.set(datetime(2026, 12, 23, tzinfo=UTC))
    assert "See what changes" not in announced.get("/privacy").text


def test_a_policy_is_in_force_before_the_day_that_it_bears(announced: World) -> None:
    announced.clock.set(datetime(2026, 10, 20, tzinfo=UTC))

    html = announced.get("/privacy").text
    assert '<span class="lozenge good">In force</span>' in html
    assert 'dated from <time datetime="2026-11-01">' in html
    assert "The running program cannot do otherwise." in html


def test_the_page_may_load_its_styles_and_nothing_else(announced: World) -> None:
    for target in ("/privacy", "/privacy/2.0.0"):
        response = announced.get(target)
        policy = dict(
            part.split(" ", 1) for part in response.headers["Content-Security-Policy"].split("; ")
        )
        assert policy.pop("style-src") == "'self'"
        assert set(policy.values()) == {"'none'"}
        assert "<script" not in response.text
        assert "Set-Cookie" not in response.headers


def test_the_panel_announces_what_is_coming(announced: World) -> None:
    announced.install(announced.jira)

    html = announced.panel(announced.jira).text
    assert "Version 2.0.0 takes effect on" in html
    assert "in 30 days:</strong> 1 material change" in html
    assert 'href="/privacy/1.0.0" target="_blank"' in html
    announced.clock.set(datetime(2026, 12, 23, 12, tzinfo=UTC))
    assert "takes effect on" not in announced.panel(announced.jira).text.split('id="held"')[0]


def test_the_panel_is_read_in_the_language_of_the_browser(announced: World) -> None:
    announced.clock.set(datetime(2026, 12, 23, 12, tzinfo=UTC))
    announced.install(announced.jira)
    target = f"/panel?{announced.panel_query(announced.jira)}"

    assert "Diese App" in announced.get(target, {"Accept-Language": "de"}).text
    assert "Diese App" not in announced.get(target).text
