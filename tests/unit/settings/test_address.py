"""Which addresses may a setting name, and which reach only this machine?"""

import pytest

from privacy.settings.address import Address, bind_address, host_suffix, web_address


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://app.example.com", Address("app.example.com", 443)),
        ("http://app.example.com", Address("app.example.com", 80)),
        ("https://app.example.com:8443/base", Address("app.example.com", 8443)),
        ("http://[::1]:5000", Address("::1", 5000)),
        ("https://APP.example.com", Address("app.example.com", 443)),
    ],
)
def test_an_address_names_host_and_port(url: str, expected: Address) -> None:
    assert Address.of(url) == expected


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.8.9.1", "::1"])
def test_loopback_is_only_this_machine(host: str) -> None:
    assert Address(host, 80).is_loopback


@pytest.mark.parametrize(
    "host",
    [
        "0.0.0.0",  # noqa: S104 - what is bound to all is reached by all
        "::",
        "10.0.0.1",
        "app.example.com",
        "localhost.example.com",
        "",
    ],
)
def test_any_other_host_is_reached_by_others(host: str) -> None:
    assert not Address(host, 80).is_loopback


@pytest.mark.parametrize(
    "url", ["https://app.example.com", "http://127.0.0.1:8000", "https://app.example.com/base/"]
)
def test_a_web_address_is_kept_as_it_is(url: str) -> None:
    assert web_address(url) == url


@pytest.mark.parametrize(
    "url",
    [
        "",
        "app.example.com",
        "ftp://app.example.com",
        "javascript:alert(1)",
        "https://",
        "https:///path",
        "https://user@app.example.com",
        "https://user:word@app.example.com",
        "https://@app.example.com",
        "https://app.example.com/?a=b",
        "https://app.example.com/#there",
        "https://app.example.com:99999",
        "https://app.example.com:port",
        "https://[::1",
    ],
)
def test_what_is_more_or_less_than_a_web_address_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        web_address(url)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("127.0.0.1:8000", Address("127.0.0.1", 8000)),
        ("[::1]:8000", Address("::1", 8000)),
        ("localhost:1", Address("localhost", 1)),
        ("192.0.2.1:65535", Address("192.0.2.1", 65_535)),
    ],
)
def test_a_bind_address_is_read(text: str, expected: Address) -> None:
    assert bind_address(text) == expected


@pytest.mark.parametrize(
    "text", ["", "8000", ":8000", "host", "host:", "host:x", "::1:8000", "host:65536", "a b:1"]
)
def test_what_is_no_bind_address_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="such as 127"):
        bind_address(text)


def test_an_address_that_was_read_already_is_left_alone() -> None:
    address = Address("127.0.0.1", 8000)

    assert bind_address(address) is address


@pytest.mark.parametrize("suffix", [".atlassian.net", ".jira.com", ".a-b.example.com"])
def test_a_host_suffix_is_kept(suffix: str) -> None:
    assert host_suffix(suffix) == suffix


@pytest.mark.parametrize(
    "suffix",
    ["", ".", ".net", "atlassian.net", ".Atlassian.net", ".atlassian.net.", ".-a.net", "..net"],
)
def test_a_suffix_that_would_let_strangers_in_is_refused(suffix: str) -> None:
    with pytest.raises(ValueError, match="host suffix"):
        host_suffix(suffix)
