"""Is what exists looked for in every version, and what has to exist only in what all share?"""

from privacy.checks.declared import Declared, missing, unknown
from tests.unit.checks.making import TECHNICAL, declaration, processor, store

OLD = declaration(stores=[store("db.a", columns={"id": TECHNICAL, "fax": TECHNICAL})])
NEW = declaration(
    stores=[
        store("db.a", columns={"id": TECHNICAL, "mail": TECHNICAL}),
        store("db.b", columns={"id": TECHNICAL}),
        store("crm.contact", columns={"id": TECHNICAL}),
        store("db.log", "log", fields={"at": TECHNICAL}),
    ]
)


def test_what_any_version_names_is_known() -> None:
    said = Declared(OLD, (NEW,)).columns("db.a")

    assert unknown({"id", "fax", "mail", "phone"}, said) == ("phone",)
    assert unknown({"id", "fax", "mail"}, Declared(OLD).columns("db.a")) == ("mail",)


def test_what_not_every_version_names_may_be_missing() -> None:
    said = Declared(OLD, (NEW,)).columns("db.a")

    assert missing((), said) == ("id",)
    assert missing((), Declared(OLD).columns("db.a")) == ("fax", "id")
    assert missing((), Declared(NEW, (OLD,)).columns("db.b")) == ()


def test_tables_are_those_of_the_apps_own_database() -> None:
    assert [set(it) for it in Declared(OLD, (NEW,)).tables()] == [{"db.a"}, {"db.a", "db.b"}]


def test_fields_are_those_of_the_store_that_is_asked_for() -> None:
    said = Declared(OLD, (NEW,))

    assert [set(fields) for fields in said.fields("db.log")] == [set(), {"at"}]
    assert [len(it.columns) for it in said.stores("db.a")] == [2, 2]


def test_a_retired_processor_is_none_any_more() -> None:
    retired, active = processor(id="old", status="retired"), processor(id="new")
    announced = processor(id="next", status="announced")
    said = Declared(
        declaration(processors=[retired, active]), (declaration(processors=[announced]),)
    )

    assert [it.id for it in said.processors] == ["new", "next"]
