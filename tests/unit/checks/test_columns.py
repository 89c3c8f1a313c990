"""Is each table and column of the program compared with what is declared, and its label too?"""

import pytest
from sqlalchemy import Column, Integer, LargeBinary, MetaData, Table

from privacy.checks.columns import Faults, labels
from privacy.checks.declared import Declared
from privacy.storage.base import item, technical
from tests.unit.checks.making import HELD, TECHNICAL, declaration, declared, lines, store

ALEMBIC = store("db.alembic_version", columns={"version_num": TECHNICAL})
PEOPLE = store("db.people", tenant="site", columns={"site": TECHNICAL, "name": HELD})


def program(*columns: "Column[object]") -> MetaData:
    metadata = MetaData()
    Table("people", metadata, *columns)
    return metadata


def site() -> "Column[object]":
    return Column("site", Integer, info=technical("site"))


def name(**info: str) -> "Column[object]":
    return Column("name", LargeBinary, info=info or item("name"))


def told(faults: Faults) -> list[str]:
    return [line for found in faults.values() for line in lines(found)]


def test_a_program_that_is_as_declared_has_no_fault_in_any_table() -> None:
    found = labels(program(site(), name()), declared(stores=[ALEMBIC, PEOPLE]))

    assert found == {"db.alembic_version": (), "db.people": ()}


def test_a_column_that_is_not_declared_is_named() -> None:
    phone: Column[object] = Column("phone", Integer, info=technical("number"))

    assert told(labels(program(site(), name(), phone), declared(stores=[ALEMBIC, PEOPLE]))) == [
        (
            "error P050 table people has column 'phone' that privacy.yaml does not know; "
            "declare it or drop it"
        )
    ]


def test_a_table_that_is_not_declared_is_named_once() -> None:
    assert told(labels(program(site(), name()), declared(stores=[ALEMBIC]))) == [
        (
            "error P050 table people exists, and privacy.yaml does not know it; "
            "declare it as 'db.people' or drop it"
        )
    ]


def test_alembics_own_table_needs_its_declaration_too() -> None:
    (line,) = told(labels(program(site(), name()), declared(stores=[PEOPLE])))

    assert "table alembic_version exists" in line


def test_a_declared_column_that_the_program_does_not_have_is_named() -> None:
    assert told(labels(program(site()), declared(stores=[ALEMBIC, PEOPLE]))) == [
        (
            "privacy.yaml: error P051 stores[db.people].columns.name: "
            "no such column in the program's tables"
        )
    ]


def test_a_missing_tenant_column_is_worse_than_a_missing_column() -> None:
    assert told(labels(program(name()), declared(stores=[ALEMBIC, PEOPLE]))) == [
        (
            "privacy.yaml: error P053 stores[db.people].columns.site: no such column in the "
            "program's tables; the erasure of a site would not reach the table"
        )
    ]


def test_a_declared_table_that_the_program_does_not_have_is_named() -> None:
    gone = store("db.gone", columns={"id": TECHNICAL})

    assert told(labels(program(site(), name()), declared(stores=[ALEMBIC, PEOPLE, gone]))) == [
        "privacy.yaml: error P051 stores[db.gone]: no such table in the program's tables"
    ]


@pytest.mark.parametrize(
    ("info", "words"),
    [
        (item("mail"), "item 'mail'"),
        (technical("clock"), "technical"),
        ({"other": "label"}, "nothing"),
        ({**item("name"), **technical("both")}, "item 'name' and technical"),
    ],
)
def test_a_label_that_says_something_else_is_told(info: dict[str, str], words: str) -> None:
    assert told(labels(program(site(), name(**info)), declared(stores=[ALEMBIC, PEOPLE]))) == [
        (
            "privacy.yaml: error P055 stores[db.people].columns.name: declared as item 'name', "
            f"and labelled in the code as {words}"
        )
    ]


def test_an_item_under_a_technical_column_is_told() -> None:
    plain = store("db.people", columns={"site": TECHNICAL, "name": TECHNICAL})

    (line,) = told(labels(program(site(), name()), declared(stores=[ALEMBIC, plain])))

    assert line.endswith("declared as technical, and labelled in the code as item 'name'")


def test_the_label_may_be_that_of_the_coming_version_already() -> None:
    plain = store("db.people", columns={"site": TECHNICAL, "name": TECHNICAL})
    both = Declared(declaration(stores=[ALEMBIC, plain]), (declaration(stores=[ALEMBIC, PEOPLE]),))

    assert told(labels(program(site(), name()), both)) == []
    assert told(labels(program(site(), name(**technical("row"))), both)) == []
