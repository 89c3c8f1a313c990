from datetime import UTC, datetime

from privacy.declaration.proof import Proofs, Verification
from privacy.publish.grade import Grade
from privacy.publish.stores import stores
from tests.unit.declaration.small import small
from tests.unit.publish.edited import loaded
from tests.unit.publish.whole import declaration, whole


def test_every_column_says_what_it_holds() -> None:
    (table,) = stores(loaded(small()), Proofs())
    row_id, name = table.lines[:2]

    assert (table.label, table.kind, table.processor) == ("People table", "Table", "Host")
    assert (row_id.name, row_id.holds, row_id.is_item) == ("id", "row id", False)
    assert (row_id.protection, row_id.length) == ("", "")
    assert (name.holds, name.is_item) == ("Name", True)
    assert (name.protection, name.length) == ("encrypted", "24 hours")


def test_what_was_compared_is_known_for_the_store_that_was_compared() -> None:
    raw = small()
    log = {"id": "log.app", "kind": "log", "label": "Log", "at": "host", "retention": "day"}
    backup = {"id": "backup.db", "kind": "backup", "label": "Backups", "at": "host"}
    raw["stores"] += [
        log | {"fields": {"who": {"item": "name"}, "at": {"technical": "clock"}}},
        backup | {"of": ["db.people"], "retention": "day"},
    ]
    at = datetime(2026, 11, 24, tzinfo=UTC)
    proofs = Proofs.of([], [Verification(("columns", "db.people"), "compared", at)])

    found = stores(loaded(raw), proofs)
    assert [it.known.grade for it in found] == [Grade.CHECKED, Grade.DECLARED, Grade.DECLARED]
    assert [line.length for line in found[1].lines] == ["24 hours", ""]
    assert found[2].copies == ("People table",)


def test_a_store_says_how_sites_are_told_apart_and_how_long_all_of_it_is_kept() -> None:
    people, sites, _ = stores(declaration(whole()), Proofs())

    assert (people.tenant, sites.keeping) == ("site_id", None)
    assert people.keeping is not None
    assert people.keeping.length == "24 hours"


def test_a_column_that_reads_like_a_person_says_why_it_is_none() -> None:
    lines = {line.name: line for line in stores(declaration(whole()), Proofs())[0].lines}

    assert lines["fetched_at"].reviewed == "a time and nothing else"
    assert lines["site_id"].reviewed is None
