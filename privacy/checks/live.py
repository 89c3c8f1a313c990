"""Does the database itself have the columns that are declared, sealed where that is declared?

All that can hold rows in the default schema is compared: tables, partitions, foreign tables and
materialized views. Plain views hold nothing. An extension that makes tables belongs into a schema
of its own, or its tables are declared like others.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from sqlalchemy import Connection, LargeBinary, inspect
from sqlalchemy.engine.interfaces import ReflectedColumn
from sqlalchemy.engine.reflection import ObjectKind
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.types import TypeEngine

from privacy.checks.columns import Faults, compared, path_of
from privacy.checks.declared import TABLE, Declared
from privacy.declaration.faults import Fault, Rule
from privacy.storage.migrate import head
from privacy.storage.session import Database

P054: Final = Rule(
    "P054",
    "what is declared as sealed or hashed has a binary column",
    "sealed values are bytes, so a column of text or numbers holds something that is readable",
    "seal the values and give the column a binary type, or take `protection` away",
)
P059: Final = Rule(
    "P059",
    "the database that is named has this version's tables",
    "what is not there yet could not be compared",
    "run `python -m privacy migrate`, then check again",
)
RULES: Final = (P054, P059)

_HOLDS_ROWS: Final = ObjectKind.TABLE | ObjectKind.MATERIALIZED_VIEW
Types = Mapping[str, TypeEngine[object]]


def live(database: Database, declared: Declared) -> Faults | None:
    """Compare the database, table by table, with the declaration.

    None says that nothing was compared, since it does not answer or is not at the newest
    migration: the app is not ready then, and its tables are not yet what they will be.
    """
    revision = head()
    if not database.is_ready(revision):
        return None
    try:
        with database.reading() as connection:
            found = _tables(connection)
    except SQLAlchemyError:
        return None  # away meanwhile, or a table is locked by a migration
    names = {store: frozenset(types) for store, types in found.items()}
    faults = compared(names, declared, f"the database (revision {revision})")
    return {
        store: (*told, *_readable(store, found.get(store, {}), declared))
        for store, told in faults.items()
    }


def uncompared() -> Fault:
    """Return the fault of a database that was named and could not be compared."""
    what = f"it does not answer, or is not at revision {head()}, so it was not compared"
    return P059.fault(what, "the database", file="")


def _tables(connection: Connection) -> Mapping[str, Types]:
    found = inspect(connection).get_multi_columns(kind=_HOLDS_ROWS)
    return {f"{TABLE}{name}": _types(columns) for (_, name), columns in found.items()}


def _types(columns: list[ReflectedColumn]) -> Types:
    return {column["name"]: column["type"] for column in columns}


def _readable(store: str, types: Types, declared: Declared) -> Iterator[Fault]:
    said = {
        name: it for columns in reversed(declared.columns(store)) for name, it in columns.items()
    }
    for name, kind in types.items():
        protection = said[name].protection if name in said else None
        if protection is not None and not isinstance(kind, LargeBinary):
            words = f"declared as {protection}, and its type in the database is"
            yield P054.fault(f"{words} {type(kind).__name__}", path_of(store, name))
