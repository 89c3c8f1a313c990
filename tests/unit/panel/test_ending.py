from pathlib import Path

from privacy.declaration.loader import load
from privacy.panel.ending import ending
from privacy.panel.grade import Grade
from tests.unit.declaration.small import changed, loaded, small

SHIPPED = Path(__file__).parents[3] / "policy"


def test_an_uninstall_says_what_goes_and_what_stays(tmp_path: Path) -> None:
    found = ending(loaded(tmp_path, small()))
    (kept,) = found.kept

    assert (found.destroyed, found.removed) == (("Name",), ("People table",))
    assert kept.store == "People table"
    assert kept.keeping is not None
    assert kept.keeping.length == "24 hours"
    assert found.known.grade is Grade.DECLARED


def test_what_is_named_twice_is_told_once() -> None:
    found = ending(load(SHIPPED))

    assert found.destroyed == ("signing secret", "the site's own key")


def test_a_store_of_technical_columns_has_no_length(tmp_path: Path) -> None:
    raw = changed("stores.0.columns.name", {"technical": "x"})

    (kept,) = ending(loaded(tmp_path, raw)).kept
    assert kept.keeping is None
