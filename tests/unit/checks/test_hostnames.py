"""Are hosts told from all the other words that have dots?"""

import pytest

from privacy.checks.hostnames import hosts, is_own, plain, wildcard


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
        ("http://[2001:0DB8::1]:80/", "2001:db8::1"),
        (r"https:\/\/api.sendmore.com\/v1", "api.sendmore.com"),
        ("https://bücher-daten.com/api", "xn--bcher-daten-thb.com"),
    ],
)
def test_a_host_is_found(text: str, host: str) -> None:
    assert list(hosts(text)) == [host]


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("https://api.sendmore.com{path}", "api.sendmore.com"),
        ("https://api.sendmore.com{}", "api.sendmore.com"),
        ("https://api.sendmore.com%s", "api.sendmore.com"),
        ("https://api.sendmore.com${location.pathname}", "api.sendmore.com"),
        ("https://api.sendmore.com:%d/v1", "api.sendmore.com"),
        ("https://api.sendmore.com:{port:d}{path!r}", "api.sendmore.com"),
        ("https://{region}.sendmore.com{path}", "*.sendmore.com"),
        ("https://{{ region|lower }}.sendmore.com", "*.sendmore.com"),
        ("http://[2001:db8::1]{path}", "2001:db8::1"),
        ("api.sendmore.com{path}", "api.sendmore.com"),
        ("{region}.sendmore.com/{path}", "*.sendmore.com"),
        ("${API:-https://api.sendmore.com}", "api.sendmore.com"),
    ],
)
def test_a_host_is_found_beside_what_is_not_known_before(text: str, host: str) -> None:
    assert list(hosts(text)) == [host]


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("smtp.sendmore.email", "smtp.sendmore.email"),
        ("sendmore.xyz", "sendmore.xyz"),
        ("push.ntfy.sh", "push.ntfy.sh"),
        ("sendmore.email:587", "sendmore.email"),
        ("bücher-daten.com", "xn--bcher-daten-thb.com"),
        ("203.0.113.9", "203.0.113.9"),
        ("203.0.113.9:25", "203.0.113.9"),
        ("203.0.113.9/v1", "203.0.113.9"),
        ("2001:db8::9", "2001:db8::9"),
        ("[2001:db8::9]:25", "2001:db8::9"),
    ],
)
def test_a_host_without_a_scheme_is_found(text: str, host: str) -> None:
    assert list(hosts(text)) == [host]


@pytest.mark.parametrize(
    "text",
    [
        *("com.vendor.app", "1.2.3", "1.2.3.999", "10.0.0.0/8", "2001:db8::/32", "12:30:45"),
        *(
            "2001:99999::",
            "deploy.sh",
            "user.email",
            "https://api.{ending}",
            "https://{host}{path}",
        ),
        *("https://api{rest}", "https://…", "127.0.0.1", "[::1]:80"),
        *("http://www.w3.org/2000/svg", "<svg xmlns='http://www.w3.org/2000/svg'>"),
    ],
)
def test_what_only_looks_like_a_host_is_left_alone(text: str) -> None:
    assert list(hosts(text)) == []


@pytest.mark.parametrize("text", ["http://www.w3.org/2000/svg/more", "http://www.w3.org/send"])
def test_what_is_no_name_of_xml_is_an_address(text: str) -> None:
    assert list(hosts(text)) == ["www.w3.org"]


def test_a_host_that_has_no_ascii_form_is_told_as_it_is() -> None:
    assert list(hosts(f"https://{'ü' * 80}.com/")) == [f"{'ü' * 80}.com"]


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


@pytest.mark.parametrize(
    ("host", "written"),
    [
        ("API.Host.Example.", "api.host.example"),
        (".Bücher.example", ".xn--bcher-kva.example"),
        ("[2001:DB8:0::1]", "2001:db8::1"),
        ("10.0.0.5", "10.0.0.5"),
        ("db_main", "db_main"),
    ],
)
def test_a_host_is_written_as_declarations_write_it(host: str, written: str) -> None:
    assert plain(host) == written


@pytest.mark.parametrize(
    "host",
    [
        *("localhost", "localhost.", "a.localhost", "127.8.8.8", "127.1", "0x7f000001", "0"),
        *("::1", "[::1]", "0:0:0:0:0:0:0:1", "::ffff:127.0.0.1", "::"),
    ],
)
def test_this_machine_is_known_by_all_its_names(host: str) -> None:
    assert is_own(host)
    assert not is_own(f"{host.strip('[]:.')}.com")


@pytest.mark.parametrize("host", ["10.1", "::ffff:10.0.0.1", "2001:db8::1", "1e", "db"])
def test_another_machine_is_another_machine(host: str) -> None:
    assert not is_own(host)
