from datetime import UTC, datetime

from privacy.declaration.proof import Enforcement, Proofs, Verification
from privacy.publish.ending import ending
from privacy.publish.grade import Grade
from tests.unit.declaration.small import small
from tests.unit.publish.edited import edited, loaded
from tests.unit.publish.whole import SHIPPED, declaration, whole

KEYS = Proofs.of([Enforcement(("uninstall", "destroyed", "db.people.name"), "no key is left")])


def test_an_uninstall_says_what_goes_and_what_stays() -> None:
    found = ending(edited({"lifecycle.uninstall.removed": ["db.people"]}), Proofs())
    (kept,) = found.kept

    assert (found.destroyed.names, found.removed.names) == (("Name",), ("People table",))
    assert (kept.store, [it.length for it in kept.keepings]) == ("People table", ["24 hours"])
    assert (found.site.length, found.site.label) == ("24 hours", "after it was kept")
    assert (found.reinstall_restores, found.receipt) == (False, False)
    assert found.rest_known.grade is Grade.DECLARED


def test_what_is_removed_is_known_if_it_was_compared() -> None:
    removed = Verification(("uninstall", "removed"), "compared", datetime(2026, 11, 24, tzinfo=UTC))

    found = ending(loaded(small()), Proofs.of([], [removed]))
    assert found.removed.known.grade is Grade.CHECKED
    assert found.destroyed.known.grade is Grade.DECLARED


def test_what_is_destroyed_is_enforced_only_if_each_part_of_it_is() -> None:
    def grade(*destroyed: str) -> Grade:
        raw = whole()
        raw["lifecycle"]["uninstall"]["destroyed"] = destroyed
        return ending(declaration(raw), KEYS).destroyed.known.grade

    assert grade("db.people.name") is Grade.ENFORCED
    assert grade("db.people.name", "db.sites.site_id") is Grade.DECLARED
    assert grade() is Grade.DECLARED


def test_what_was_sealed_ends_with_the_key_alone() -> None:
    assert ending(SHIPPED, Proofs()).ends_sealed
    assert not ending(declaration(whole()), Proofs()).ends_sealed


def test_what_is_named_twice_is_told_once() -> None:
    assert ending(SHIPPED, Proofs()).destroyed.names == ("signing secret", "the site's own key")


def test_every_length_of_what_is_kept_is_told_once() -> None:
    raw = whole()
    raw["lifecycle"]["uninstall"]["kept"] = ["db.people", "backup.db", "db.sites"]

    lengths = [
        [it.length for it in kept.keepings] for kept in ending(declaration(raw), Proofs()).kept
    ]
    assert lengths == [["24 hours", "31 days"], ["31 days"], []]
