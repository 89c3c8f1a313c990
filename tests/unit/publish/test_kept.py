from typing import Any

import pytest

from privacy.declaration.model import Declaration
from privacy.publish.kept import after_uninstall, kept
from tests.unit.declaration.small import changed, small
from tests.unit.publish.edited import loaded


def names(declaration: Declaration) -> list[tuple[str, str, int]]:
    return [(it.store.id, it.item, it.days) for it in kept(declaration, declaration.stores)]


def with_store(**store: object) -> Declaration:
    raw: dict[str, Any] = small()
    raw["retention"]["long"] = {"label": "after", "ttl": "PT25H", "on_expiry": "delete"}
    raw["stores"].append({"label": "Second", "at": "host", **store})
    return loaded(raw)


def test_items_in_tables_are_kept_and_technical_columns_are_not() -> None:
    assert names(loaded(small())) == [("db.people", "name", 1)]


def test_a_copy_is_kept_under_its_own_class_in_days_begun() -> None:
    declaration = with_store(id="backup.db", kind="backup", of=["db.people"], retention="long")

    assert names(declaration) == [("db.people", "name", 1), ("backup.db", "name", 2)]


def test_what_is_only_in_memory_is_not_kept() -> None:
    field = {"item": "name", "retention": "day"}
    declaration = with_store(id="memory.x", kind="memory", fields={"name": field})

    assert names(declaration) == [("db.people", "name", 1)]


def test_what_says_nothing_about_people_is_not_counted() -> None:
    assert names(loaded(changed("data.name.identifies", "no"))) == []


@pytest.mark.parametrize(("stays", "count"), [(["db.people"], 1), ([], 0)])
def test_only_what_stays_is_there_after_the_app_is_removed(stays: list[str], count: int) -> None:
    declaration = loaded(changed("lifecycle.uninstall.kept", stays))

    assert len(after_uninstall(declaration)) == count
