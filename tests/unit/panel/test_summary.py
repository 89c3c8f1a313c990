from pathlib import Path

from privacy.declaration.loader import load
from privacy.panel.summary import tiles
from tests.unit.declaration.small import changed, loaded

SHIPPED = Path(__file__).parents[3] / "policy"


def test_the_short_answer_counts_companies_and_cookies() -> None:
    processors, cookies, uninstall = tiles(load(SHIPPED))

    assert (processors.value, processors.note) == ("2 companies", "1 independent, 1 sub-processor")
    assert (cookies.value, cookies.note) == ("None", "no e-mail either")
    assert uninstall.value == "Keys destroyed"
    assert uninstall.note == "at once; the site's entry within 30 days"


def test_the_short_answer_hides_nothing(tmp_path: Path) -> None:
    raw = changed("lifecycle.uninstall.destroyed", [])
    raw["cookies"] = [{"id": "s", "label": "Session", "purpose": "greet", "ttl": "PT1H"}]
    raw["email"] = [{"id": "m", "label": "News", "kind": "marketing", "purpose": "greet"}]

    _, cookies, uninstall = tiles(loaded(tmp_path, raw))
    assert (cookies.value, cookies.note) == ("1", "1 kind of e-mail")
    assert uninstall.value == "Nothing destroyed"
