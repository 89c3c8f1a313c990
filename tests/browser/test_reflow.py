"""What becomes of long words, wide tables and code on a small screen? The page never widens."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

from privacy.declaration.model import Declaration
from privacy.declaration.versions import Versions
from tests.browser.conftest import AXE
from tests.unit.panel.evidence import some
from tests.unit.panel.rendering import panel
from tests.unit.publish.whole import declaration, public_page, whole

pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]

STATIC = Path(__file__).parents[2] / "static"
HOME = "https://reflow.test/"
LONG = "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunter"
CODE = f"```\n{'a long line of code ' * 12}\n```\n"
ROW = f"| {LONG} | some words here | some words here | {LONG} | words | https://a.test/{LONG} |\n"
TABLE = "| One | Two | Three | Four | Five | Six |\n|---|---|---|---|---|---|\n" + ROW
PROSE = f"# {LONG}\n\n{CODE}\n{TABLE}\n{LONG}{LONG}\n"
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
UNFOLD = "document.querySelectorAll('details').forEach(it => it.open = true)"
# Whatever sticks out is cut off or laid over something, unless it can be scrolled to.
STICKING_OUT = """() => [...document.querySelectorAll('body *')].filter(it =>
  !it.closest('.wide') && !it.closest('.unseen, .skip, thead')
  && it.getBoundingClientRect().right > innerWidth + 1).map(it => it.outerHTML.slice(0, 90))"""
SPLIT = """() => [...document.querySelectorAll('#retention td code')].filter(it =>
  it.getClientRects().length > 1).map(it => it.textContent)"""


def hostile() -> Declaration:
    raw = whole()
    raw["data"]["name"]["label"] = raw["purposes"]["greet"]["label"] = LONG
    raw["stores"][0]["label"] = raw["processors"][0]["service"] = LONG
    raw["retention"]["day"]["label"] = raw["policy"]["summary"] = LONG
    raw["stores"][0]["columns"]["site_id"]["technical"] = LONG
    made = declaration(raw)
    texts = {place: replace(it, source=PROSE) for place, it in made.texts.items()}
    return made.model_copy(update={"texts": texts})


HOSTILE = hostile()
PAGES = {
    "public": public_page(HOSTILE),
    "panel": panel(some(), versions=Versions((HOSTILE,), HOSTILE)),
}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open pages that are answered from here, with the styles as the app has them."""
    context = browser.new_context()
    context.route(f"{HOME}**", answer)
    yield context.new_page()
    context.close()


def answer(route: Route) -> None:
    name = route.request.url.removeprefix(HOME)
    if name in PAGES:
        route.fulfill(body=PAGES[name], content_type="text/html")
    else:
        route.fulfill(path=STATIC / Path(name).name)


@pytest.mark.parametrize("width", [320, 768, 769, 1280])
@pytest.mark.parametrize("name", PAGES)
def test_no_page_is_wider_than_its_window(page: Page, name: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{HOME}{name}")
    page.evaluate(UNFOLD)

    assert page.evaluate(WIDER) == 0
    assert page.evaluate(STICKING_OUT) == []
    assert page.evaluate(SPLIT) == []


def test_a_wide_table_can_be_scrolled_from_the_keyboard(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 900})
    page.goto(f"{HOME}public")
    table = page.locator(".wide").first
    table.focus()
    page.keyboard.press("ArrowRight")

    page.wait_for_function("document.querySelector('.wide').scrollLeft > 0")
    page.evaluate(AXE.read_text("utf-8"))
    assert page.evaluate("axe.run('.wide').then(it => it.violations.map(v => v.id))") == []
