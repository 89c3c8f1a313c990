"""Does the clock choose, and may the program keep what it keeps under every version to come?"""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from privacy.declaration.in_force import InForce, LifetimeError
from privacy.declaration.model import Declaration
from privacy.declaration.versions import Versions
from tests.clocks import StoppedClock
from tests.unit.declaration.small import loaded, small

SOON = date(2026, 12, 23)


def version(folder: Path, number: str, effective: date, ttl: str) -> Declaration:
    raw: dict[str, Any] = small()
    raw["policy"] |= {"version": number, "effective": str(effective)}
    raw["retention"]["day"] |= {"ttl": ttl, "on_expiry": "discard"}
    return loaded(folder / number, raw)


def in_force(folder: Path, ttl: str = "P2D") -> InForce:
    """Return two versions: the first holds, the second is announced."""
    first = version(folder, "1.0.0", date(2026, 11, 23), "P1D")
    second = version(folder, "2.0.0", SOON, ttl)
    return InForce(Versions((first, second), second), StoppedClock())


def test_the_day_changes_the_version_and_its_lengths_without_a_restart(tmp_path: Path) -> None:
    chosen = in_force(tmp_path)
    lifetime = chosen.lifetime("day")
    clock = chosen.clock
    assert isinstance(clock, StoppedClock)

    clock.set(datetime(2026, 12, 22, 23, 59, 59, tzinfo=UTC))
    before = (chosen.today, chosen.now().policy.version, len(chosen.coming()), lifetime())
    clock.advance(timedelta(seconds=1))

    assert before == (date(2026, 12, 22), "1.0.0", 1, timedelta(days=1))
    assert chosen.today == SOON
    assert chosen.now().policy.version == "2.0.0"
    assert chosen.coming() == ()
    assert lifetime() == timedelta(days=2)


@pytest.mark.parametrize(("ttl", "retention"), [("PT0S", "day"), ("P1D", "nowhere")])
def test_a_version_to_come_under_which_nothing_may_be_kept_is_refused_now(
    tmp_path: Path, ttl: str, retention: str
) -> None:
    chosen = in_force(tmp_path, ttl)

    with pytest.raises(LifetimeError, match=rf"version [12]\.0\.0, retention\.{retention}: the"):
        chosen.lifetime(retention)


def test_reading_the_history_proves_the_versions_that_were_published(tmp_path: Path) -> None:
    chosen = in_force(tmp_path)
    (shown,) = chosen.verified()

    assert shown.claim == ("versions",)
    assert shown.at == chosen.clock.now()
    assert InForce(Versions((), chosen.now()), chosen.clock).verified() == ()
