from pathlib import Path

from privacy.declaration.loader import load
from privacy.panel.grade import Grade
from privacy.panel.stores import stores
from privacy.storage import tables
from tests.unit.declaration.small import loaded, small

SHIPPED = load(Path(__file__).parents[3] / "policy")
# Alembic makes this table by itself, so it is in no metadata of ours.
ALEMBIC = {"db.alembic_version": {"version_num"}}


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


def test_the_columns_are_those_of_the_tables() -> None:
    declared = {it.id: set(it.columns) for it in SHIPPED.stores if it.kind == "table"}
    real = {
        f"db.{table.name}": set(table.columns.keys())
        for table in tables.site.metadata.tables.values()
    }

    assert declared == real | ALEMBIC


def test_each_column_holds_the_item_that_its_label_says() -> None:
    for table in tables.site.metadata.tables.values():
        columns = SHIPPED.store(f"db.{table.name}").columns

        assert {name: column.info.get("item") for name, column in table.columns.items()} == {
            name: column.item for name, column in columns.items()
        }
