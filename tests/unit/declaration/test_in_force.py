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


def renamed(declaration: Declaration) -> Declaration:
    """Return a version whose class has another name, as one that came before the class."""
    return declaration.model_copy(
        update={"retention": {"old": declaration.retention["day"]}}, deep=True
    )


def test_a_class_that_only_a_coming_version_has_is_taken_from_there(tmp_path: Path) -> None:
    first = renamed(version(tmp_path, "1.0.0", date(2026, 11, 23), "P1D"))
    second = version(tmp_path, "2.0.0", SOON, "P2D")
    third = version(tmp_path, "3.0.0", SOON + timedelta(days=30), "P3D")
    clock = StoppedClock()
    chosen = InForce(Versions((first, second, third), third), clock)

    lifetime = chosen.lifetime("day")

    before = lifetime()
    clock.set(datetime(2026, 12, 23, tzinfo=UTC))
    second_day = lifetime()
    clock.advance(timedelta(days=30))
    assert (before, second_day, lifetime()) == tuple(timedelta(days=days) for days in (2, 2, 3))


def test_a_class_that_one_of_the_coming_versions_lacks_is_refused_now(tmp_path: Path) -> None:
    first = version(tmp_path, "1.0.0", date(2026, 11, 23), "P1D")
    second = renamed(version(tmp_path, "2.0.0", SOON, "P2D"))
    third = version(tmp_path, "3.0.0", SOON + timedelta(days=30), "P3D")
    chosen = InForce(Versions((first, second, third), third), StoppedClock())

    with pytest.raises(LifetimeError, match=r"version 2\.0\.0, retention\.day: the"):
        chosen.lifetime("day")


def test_a_class_that_no_version_to_come_replaces_must_be_in_the_only_one(tmp_path: Path) -> None:
    only = renamed(version(tmp_path, "1.0.0", date(2026, 11, 23), "P1D"))

    with pytest.raises(LifetimeError, match=r"version 1\.0\.0, retention\.day: the"):
        InForce(Versions((only,), only), StoppedClock()).lifetime("day")


def test_a_class_under_which_nothing_may_be_kept_today_is_refused(tmp_path: Path) -> None:
    first = version(tmp_path, "1.0.0", date(2026, 11, 23), "PT0S")
    second = version(tmp_path, "2.0.0", SOON, "P2D")

    with pytest.raises(LifetimeError, match=r"version 1\.0\.0, retention\.day: the"):
        InForce(Versions((first, second), second), StoppedClock()).lifetime("day")


def test_reading_the_history_proves_the_versions_that_were_published(tmp_path: Path) -> None:
    chosen = in_force(tmp_path)
    (shown,) = chosen.verified()

    assert shown.claim == ("versions",)
    assert shown.at == chosen.clock.now()
    assert InForce(Versions((), chosen.now()), chosen.clock).verified() == ()
