"""What was measured for a site, made up."""

from datetime import UTC, datetime, timedelta

from privacy.checks.dropped import Drops
from privacy.panel.evidence import Act, Evidence

NOW = datetime(2026, 11, 23, 14, 2, 5, tzinfo=UTC)


def some() -> Evidence:
    """Return the evidence of a site for which three identities are held."""
    return Evidence(
        measured_at=NOW,
        identities_held=3,
        oldest_held_since=NOW - timedelta(hours=21, minutes=40),
        next_expiry=NOW + timedelta(hours=2, minutes=20),
        last_expiry=NOW + timedelta(hours=23, minutes=10),
        reported_at=NOW - timedelta(days=2),
        calls={NOW.date(): 4, NOW.date() - timedelta(days=1): 2},
        swept_at=NOW - timedelta(minutes=3),
        dropped_cookies=Drops(0, None),
        acts=(Act(NOW - timedelta(days=1), "secret rotated", "1.0.0", "d" * 64),),
    )


def none() -> Evidence:
    """Return the evidence of a site for which nothing is held."""
    return Evidence(NOW, 0, None, None, None, None, {}, None, Drops(0, None), ())
