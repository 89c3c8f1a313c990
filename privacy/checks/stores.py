"""Do cache and log hold the fields that are declared, and no others?"""

import json
import sqlite3
from collections.abc import Collection, Mapping
from contextlib import closing
from datetime import UTC, datetime
from typing import Final

from privacy.checks.declared import Declared, missing, unknown
from privacy.declaration.faults import Fault, Rule
from privacy.declaration.stores import Column
from privacy.identity.identity import Identity
from privacy.identity.store_file import make_tables

P058: Final = Rule(
    "P058",
    "cache and log hold what is declared for them, and nothing else",
    "what is written beside the tables is kept too, and people ask about it all the same",
    "declare it under the store's `columns` or `fields`, or stop writing it",
)
RULES: Final = (P058,)

CACHE: Final = "cache.entry"
LOG: Final = "log.app"
LOG_FIELDS: Final = frozenset(
    {
        *("at", "level", "request_id", "site_id", "route", "method", "status", "code", "reason"),
        *("milliseconds", "error", "frames"),
    }
)
"""Every field that a line of the log may have."""

_ENTRY: Final = "entry"
_COLUMNS: Final = (
    "SELECT made.name || '_' || its.name"
    " FROM sqlite_master AS made, pragma_table_info(made.name) AS its WHERE made.type = 'table'"
)
# What privacy.identity.administrators seals has no name inside: it is one word.
_VERDICT: Final = frozenset({"administrator_right"})


def sealed_fields() -> frozenset[str]:
    """Return what the entries of the cache hold, sealed."""
    written = Identity.absent("", datetime.fromtimestamp(0, UTC)).written()
    return frozenset(json.loads(written)) | _VERDICT


def cached(declared: Declared, entry_fields: Collection[str]) -> tuple[Fault, ...]:
    """Compare the columns of the cache, and what is sealed in its entries."""
    return (
        *_compared(CACHE, "columns", _cache_columns(), declared.columns(CACHE)),
        *_compared(CACHE, "fields", entry_fields, declared.fields(CACHE)),
    )


def logged(declared: Declared, log_fields: Collection[str]) -> tuple[Fault, ...]:
    """Compare the fields of the log."""
    return tuple(_compared(LOG, "fields", log_fields, declared.fields(LOG)))


def _cache_columns() -> frozenset[str]:
    # In memory the same statements make the same tables, and no file is touched.
    with closing(sqlite3.connect(":memory:")) as connection:
        make_tables(connection)
        found = connection.execute(_COLUMNS).fetchall()
    return frozenset(name.removeprefix(f"{_ENTRY}_") for (name,) in found)


def _compared(
    store: str, section: str, found: Collection[str], said: tuple[Mapping[str, Column], ...]
) -> tuple[Fault, ...]:
    place = f"stores[{store}].{section}"
    new = unknown(found, said)
    gone = missing(found, said)
    return (
        *(P058.fault(f"the program writes '{name}', which is not declared", place) for name in new),
        *(P058.fault("the program writes no such thing", f"{place}.{name}") for name in gone),
    )
