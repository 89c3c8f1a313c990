"""What anybody sees of the policy in a real browser: bright or dark, narrow, printed, no script."""

import pytest
from playwright.sync_api import Browser, Page, expect

from privacy.declaration.loader import load
from tests.browser.conftest import Visit
from tests.policies import SHIPPED

pytestmark = [pytest.mark.browser, pytest.mark.loopback, pytest.mark.enable_socket]

TITLE = "Privacy policy of Privacy Panel"
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture
def public(visit: Visit) -> Page:
    """Open the public page as an administrator does: by the link in the panel."""
    visit.begin("jira")
    with visit.page.expect_popup() as opened:
        visit.panel.get_by_role("link", name="public page").click()
    opened.value.wait_for_load_state()
    return opened.value


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_it_is_accessible_in_every_light_and_width(
    visit: Visit, public: Page, scheme: str, width: int
) -> None:
    public.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # one of its literals
    public.set_viewport_size({"width": width, "height": 900})

    expect(public.locator("h1")).to_have_text(TITLE)
    assert visit.accessibility_faults(public.main_frame) == []
    assert public.evaluate(WIDER) == 0
    assert public.evaluate("window.violations") == []


def test_every_section_is_read_without_script(public: Page, browser: Browser) -> None:
    declaration = load(SHIPPED)
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(public.url)

    expect(page.locator("h1")).to_have_text(TITLE)
    for wording in declaration.statements.wordings().values():
        title = declaration.text(wording, "en").title
        expect(page.get_by_role("heading", name=title, exact=True).first).to_be_visible()
    page.locator("#stores summary").first.click()
    expect(page.get_by_text("signing secret").first).to_be_visible()
    assert context.cookies() == []
    context.close()


def test_a_print_leaves_nothing_folded(public: Page) -> None:
    public.emulate_media(media="print")

    expect(public.get_by_text("signing secret").first).to_be_visible()
    expect(public.locator("nav")).to_be_hidden()
