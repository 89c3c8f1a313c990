"""Does the app in a demo get these settings and no others?"""

from pathlib import Path

from privacy.simulator.places import Places, app_environment, without_settings

_PLACES = Places(Path("/throw/away"), 8100, 8000)


def test_no_setting_of_the_surroundings_reaches_the_app() -> None:
    inherited = {"PATH": "/bin", "PRIVACY_WORKERS": "4", "PRIVACY_SEALING_KEYS": "precious"}

    assert without_settings(inherited) == {"PATH": "/bin"}


def test_the_app_is_told_where_everything_is() -> None:
    assert app_environment(_PLACES, {"PATH": "/bin"}, "a key") == {
        "PATH": "/bin",
        "PRIVACY_DEVELOPMENT": "1",
        "PRIVACY_BASE_URL": "http://127.0.0.1:8000",
        "PRIVACY_BIND": "127.0.0.1:8000",
        "PRIVACY_DATABASE_URL": "sqlite:////throw/away/privacy.db",
        "PRIVACY_CACHE_URL": "sqlite:////throw/away/cache.db",
        "PRIVACY_SEALING_KEYS": "a key",
        "PRIVACY_INSTALL_KEY_URLS": "http://127.0.0.1:8100/keys",
        "PRIVACY_CONNECT_JS_URL": "http://127.0.0.1:8100/atlassian-connect/all.js",
    }
