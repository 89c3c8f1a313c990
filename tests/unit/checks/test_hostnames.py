"""Are hosts told from all the other words that have dots?"""

import pytest

from privacy.checks.hostnames import hosts, is_own, wildcard


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("https://api.sendmore.example/v1?q=1", "api.sendmore.example"),
        ("HTTPS://API.Sendmore.Example.", "api.sendmore.example"),
        ("wss://live.sendmore.com#part", "live.sendmore.com"),
        ("redis://cache:6379/0", "cache"),
        ("postgresql://user:secret@db.sendmore.com:5432/name", "db.sendmore.com"),
        ("//cdn.sendmore.com/all.js", "cdn.sendmore.com"),
        ("see https://api.sendmore.com, or not", "api.sendmore.com"),
        ("api.sendmore.example", "api.sendmore.example"),
        (" sendmore.io:443 ", "sendmore.io"),
        ("hooks.sendmore.com/services/x", "hooks.sendmore.com"),
        (".sendmore.com", "*.sendmore.com"),
        ("*.sendmore.com", "*.sendmore.com"),
        ("eu.vendor.app", "eu.vendor.app"),
        ("https://*.sendmore.com/", "*.sendmore.com"),
        ("https://{region}.sendmore.com/", "*.sendmore.com"),
        ("https://{{ site.region }}.sendmore.com/", "*.sendmore.com"),
        ("https://${region}.sendmore.com/", "*.sendmore.com"),
        ("https://eu-%s.sendmore.com/", "*.sendmore.com"),
        ("https://*sendmore.com/", "sendmore.com"),
        ("*://api.sendmore.com/", "api.sendmore.com"),
        ('{"url": "https://api.sendmore.com"}', "api.sendmore.com"),
        ("http://10.0.0.5:80/", "10.0.0.5"),
        ("http://[2001:db8::1]:80/", "[2001:db8::1]"),
    ],
)
def test_a_host_is_found(text: str, host: str) -> None:
    assert list(hosts(text)) == [host]


@pytest.mark.parametrize(
    "text",
    [
        *("", "panel.html", "privacy.yaml", "privacy.declaration.loader", "request.path"),
        *("db.site", "log.app", "stores.*.at", "data.*.subject", "text/en/children.md", "1.2.3"),
        *("sqlite:///var/privacy.db", "unix:///run/redis.sock", "https://*", "https://*.com/"),
        *("http://127.0.0.1:8000", "http://localhost/", "http://a.localhost", "http://[::1]/"),
        *("http://0.0.0.0:80", "privacy@host.example", "see host.example for more"),
        *("^(sqlite:///.|postgresql://)", "*.html", "*/static/panel.css", "https://a..b/"),
    ],
)
def test_what_is_no_host_that_is_called_is_left_alone(text: str) -> None:
    assert list(hosts(text)) == []


def test_several_hosts_in_one_text_are_found_once_each() -> None:
    text = "https://a.sendmore.com https://b.sendmore.com https://a.sendmore.com"

    assert list(hosts(text)) == ["a.sendmore.com", "b.sendmore.com"]


def test_a_suffix_has_the_form_of_a_wildcard() -> None:
    assert (wildcard(".host.example"), wildcard("host.example")) == (
        "*.host.example",
        "host.example",
    )


@pytest.mark.parametrize("host", ["localhost", "a.localhost", "127.8.8.8", "::1", "[::1]", "::"])
def test_this_machine_is_known_by_all_its_names(host: str) -> None:
    assert is_own(host)
    assert not is_own(f"{host.strip('[]:')}.com")
