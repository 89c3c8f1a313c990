from pathlib import Path

from privacy.declaration.proof import Enforcement, Proofs
from privacy.publish.ending import ending
from privacy.publish.grade import Grade
from tests.unit.declaration.small import loaded, small
from tests.unit.publish.whole import SHIPPED, declaration, whole


def test_an_uninstall_says_what_goes_and_what_stays(tmp_path: Path) -> None:
    found = ending(loaded(tmp_path, small()), Proofs())
    (kept,) = found.kept

    assert (found.destroyed.names, found.removed.names) == (("Name",), ("People table",))
    assert (kept.store, [it.length for it in kept.keepings]) == ("People table", ["24 hours"])
    assert (found.site.length, found.site.label) == ("24 hours", "after it was kept")
    assert (found.reinstall_restores, found.receipt) == (False, False)


def test_each_step_of_an_uninstall_is_known_by_itself(tmp_path: Path) -> None:
    proofs = Proofs.of([Enforcement(("uninstall", "destroyed"), "no key is left")])

    found = ending(loaded(tmp_path, small()), proofs)
    assert (found.destroyed.known.grade, found.destroyed.known.how) == (
        Grade.ENFORCED,
        "no key is left",
    )
    assert found.removed.known.grade is Grade.DECLARED


def test_what_is_named_twice_is_told_once() -> None:
    assert ending(SHIPPED, Proofs()).destroyed.names == ("signing secret", "the site's own key")


def test_every_length_of_what_is_kept_is_told_once() -> None:
    raw = whole()
    raw["lifecycle"]["uninstall"]["kept"] = ["db.people", "backup.db", "db.sites"]

    lengths = [
        [it.length for it in kept.keepings] for kept in ending(declaration(raw), Proofs()).kept
    ]
    assert lengths == [["24 hours", "31 days"], ["31 days"], []]
