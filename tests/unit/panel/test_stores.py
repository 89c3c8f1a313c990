from pathlib import Path

from privacy.panel.grade import Grade
from privacy.panel.stores import stores
from tests.unit.declaration.small import loaded, small


def test_every_column_says_what_it_holds(tmp_path: Path) -> None:
    (table,) = stores(loaded(tmp_path, small()))
    row_id, name = table.lines

    assert (table.label, table.kind, table.processor) == ("People table", "Table", "Host")
    assert (row_id.name, row_id.holds, row_id.is_item) == ("id", "row id", False)
    assert (row_id.protection, row_id.length) == ("", "")
    assert (name.holds, name.is_item) == ("Name", True)
    assert (name.protection, name.length) == ("encrypted", "24 hours")


def test_only_tables_are_compared_by_a_test(tmp_path: Path) -> None:
    raw = small()
    log = {"id": "log.app", "kind": "log", "label": "Log", "at": "host", "retention": "day"}
    backup = {"id": "backup.db", "kind": "backup", "label": "Backups", "at": "host"}
    raw["stores"] += [
        log | {"fields": {"who": {"item": "name"}, "at": {"technical": "clock"}}},
        backup | {"of": ["db.people"], "retention": "day"},
    ]

    found = stores(loaded(tmp_path, raw))
    assert [it.known.grade for it in found] == [Grade.CHECKED, Grade.DECLARED, Grade.DECLARED]
    assert [line.length for line in found[1].lines] == ["24 hours", ""]
    assert found[2].copies == ("People table",)
