"""What does a browser test need? The demo as a newcomer starts it, and a real Chromium."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

import pytest
from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Frame,
    FrameLocator,
    Page,
    Route,
    expect,
    sync_playwright,
)

ROOT = Path(__file__).parents[2]
BRIDGE = ROOT / "node_modules/atlassian-connect-js/dist"
AXE = ROOT / "node_modules/axe-core/axe.min.js"
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run",
]  # fmt: skip
# Violations are kept where a test can read them: in the window of each frame.
WATCH = """
window.violations = [];
addEventListener("securitypolicyviolation",
                 e => window.violations.push(e.violatedDirective + " " + e.blockedURI));
"""


@pytest.fixture(scope="session")
def demo() -> Iterator[str]:
    """Start the demo as `make demo` does, and yield the one address that it prints."""
    child = subprocess.Popen(
        [sys.executable, "-m", "privacy.simulator", "--port", "0"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert child.stdout is not None
    yield address_in(child.stdout)
    child.terminate()
    child.communicate(timeout=30)
    assert child.returncode == 0


def address_in(output: IO[str]) -> str:
    """Return the first address in the output."""
    return next(filter(None, map(re.compile(r"http://[\w.:]+/").search, output)))[0]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Chromium: the system's where there is one, else Playwright's own."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        yield chromium
        chromium.close()


@dataclass
class Visit:
    """A person in front of the host page, and whatever the browser complained about."""

    page: Page
    heard: list[ConsoleMessage] = field(default_factory=list)
    thrown: list[str] = field(default_factory=list)

    @property
    def complaints(self) -> list[str]:
        """Return the errors of the console; the status of a refused page is not one of ours."""
        status = "the server responded with a status of"
        return self.thrown + [
            message.text
            for message in self.heard
            if message.type == "error" and status not in message.text
        ]

    def begin(self, product: str) -> None:
        """Bring the demo to its beginning: one product, installed, an administrator, in light."""
        if self.page.get_attribute(f"#product-{product}", "aria-pressed") != "true":
            self.press(f"#product-{product}")
        self.page.click("#theme-light")
        self.administer(yes=True)
        self.press("#reinstall")
        expect(self.panel.locator("h1")).to_be_visible()

    def press(self, selector: str) -> None:
        """Press a button of the host page and wait for what it brings into the panel's place."""
        with self._renewed():
            self.page.click(selector)

    def administer(self, *, yes: bool) -> None:
        """Let an administrator look, or somebody who is none."""
        if self.page.is_checked("#administrator") != yes:
            with self._renewed():
                self.page.set_checked("#administrator", yes)

    @contextmanager
    def _renewed(self) -> Iterator[None]:
        self.page.evaluate("document.querySelector('#panel').firstElementChild.dataset.old = ''")
        yield
        self.page.wait_for_selector("#panel[aria-busy=false] > :not([data-old])")

    @property
    def panel(self) -> FrameLocator:
        """Return what finds things in the panel, and waits for them."""
        return self.page.frame_locator("#panel iframe")

    @property
    def frame(self) -> Frame:
        """Return the frame of the panel, as it is now."""
        found = self.page.locator("#panel iframe").element_handle().content_frame()
        assert found is not None
        return found

    def violations(self) -> list[str]:
        """Return what the content security policies of all frames refused."""
        return [text for frame in self.page.frames for text in frame.evaluate("window.violations")]

    def accessibility_faults(self, frame: Frame) -> list[str]:
        """Return what axe finds wrong in a frame."""
        frame.evaluate(AXE.read_text("utf-8"))
        found: list[str] = frame.evaluate(
            # Without `preload`: axe would fetch the theme's files itself, which our policy refuses.
            "axe.run(document, {preload: false, runOnly: ['wcag2a', 'wcag2aa', 'wcag21a',"
            " 'wcag21aa', 'wcag22aa', 'best-practice']})"
            ".then(r => r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html).join(' | ')))"
        )
        return found


@pytest.fixture
def visit(browser: Browser, demo: str) -> Iterator[Visit]:
    """Open the host page of the demo."""
    with visiting(browser) as made:
        made.page.goto(demo)
        made.page.wait_for_selector("#panel[aria-busy=false] > *")
        yield made


@contextmanager
def visiting(browser: Browser) -> Iterator[Visit]:
    """Begin a visit; Atlassian's style host is answered from its own npm package."""
    context = browser.new_context(viewport={"width": 1280, "height": 1000}, locale="en-US")
    context.add_init_script(WATCH)
    context.route("https://connect-cdn.atl-paas.net/**", _from_package)
    context.set_default_timeout(10_000)
    page = context.new_page()
    made = Visit(page)
    page.on("console", lambda message: made.heard.append(message))  # noqa: PLW0108 - it wants a function
    page.on("pageerror", lambda error: made.thrown.append(str(error)))
    yield made
    assert context.cookies() == []
    context.close()


def _from_package(route: Route) -> None:
    name = route.request.url.removeprefix("https://connect-cdn.atl-paas.net/")
    route.fulfill(path=BRIDGE / name, content_type="text/css")
