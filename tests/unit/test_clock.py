"""Does the machine's clock tell what a Clock promises?"""

from datetime import UTC, timedelta

from privacy.clock import SystemClock


def test_the_time_of_day_has_its_zone() -> None:
    assert SystemClock().now().tzinfo is UTC


def test_the_time_of_day_moves_on() -> None:
    clock = SystemClock()
    first = clock.now()

    assert timedelta(0) <= clock.now() - first < timedelta(minutes=1)


def test_a_span_never_goes_back() -> None:
    clock = SystemClock()
    readings = [clock.monotonic() for _ in range(1_000)]

    assert readings == sorted(readings)
