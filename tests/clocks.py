"""Which clock do tests have? One that stands still until it is moved."""

from datetime import UTC, datetime, timedelta

BEGINNING = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


class StoppedClock:
    """A clock that tests move."""

    def __init__(self, now: datetime = BEGINNING) -> None:
        self._now = now
        self._span = 1_000.0

    def now(self) -> datetime:
        return self._now

    def monotonic(self) -> float:
        return self._span

    def advance(self, by: timedelta) -> None:
        self._now += by
        self._span += by.total_seconds()

    def set(self, now: datetime) -> None:
        self._now = now
