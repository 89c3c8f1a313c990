"""Is only a site's own address let in, and written down in one way?"""

import pytest

from privacy.connect.addresses import AllowedHosts, display_url, origin

HOSTS = AllowedHosts((".atlassian.net", ".jira.com"))
LOCAL = AllowedHosts((".atlassian.net",), loopback=True)


@pytest.mark.parametrize(
    ("url", "product", "expected"),
    [
        ("https://acme.atlassian.net", "jira", "https://acme.atlassian.net"),
        ("https://acme.atlassian.net/", "jira", "https://acme.atlassian.net"),
        ("https://ACME.Atlassian.NET", "jira", "https://acme.atlassian.net"),
        ("https://old.jira.com", "jira", "https://old.jira.com"),
        ("https://a.b-c.atlassian.net", "jira", "https://a.b-c.atlassian.net"),
        ("https://acme.atlassian.net/wiki", "confluence", "https://acme.atlassian.net/wiki"),
        ("https://acme.atlassian.net/wiki/", "confluence", "https://acme.atlassian.net/wiki"),
    ],
)
def test_an_address_of_a_site_is_written_in_one_way(url: str, product: str, expected: str) -> None:
    assert HOSTS.base_url(url, product) == expected


@pytest.mark.parametrize(
    "url",
    [
        "",
        "acme.atlassian.net",
        "//acme.atlassian.net",
        "http://acme.atlassian.net",
        "ftp://acme.atlassian.net",
        "javascript://acme.atlassian.net",
        "https://",
        "https://atlassian.net",
        "https://.atlassian.net",
        "https://evilatlassian.net",
        "https://acme.atlassian.net.evil.example",
        "https://acme.atlassian.net.",
        "https://evil.example/.atlassian.net",
        "https://evil.example?.atlassian.net",
        "https://evil.example#.atlassian.net",
        "https://evil.example\\.atlassian.net",
        "https://user@acme.atlassian.net",
        "https://user:word@acme.atlassian.net",
        "https://evil.example@acme.atlassian.net",
        "https://acme.atlassian.net:443",
        "https://acme.atlassian.net:",
        "https://acme.atlassian.net/wiki",
        "https://acme.atlassian.net/jira",
        "https://acme.atlassian.net/?a=b",
        "https://acme.atlassian.net/#a",
        "https://-acme.atlassian.net",
        "https://acme-.atlassian.net",
        "https://a_b.atlassian.net",
        "https://" + "a" * 64 + ".atlassian.net",
        "https://a." * 100 + "atlassian.net",
        "https://acme.atlassian.net\n",
        "https://acme .atlassian.net",
        "https://acm\u0435.atlassian.net",
        "https://127.0.0.1",
        "https://[::1]",
        "https://[::1",
        "http://127.0.0.1:8080",
        "http://localhost",
    ],
)
def test_any_other_address_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        HOSTS.base_url(url, "jira")


@pytest.mark.parametrize("path", ["", "/", "/WIKI/x", "/wikis", "/x/wiki", "/wiki/spaces"])
def test_confluence_lives_at_wiki_and_nowhere_else(path: str) -> None:
    with pytest.raises(ValueError, match="not an address of a site"):
        HOSTS.base_url(f"https://acme.atlassian.net{path}", "confluence")


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "127.0.0.1:8080", "[::1]:8080"])
def test_in_development_a_site_may_live_on_this_machine(host: str) -> None:
    assert LOCAL.base_url(f"http://{host}", "jira") == f"http://{host}"


@pytest.mark.parametrize(
    "url",
    [
        "https://127.0.0.1:8080",
        "http://127.0.0.2",
        "http://10.0.0.1:8080",
        "http://localhost.evil.example",
        "http://evil@localhost",
        "http://acme.atlassian.net",
    ],
)
def test_in_development_no_other_plain_address_is_let_in(url: str) -> None:
    with pytest.raises(ValueError, match="not an address of a site"):
        LOCAL.base_url(url, "jira")


def test_in_development_a_real_site_is_let_in_too() -> None:
    assert LOCAL.base_url("https://acme.atlassian.net", "jira") == "https://acme.atlassian.net"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://Help.Example.com/path/", "https://help.example.com"),
        ("https://acme.atlassian.net", "https://acme.atlassian.net"),
    ],
)
def test_the_address_that_people_see_is_an_origin(url: str, expected: str) -> None:
    assert display_url(url) == expected


@pytest.mark.parametrize(
    "url",
    [
        None,
        1,
        ["https://help.example.com"],
        "",
        "http://help.example.com",
        "https://help.example.com:8443",
        "https://user@help.example.com",
        "https://help.example.com/?a",
        "https://help.example.com; frame-ancestors *",
        "https://*.example.com",
        "https://10.0.0.1",
        "https://[::1",
    ],
)
def test_an_address_that_is_not_plain_https_is_left_out(url: object) -> None:
    assert display_url(url) is None


def test_an_origin_has_no_path_and_no_capitals() -> None:
    assert origin("https://Acme.Atlassian.net/wiki") == "https://acme.atlassian.net"
