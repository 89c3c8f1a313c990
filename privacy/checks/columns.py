"""Does every table of the program have the columns, and each column the label, that is declared?"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from sqlalchemy import Column, MetaData

from privacy.checks.declared import TABLE, Declared, missing, unknown
from privacy.declaration.faults import Fault, Rule, Weight
from privacy.declaration.rules.stores import P053
from privacy.declaration.stores import Column as Said

P050: Final = Rule(
    "P050",
    "every table and column that exists is declared",
    "the page promises that nothing is kept but what it lists",
    "declare it under `stores`, or drop it with a migration",
)
P051: Final = Rule(
    "P051",
    "every table and column that is declared exists",
    "a list with things that are not there misleads, and hides that something else replaced them",
    "take it out of `stores`, or bring it back with a migration",
)
P055: Final = Rule(
    "P055",
    "the label of a column in the code is what is declared for it",
    "who reads the code must see of each column whether it is about people",
    "make the `info` in privacy/storage/tables.py and the column under `stores` say the same",
)
P067: Final = Rule(
    "P067",
    "what a coming version no longer declares is gone by its day",
    "from that day on it would exist without being declared, and no process could start",
    "drop it with a migration before that day; until then it may be missing already",
    Weight.WARNING,
)
RULES: Final = (P050, P051, P055, P067)

Faults = Mapping[str, tuple[Fault, ...]]
"""What is wrong with each table, by the id of its store; an empty tuple says that it holds."""

# Alembic makes this table by itself, so the program's own tables do not have it.
_MADE_BY_ALEMBIC: Final = {f"{TABLE}alembic_version": frozenset({"version_num"})}


def labels(metadata: MetaData, declared: Declared) -> Faults:
    """Compare the program's tables, column by column, with the declaration."""
    found = {f"{TABLE}{table.name}": table for table in metadata.sorted_tables}
    names = {store: frozenset(table.columns.keys()) for store, table in found.items()}
    faults = compared({**_MADE_BY_ALEMBIC, **names}, declared, "the program's tables")
    wrong = {
        store: tuple(fault for column in table.columns for fault in _label(store, column, declared))
        for store, table in found.items()
    }
    return {store: (*told, *wrong.get(store, ())) for store, told in faults.items()}


def compared(found: Mapping[str, frozenset[str]], declared: Declared, where: str) -> Faults:
    """Compare the names of tables and columns with the declaration, in both directions."""
    tables = declared.tables()
    gone = missing(found, tables)
    faults = {store: tuple(_columns(store, found[store], declared, where)) for store in found}
    for store in unknown(found, tables):
        what = f"table {_name(store)} exists, and privacy.yaml does not know it"
        faults[store] = (P050.fault(f"{what}; declare it as '{store}' or drop it", file=""),)
    for store in gone:
        faults[store] = (P051.fault(f"no such table in {where}", f"stores[{store}]"),)
    return faults


def path_of(store: str, column: str) -> str:
    """Return where a column stands in the declaration."""
    return f"stores[{store}].columns.{column}"


def _columns(store: str, found: frozenset[str], declared: Declared, where: str) -> Iterator[Fault]:
    said = declared.columns(store)
    for name in unknown(found, said):
        what = f"table {_name(store)} has column '{name}' that privacy.yaml does not know"
        yield P050.fault(f"{what}; declare it or drop it", file="")
    for name in missing(found, said):
        if name in {it.tenant for it in declared.stores(store)}:
            what = f"no such column in {where}; the erasure of a site would not reach the table"
            yield P053.fault(what, path_of(store, name))
        else:
            yield P051.fault(f"no such column in {where}", path_of(store, name))
    yield from _leaving(store, found, declared)


def _leaving(store: str, found: frozenset[str], declared: Declared) -> Iterator[Fault]:
    in_force, *coming = declared.columns(store)
    for version, columns in zip(declared.coming, coming, strict=True):
        for name in sorted((found & in_force.keys()) - columns.keys()):
            policy = version.policy
            what = f"version {policy.version} no longer declares it; drop it before"
            yield P067.fault(f"{what} {policy.effective}", path_of(store, name))


def _label(store: str, column: "Column[Any]", declared: Declared) -> Iterator[Fault]:
    said = [columns[column.name] for columns in declared.columns(store) if column.name in columns]
    if said and not any(_agree(column.info, it) for it in said):
        what = f"declared as {_words(said[0])}, and labelled in the code as {_labelled(column)}"
        yield P055.fault(what, path_of(store, column.name))


def _agree(info: Mapping[str, object], said: Said) -> bool:
    is_technical = said.technical is not None
    return info.get("item") == said.item and bool(info.get("technical")) == is_technical


def _words(said: Said) -> str:
    return "technical" if said.item is None else f"item '{said.item}'"


def _labelled(column: "Column[Any]") -> str:
    names = [f"item '{column.info['item']}'"] if "item" in column.info else []
    names += ["technical"] if column.info.get("technical") else []
    return " and ".join(names) or "nothing"


def _name(store: str) -> str:
    return store.removeprefix(TABLE)
