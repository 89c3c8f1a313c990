"""How are tables named, columns labelled and times kept?"""

from datetime import UTC, datetime, timedelta

from sqlalchemy import BigInteger, Dialect, Integer, MetaData
from sqlalchemy.types import TypeDecorator

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)

# SQLite makes a row id only of an INTEGER.
RowId = BigInteger().with_variant(Integer(), "sqlite")


class Instant(TypeDecorator[datetime]):
    """A point in time, kept as whole milliseconds since 1970 in UTC.

    SQLite gives naive times back, and a naive time is how a TTL goes wrong by hours.
    """

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        """Return the milliseconds; a naive time is an error."""
        del dialect
        return None if value is None else milliseconds(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        """Return the time, in UTC."""
        del dialect
        return None if value is None else instant(value)


def milliseconds(value: datetime) -> int:
    """Return whole milliseconds since 1970, rounded down; a naive time is an error."""
    if value.tzinfo is None:
        raise ValueError("a time needs its zone")
    # Whole numbers only: a float of seconds is off by one for some milliseconds.
    return (value - _EPOCH) // _MILLISECOND


def instant(value: int) -> datetime:
    """Return the time that stands so many milliseconds after 1970."""
    return _EPOCH + value * _MILLISECOND


def item(name: str) -> dict[str, str]:
    """Label a column with the item of the declaration that it holds."""
    return {"item": name}


def technical(reason: str) -> dict[str, str]:
    """Label a column that holds no item with the reason why it is there."""
    return {"technical": reason}
