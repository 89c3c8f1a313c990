from privacy.declaration.proof import Enforcement, Proofs
from privacy.publish.collected import Collected, collected
from privacy.publish.grade import Grade
from tests.unit.declaration.small import changed, small
from tests.unit.publish.edited import loaded
from tests.unit.publish.whole import SHIPPED

PROOFS = Proofs.of([Enforcement(("retention", "day", "db.people"), "it is not read any more")])


def item(label: str) -> Collected:
    return next(it for it in collected(SHIPPED, Proofs()) if it.label == label)


def test_an_item_says_whom_it_is_about_and_why_it_is_kept() -> None:
    (found,) = collected(loaded(small()), Proofs())

    assert (found.label, found.category) == ("Name", "Name")
    assert (found.about, found.kind_of_people) == ("People", "Employee")
    assert (found.source, found.identifies) == ("from Atlassian", "identifies a person")
    assert found.purposes == ("Greet",)


def test_an_item_says_where_and_how_long_it_is_kept() -> None:
    (found,) = collected(loaded(small()), Proofs())
    (spot,) = found.spots

    assert (spot.store, spot.locations, spot.protection) == ("People table", "Germany", "encrypted")
    assert (spot.keeping.length, spot.keeping.label) == ("24 hours", "after it was kept")
    assert spot.known.grade is Grade.DECLARED


def test_how_long_is_known_for_this_class_in_this_store_alone() -> None:
    raw = changed("stores.0.columns.again", {"item": "name", "retention": "hour"})
    raw["retention"]["hour"] = {"label": "after", "ttl": "PT1H", "on_expiry": "delete"}

    (found,) = collected(loaded(raw), PROOFS)
    assert [spot.keeping.length for spot in found.spots] == ["24 hours", "1 hour"]
    assert [spot.protection for spot in found.spots] == ["encrypted", ""]
    assert [spot.known.grade for spot in found.spots] == [Grade.ENFORCED, Grade.DECLARED]


def test_an_item_that_is_kept_nowhere_has_no_place() -> None:
    raw = changed("stores.0.columns.name", {"technical": "x", "reviewed": "x"})

    (found,) = collected(loaded(raw), Proofs())
    assert found.spots == ()


def test_the_columns_of_one_store_with_one_length_are_one_line() -> None:
    index, closed, cache, backup = item("Atlassian account ID").spots

    assert (index.store, index.protection) == ("Identity index table", "keyed hash and encrypted")
    assert (closed.store, closed.keeping.length) == ("Closed accounts table", "30 days")
    assert cache.store == "Identity cache, a file beside the app or a Redis without files"
    assert cache.keeping.length == "24 hours"
    assert (backup.store, backup.keeping.length) == ("Backups of the database", "14 days")


def test_names_and_rights_are_kept_in_the_cache_alone() -> None:
    for label in ("Display name", "Whether the account administers the site"):
        (spot,) = item(label).spots
        assert spot.protection == "encrypted"
