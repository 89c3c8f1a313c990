"""When is something to be reported? Once its time has come, or if no clock can have meant it."""

from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Column, ColumnElement, bindparam, func, select

from privacy.connect.report import MOST
from privacy.storage.tables import identity_index, site_identities
from privacy.storage.tables import site as site_table

# No cycle is longer, so a time beyond it was written by a clock that was wrong.
_FARTHEST: Final = timedelta(days=91)
_C, _S = identity_index.c, site_identities.c
_LIFE = (
    select(site_table.c.life)
    .where(site_table.c.id == bindparam("site_id"), site_table.c.state == "installed")
    .scalar_subquery()
)


def times(now: datetime) -> dict[str, datetime]:
    """Return what the statements have to know about the time."""
    return {"now": now, "far": now + _FARTHEST}


def is_yet_to_come(at: datetime, now: datetime) -> bool:
    """Tell whether a time is to be waited for."""
    return now < at <= now + _FARTHEST


def _has_come(column: Column[Any]) -> ColumnElement[bool]:
    return (column <= bindparam("now")) | (column > bindparam("far"))


_IS_DUE = _has_come(_C.report_at) & (_C.expires_at > bindparam("now"))
SITES: Final = (
    select(_S.site_id)
    .where(_has_come(_S.report_at))
    .order_by(_S.report_at)
    .limit(bindparam("most"))
)
"""The sites that have something to report, those first that wait for longest."""

WAITING: Final = (
    select(func.count())
    .select_from(identity_index.join(site_identities, _S.site_id == _C.site_id))
    .where(_has_come(_S.report_at), _IS_DUE)
)
"""How many copies are to be reported."""

PORTION: Final = (
    select(_C.account_hash, _C.account_id, _C.fetched_at)
    .where(_C.site_id == bindparam("site_id"), _C.life == bindparam("life"), _IS_DUE)
    .order_by(_C.report_at)
    .limit(MOST)
)
"""What a life of a site is to report with one call."""

NEXT: Final = (
    select(_C.report_at)
    .where(_C.site_id == bindparam("site_id"), _C.life == _LIFE)
    .order_by(_C.report_at)
    .limit(1)
)
"""When a site has something to report next."""
