"""Does plain HTTP stay where only this machine sees it?"""

import pytest

from privacy.sealing.keys import new_key
from privacy.settings.model import Settings, SettingsError

LOCAL = {
    "PRIVACY_DEVELOPMENT": "1",
    "PRIVACY_BASE_URL": "http://127.0.0.1:8000",
    "PRIVACY_SEALING_KEYS": new_key(),
    "PRIVACY_INSTALL_KEY_URLS": "http://127.0.0.1:9000/keys",
    "PRIVACY_CONNECT_JS_URL": "http://127.0.0.1:9000/all.js",
}


@pytest.mark.parametrize("name", ["BASE_URL", "INSTALL_KEY_URLS", "CONNECT_JS_URL"])
def test_outside_development_every_url_is_https(name: str) -> None:
    secure = {
        key: value.replace("http://", "https://")
        for key, value in LOCAL.items()
        if key != "PRIVACY_DEVELOPMENT"
    }

    with pytest.raises(SettingsError, match=f"PRIVACY_{name}: .*https outside development"):
        Settings.read({**secure, f"PRIVACY_{name}": LOCAL[f"PRIVACY_{name}"]})


def test_one_plain_url_among_others_is_refused_too() -> None:
    urls = "https://keys.example,http://keys.example"

    with pytest.raises(SettingsError, match="https outside development"):
        Settings.read({**LOCAL, "PRIVACY_DEVELOPMENT": "0", "PRIVACY_INSTALL_KEY_URLS": urls})


def test_development_allows_plain_http_on_loopback() -> None:
    settings = Settings.read(LOCAL)

    assert settings.development
    assert settings.base_url == ("http://127.0.0.1:8000",)
    assert settings.install_key_urls == ("http://127.0.0.1:9000/keys",)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BIND", "0.0.0.0:8000"),
        ("BIND", "[::]:8000"),
        ("BASE_URL", "http://192.168.0.2:8000"),
        ("BASE_URL", "https://app.example"),
        ("BASE_URL", "http://127.0.0.1:8000,https://app.example"),
    ],
)
def test_development_works_only_where_others_cannot_reach_it(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match="only if every base URL and PRIVACY_BIND are loopback"):
        Settings.read({**LOCAL, f"PRIVACY_{name}": value})
