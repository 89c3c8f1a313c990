"""Where is Atlassian's own JavaScript bridge? In node_modules, from where it is served as it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from flask import Blueprint, Response, send_file
from werkzeug.exceptions import NotFound

_FILES: Mapping[str, str] = {
    "all.js": "atlassian-connect-js/dist/iframe.js",
    "host.js": "atlassian-connect-js/dist/connect-host.js",
    "host.css": "atlassian-connect-js/dist/connect-host.css",
    "jquery.js": "jquery/dist/jquery.min.js",
}


@dataclass(frozen=True, slots=True)
class Bridge:
    """The files of the bridge, if npm has installed them."""

    node_modules: Path

    @property
    def is_whole(self) -> bool:
        """Tell whether every file is there."""
        return all((self.node_modules / file).is_file() for file in _FILES.values())

    def file(self, name: str) -> Path:
        """Return the path of a file; the page is told 404 where npm has not run."""
        if name not in _FILES or not self.is_whole:
            raise NotFound
        return self.node_modules / _FILES[name]


def bridge_routes(bridge: Bridge) -> Blueprint:
    """Return the routes that serve the bridge.

    The bridge reads the `data-options` of its own script only where the address of the script is
    Atlassian's or contains `/atlassian-connect/all`; so the frame should load it from there.
    """
    routes = Blueprint("bridge", __name__)

    @routes.get("/connect/<name>")
    def file(name: str) -> Response:
        return send_file(bridge.file(name).resolve())

    @routes.get("/atlassian-connect/all.js", endpoint="script")
    def script() -> Response:
        return send_file(bridge.file("all.js").resolve())

    return routes
