"""Which caches may be named, is none reached in clear, and is no password shown?"""

import pytest

from privacy.sealing.keys import new_key
from privacy.settings.address import cache_address, is_sent_in_clear
from privacy.settings.model import Settings, SettingsError

LEAST = {"PRIVACY_BASE_URL": "https://app.example", "PRIVACY_SEALING_KEYS": new_key()}
LOCAL = LEAST | {"PRIVACY_BASE_URL": "http://127.0.0.1:8000", "PRIVACY_DEVELOPMENT": "1"}


@pytest.mark.parametrize(
    "url",
    [
        "sqlite:///var/cache.db",
        "sqlite:////var/lib/privacy/cache.db",
        "redis://localhost",
        "redis://127.0.0.1:6379/0",
        "redis://[::1]:6379/15",
        "rediss://cache.example:6380/1",
        "rediss://privacy:p%40ss%3Aword@cache.example:6380/0?ssl_ca_certs=/etc/ssl/own.pem",
        "rediss://cache.example?db=3&ssl_certfile=/a.pem&ssl_keyfile=/a.key",
        "unix:///run/redis/redis.sock?db=1",
        "unix://privacy:p%40ss@/run/redis/redis.sock",
    ],
)
def test_the_address_of_a_cache_is_kept_as_it_is(url: str) -> None:
    assert Settings.read({**LEAST, "PRIVACY_CACHE_URL": url}).cache_url == url


@pytest.mark.parametrize(
    "url",
    [
        "sqlite:///",
        "sqlite:///:memory:",
        "sqlite://opens/cache.db",
        "memcached://opens",
        "redis://",
        "rediss:///0",
        "rediss://a:b@opens@cache.example",
        "rediss://a:b/opens@cache.example",
        "rediss://a:b#opens@cache.example",
        "rediss://a:b?opens@cache.example",
        "rediss://cache.example/opens",
        "rediss://cache.example/1000",
        "rediss://cache.example:99999",
        "rediss://cache.example/0#opens",
        "rediss://first.example:1,opens:2/0",
        "rediss://cache.example?ssl_cert_reqs=opens",
        "rediss://cache.example?ssl_check_hostname=",
        "rediss://cache.example?socket_timeout=60",
        "rediss://cache.example?decode_responses=1",
        "unix://opens/redis.sock",
        "unix:///",
        "unix:///run/redis.sock#opens",
        "unix:///run/redis.sock?password=opens",
        "unix:///run/redis.sock?db=opens",
        "redis://localhost?ssl_ca_certs=opens",
    ],
)
def test_an_address_that_can_be_read_in_two_ways_is_a_fault_that_repeats_nothing(url: str) -> None:
    with pytest.raises(SettingsError, match="PRIVACY_CACHE_URL") as caught:
        Settings.read({**LOCAL, "PRIVACY_CACHE_URL": url})

    assert "opens" not in str(caught.value)


@pytest.mark.parametrize("host", ["cache.example", "10.0.0.7", "localhost.example"])
def test_outside_development_nothing_is_sent_in_clear_over_a_network(host: str) -> None:
    url = f"redis://:opens@{host}:6379/0"

    with pytest.raises(SettingsError, match=r"PRIVACY_CACHE_URL: .*rediss") as caught:
        Settings.read({**LEAST, "PRIVACY_CACHE_URL": url})

    assert "opens" not in str(caught.value)
    assert Settings.read({**LOCAL, "PRIVACY_CACHE_URL": url}).cache_url == url


def test_a_file_a_socket_and_this_machine_are_no_network() -> None:
    assert is_sent_in_clear("redis://cache.example")
    for url in ("sqlite:///a", "unix:///a", "redis://localhost", "rediss://cache.example"):
        assert not is_sent_in_clear(cache_address(url))


@pytest.mark.parametrize("same", ["sqlite:///var/privacy.db", "sqlite:///var/./privacy.db"])
def test_the_cache_is_never_the_database(same: str) -> None:
    with pytest.raises(SettingsError, match=r"PRIVACY_CACHE_URL: .*another file"):
        Settings.read({**LEAST, "PRIVACY_CACHE_URL": same})


def test_the_password_of_the_cache_is_not_shown() -> None:
    url = "rediss://privacy:a-word-that-opens@cache.example"

    settings = Settings.read({**LEAST, "PRIVACY_CACHE_URL": url})

    assert "a-word-that-opens" not in repr(settings)
    assert "a-word-that-opens" not in str(settings)
