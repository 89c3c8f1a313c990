from pathlib import Path

from privacy.declaration.loader import load
from privacy.panel.collected import Collected, collected
from privacy.panel.grade import Grade
from tests.unit.declaration.small import changed, loaded, small

SHIPPED = Path(__file__).parents[3] / "policy"


def item(label: str) -> Collected:
    return next(it for it in collected(load(SHIPPED)) if it.label == label)


def test_an_item_says_whom_it_is_about_and_why_it_is_kept(tmp_path: Path) -> None:
    (found,) = collected(loaded(tmp_path, small()))

    assert (found.label, found.about) == ("Name", "People")
    assert (found.source, found.identifies) == ("from Atlassian", "identifies a person")
    assert found.purposes == ("Greet",)


def test_an_item_says_where_and_how_long_it_is_kept(tmp_path: Path) -> None:
    (found,) = collected(loaded(tmp_path, small()))
    (spot,) = found.spots

    assert (spot.store, spot.locations, spot.protection) == ("People table", "DE", "encrypted")
    assert (spot.keeping.length, spot.keeping.label) == ("24 hours", "after it was kept")
    assert spot.known.grade is Grade.DECLARED


def test_an_item_that_is_kept_nowhere_has_no_place(tmp_path: Path) -> None:
    (found,) = collected(loaded(tmp_path, changed("stores.0.columns.name", {"technical": "x"})))

    assert found.spots == ()


def test_the_columns_of_one_store_with_one_length_are_one_line() -> None:
    index, cache, backup = item("Atlassian account ID").spots

    assert (index.store, index.protection) == ("Identity index table", "keyed hash and encrypted")
    assert (cache.store, cache.keeping.length) == (
        "Identity cache, a file beside the app",
        "24 hours",
    )
    assert (backup.store, backup.keeping.length) == ("Backups of the database", "14 days")


def test_two_lengths_in_one_store_are_two_lines(tmp_path: Path) -> None:
    raw = changed("stores.0.columns.again", {"item": "name", "retention": "hour"})
    raw["retention"]["hour"] = {"label": "after", "ttl": "PT1H", "on_expiry": "delete"}

    (found,) = collected(loaded(tmp_path, raw))
    assert [spot.keeping.length for spot in found.spots] == ["24 hours", "1 hour"]
    assert [spot.protection for spot in found.spots] == ["encrypted", ""]


def test_names_and_rights_are_kept_in_the_cache_alone_and_that_is_enforced() -> None:
    for label in ("Display name", "Whether the account administers the site"):
        (spot,) = item(label).spots
        assert spot.known.grade is Grade.ENFORCED
        assert spot.protection == "encrypted"
