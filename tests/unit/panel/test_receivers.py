from datetime import date

import pytest

from tests.unit.panel.copies import copied, page, some, with_copies
from tests.unit.publish.whole import declaration, whole

BEFORE, LATER = date(2026, 10, 2), date(2026, 12, 4)


def test_who_receives_something_of_a_copy_is_told_and_what() -> None:
    (host, _) = page(some()).receivers

    assert (host.name, host.role, host.state) == ("Host", "Sub-processor", "Active")
    assert host.service == "Servers and disks"
    assert (host.receives, host.locations) == (("Display name",), ("France", "On the moon"))


def test_who_is_announced_is_told_as_such_and_who_has_ended_is_not() -> None:
    raw = copied()
    raw["processors"][0]["status"] = "retired"

    for on, states in ((BEFORE, ["Announced"] * 2), (LATER, ["Active"] * 2)):
        assert [it.state for it in page(some(), on=on).receivers] == states
    assert [it.name for it in page(some(), under=with_copies(raw)).receivers] == ["Mailer"]


@pytest.mark.parametrize("store", ["cache.entry", "db.identity_index"])
def test_an_item_that_is_in_no_copy_is_not_told_as_received(store: str) -> None:
    raw = copied()
    del raw["stores"][0]["fields"]["mail"]
    raw["processors"][0]["receives"] = ["mail", "name"]

    (host,) = page(some(), under=with_copies(raw, store), on=LATER).receivers

    assert (host.name, host.receives) == ("Host", ("Display name",))


def test_what_is_kept_beside_copies_is_not_told_as_received() -> None:
    # As the cache keeps, for a minute, who administers the site.
    beside = with_copies(whole())

    assert [it.name for it in page(some(), under=beside, on=LATER).receivers] == ["Host"]


def test_a_backup_counts_where_the_row_may_be_in_it() -> None:
    (backup,) = page(some()).backups

    assert (backup.label, backup.keeping.length) == ("Backups", "31 days")


def test_stores_without_copies_do_not_count() -> None:
    found = page(some(), under=declaration(whole()), on=LATER)

    assert (found.receivers, found.backups) == ((), ())
