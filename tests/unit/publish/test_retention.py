from typing import Any

import pytest

from privacy.declaration.model import Declaration
from privacy.publish.grade import DECLARED
from privacy.publish.retention import (
    UNSAID,
    Keeping,
    RetentionLine,
    columns,
    keeping,
    retention_lines,
)
from tests.unit.publish.whole import declaration, whole

WHOLE = declaration(whole())
DAY = Keeping("24 hours", "after it was fetched")


def held(of: Declaration, store: str) -> list[tuple[str | None, str | None]]:
    return [(column.item, retention) for column, retention in columns(of, of.store(store))]


def test_a_class_says_what_it_counts_from_how_far_it_may_go_and_what_ends_it() -> None:
    day, month = retention_lines(WHOLE)

    assert day == RetentionLine(
        *("day", DAY, "fetched_at", "7 days"), may_shorten=True, end="Deleted", known=DECLARED
    )
    assert (month.name, month.may_shorten) == ("month", False)
    assert month.end == "All that is kept of the site is erased"


def test_a_class_without_clock_and_ceiling_says_so() -> None:
    raw = whole()
    raw["retention"] = {"day": {"label": "x", "ttl": "PT0S", "on_expiry": "discard"}}

    (line,) = retention_lines(declaration(raw))
    assert (line.clock, line.ceiling, line.end) == (None, None, "Never stored")


def test_a_length_is_that_of_its_class_or_unsaid() -> None:
    assert keeping(WHOLE, "day") == DAY
    assert keeping(WHOLE, None) is UNSAID


def test_a_column_is_kept_under_its_own_class_or_that_of_its_store() -> None:
    assert held(WHOLE, "db.people") == [
        (None, "day"),
        (None, "day"),
        ("name", "day"),
        ("mail", "month"),
    ]


def test_a_copy_is_kept_under_the_class_of_the_copy() -> None:
    assert {retention for _, retention in held(WHOLE, "backup.db")} == {"month"}


@pytest.mark.parametrize("column", [{"item": "name"}, {"technical": "x"}])
def test_what_has_no_class_at_all_says_so(column: dict[str, Any]) -> None:
    raw = whole()
    del raw["stores"][0]["retention"]
    raw["stores"][0]["columns"] = {"one": column}

    assert held(declaration(raw), "db.people")[0] == (column.get("item"), None)
