"""Which rows are meant? Many in one value, since a parameter for each is slow; or the first few."""

import json
from collections.abc import Collection, Mapping

from sqlalchemy import (
    ARRAY,
    JSON,
    BigInteger,
    Column,
    ColumnElement,
    Connection,
    String,
    Subquery,
    any_,
    cast,
    column,
    func,
    literal,
    select,
)


def among(
    connection: Connection, where: Column[int], numbers: Collection[int]
) -> ColumnElement[bool]:
    """Return the condition that a column holds one of these numbers."""
    if _is_postgresql(connection):
        # As a text: the driver takes longer to write a list than the server to read it.
        listed = "{" + ",".join(map(str, numbers)) + "}"
        return where == any_(cast(literal(listed, String), ARRAY(BigInteger)))
    values = func.json_each(json.dumps(list(numbers))).table_valued("value")
    return where.in_(select(values.c.value))


def first_of(
    connection: Connection, key: Column[int], condition: ColumnElement[bool], most: int
) -> ColumnElement[bool]:
    """Return the condition that a row is one of so many at most that meet a condition.

    It is for the table whose primary key is given, and for no statement with another one. Where
    others may change the rows meanwhile, the statement has to state the condition itself, too.
    """
    if not _is_postgresql(connection):
        return key.in_(select(key).where(condition).limit(most).correlate(None))
    # Looked up by place, without an index; for a set of keys it reads the whole table.
    place: ColumnElement[str] = column("ctid")
    found = select(place).select_from(key.table).where(condition).limit(most).correlate(None)
    return place == any_(func.array(found.scalar_subquery()))


def pairs(connection: Connection, numbers: Mapping[int, int]) -> Subquery:
    """Return pairs of numbers as a table with the columns `key` and `value`."""
    written = json.dumps(numbers)
    if _is_postgresql(connection):
        each = func.json_each_text(cast(literal(written, String), JSON))
    else:
        each = func.json_each(written)
    found = each.table_valued("key", "value")
    number = (cast(found.c[name], BigInteger).label(name) for name in ("key", "value"))
    return select(*number).subquery()


def _is_postgresql(connection: Connection) -> bool:
    return connection.dialect.name == "postgresql"
