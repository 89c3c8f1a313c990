"""What must be true at any moment, whatever happened? No entry without a row, and a true count."""

from collections import Counter

from tests.world import World


def entries(world: World) -> set[str]:
    """Return the keys of all cached identities, expired ones too."""
    found = world.cache.keys()
    return {key for key in found if "/" not in key}


def assert_whole(world: World) -> None:
    """Check that each entry has its row, and that each site counts as many as it has."""
    # In this order: a row may go after its entry.
    cached, noted = entries(world), world.noted()
    assert cached <= noted
    rows = Counter(row["site_id"] for row in world.rows("SELECT site_id FROM identity_index"))
    counted = world.rows("SELECT site_id, held FROM site_identities")
    assert {row["site_id"]: row["held"] for row in counted if row["held"]} == dict(rows)
