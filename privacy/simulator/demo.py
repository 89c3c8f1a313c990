"""How does one see it all at once? The app beside a pretend Jira and Confluence, on loopback."""

import json
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, get_args

from privacy.clock import Clock
from privacy.simulator.bridge import Bridge
from privacy.simulator.children import Child, DemoError, Launcher
from privacy.simulator.cloud import Cloud, create_cloud
from privacy.simulator.desk import Choice, Desk
from privacy.simulator.host_page import add_host_page
from privacy.simulator.lifecycle import Lifecycle
from privacy.simulator.places import Places, app_environment, without_settings
from privacy.simulator.sending import Send
from privacy.simulator.serving import Served, free_port
from privacy.simulator.signing import HookSigner
from privacy.simulator.site import PretendSite, Product

_READY_WITHIN = 60.0
_PAUSE = 0.2
_APP_PORT = 8000
_OK = 200


class Stop(Protocol):
    """Says when to end."""

    def wait(self, timeout: float) -> bool:
        """Wait; tell whether it is time to end."""
        ...


@dataclass(frozen=True, slots=True)
class Demo:
    """Everything that the demo needs of the world."""

    project: Path
    port: int
    inherited: Mapping[str, str]
    launcher: Launcher
    send: Send
    clock: Clock
    stop: Stop
    say: Callable[[str], None]

    def run(self) -> int:
        """Run until told to stop; return the exit code."""
        with tempfile.TemporaryDirectory(prefix="privacy-demo-") as folder:
            app_port = free_port(_APP_PORT if self.port else 0)
            places = Places(Path(folder), free_port(self.port), app_port)
            cloud, desk = self._pretend(places)
            try:
                with Served(cloud, places.simulator_port), self._app(places) as child:
                    return self._present(places, child, desk)
            except DemoError as error:
                self.say(str(error))
                return 1

    def _pretend(self, places: Places) -> tuple[Cloud, Desk]:
        app_key = json.loads((self.project / "atlassian-connect.json").read_text())["key"]
        signer = HookSigner.new()
        sites = [
            PretendSite.new(f"pretend-{product}", product, places.simulator_url)
            for product in get_args(Product)
        ]
        cloud = create_cloud(sites, signer, self.clock, app_key)
        lifecycle = Lifecycle(app_key, places.app_url, signer, self.clock, self.send)
        desk = add_host_page(cloud, lifecycle, Bridge(self.project / "node_modules"))
        return cloud, desk

    @contextmanager
    def _app(self, places: Places) -> Iterator[Child]:
        bare = without_settings(self.inherited)
        sealing_key = self.launcher.output_of(["-m", "privacy", "new-key"], bare).strip()
        environment = app_environment(places, bare, sealing_key)
        self.launcher.output_of(["-m", "privacy", "migrate"], environment)
        child = self.launcher.start(["-m", "privacy", "serve"], environment, places.log)
        try:
            yield child
        finally:
            child.stop()

    def _present(self, places: Places, child: Child, desk: Desk) -> int:
        if self._wait(child, lambda: self._is_ready(places)):
            return 0
        self._install_everywhere(desk)
        self.say(f"The pretend Jira is at {places.simulator_url}/ (Ctrl-C ends it)")
        self._wait(child, lambda: False, within=None)
        return 0

    def _wait(
        self, child: Child, done: Callable[[], bool], within: float | None = _READY_WITHIN
    ) -> bool:
        """Wait until it is done; tell whether the demo was told to stop instead."""
        start = self.clock.monotonic()
        while not done():
            if child.has_ended():
                raise DemoError(f"The app ended by itself:\n{child.last_output()}")
            if within is not None and self.clock.monotonic() - start > within:
                raise DemoError(f"The app is not ready:\n{child.last_output()}")
            if self.stop.wait(_PAUSE):
                return True
        return False

    def _is_ready(self, places: Places) -> bool:
        try:
            return self.send("GET", f"{places.app_url}/readyz", {}, b"")[0] == _OK
        except OSError:
            return False

    def _install_everywhere(self, desk: Desk) -> None:
        for product in reversed(get_args(Product)):
            desk.choose(Choice(product=product))
            if not desk.act("install").accepted:
                raise DemoError(desk.status)
