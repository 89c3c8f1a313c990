"""Where is everything in a demo, and which settings does the app get there?"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from privacy.simulator.serving import LOOPBACK

_PREFIX = "PRIVACY_"


@dataclass(frozen=True, slots=True)
class Places:
    """A throw-away folder and two ports."""

    folder: Path
    simulator_port: int
    app_port: int

    @property
    def simulator_url(self) -> str:
        """Return where the pretend Atlassian answers."""
        return f"http://{LOOPBACK}:{self.simulator_port}"

    @property
    def app_url(self) -> str:
        """Return where the app answers."""
        return f"http://{LOOPBACK}:{self.app_port}"

    @property
    def log(self) -> Path:
        """Return where the app's output goes."""
        return self.folder / "app.log"


def without_settings(inherited: Mapping[str, str]) -> dict[str, str]:
    """Return an environment without any setting of the app."""
    return {name: value for name, value in inherited.items() if not name.startswith(_PREFIX)}


def app_environment(places: Places, bare: Mapping[str, str], sealing_key: str) -> dict[str, str]:
    """Return the environment of the app in a demo: these settings and no others."""
    return {
        **bare,
        "PRIVACY_DEVELOPMENT": "1",
        "PRIVACY_BASE_URL": places.app_url,
        "PRIVACY_BIND": f"{LOOPBACK}:{places.app_port}",
        "PRIVACY_DATABASE_URL": f"sqlite:///{places.folder / 'privacy.db'}",
        "PRIVACY_CACHE_URL": f"sqlite:///{places.folder / 'cache.db'}",
        "PRIVACY_SEALING_KEYS": sealing_key,
        "PRIVACY_INSTALL_KEY_URLS": f"{places.simulator_url}/keys",
        "PRIVACY_CONNECT_JS_URL": f"{places.simulator_url}/atlassian-connect/all.js",
    }
