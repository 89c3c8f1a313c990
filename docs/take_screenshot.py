"""Take the screenshots of the documents from the demo: `python docs/take_screenshot.py ADDRESS`."""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import Page, Route, sync_playwright

HERE = Path(__file__).parent
BRIDGE = HERE.parent / "node_modules/atlassian-connect-js/dist"
THEMES = "https://connect-cdn.atl-paas.net/"


def main(address: str) -> None:
    """Write screenshot.png and screenshot-dark.png beside this file."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        context = browser.new_context(viewport={"width": 1280, "height": 860})
        context.route(f"{THEMES}**", _from_package)
        page = context.new_page()
        page.goto(address)
        for theme, name in (("light", "screenshot.png"), ("dark", "screenshot-dark.png")):
            _take(page, theme, HERE / name)
        browser.close()


def _take(page: Page, theme: str, path: Path) -> None:
    page.click(f"#theme-{theme}")
    panel = page.frame_locator("#panel iframe")
    panel.locator(f"html[data-color-mode={theme}]").wait_for()
    page.wait_for_timeout(1_500)
    page.screenshot(path=path)


def _from_package(route: Route) -> None:
    route.fulfill(path=BRIDGE / route.request.url.removeprefix(THEMES), content_type="text/css")


if __name__ == "__main__":
    main(sys.argv[1])
