"""Do the parts fit together, around one store, as the declaration in force lets them be?"""

from datetime import date
from pathlib import Path

import pytest

from privacy.declaration.in_force import InForce, LifetimeError
from privacy.declaration.model import Declaration
from privacy.declaration.versions import Versions
from privacy.identity.identities import Identities
from privacy.identity.standing import Standing
from tests.unit.declaration.small import loaded, small
from tests.unit.identity.stage import DAY, SOMEBODY, Stage

HOURS = {"identity_cache": "PT3H", "closed_account": "P30D"}


def declared(folder: Path, lengths: dict[str, str]) -> Declaration:
    raw = small()
    raw["policy"] |= {"version": "1.0.0", "effective": str(date(2026, 11, 23))}
    day = raw["retention"]["day"]
    raw["retention"] |= {
        name: {**day, "ttl": ttl, "on_expiry": "discard"} for name, ttl in lengths.items()
    }
    return loaded(folder / "policy", raw)


def identities(stage: Stage, folder: Path, lengths: dict[str, str]) -> Identities:
    version = declared(folder, lengths)
    in_force = InForce(Versions((version,), version), stage.clock)
    return Identities.of(stage.store, stage.database, stage.host, stage.log, in_force)


def test_what_is_looked_up_is_shown_erased_and_removed(stage: Stage, tmp_path: Path) -> None:
    made, site = identities(stage, tmp_path, HOURS), stage.jira

    assert made.directory.lookup(site, [SOMEBODY])[SOMEBODY].standing is Standing.ACTIVE
    shown = made.accounts.of(site, SOMEBODY)
    assert shown is not None
    assert shown.expires_at - shown.fetched_at == DAY / 8
    assert made.erasing.erase(site, SOMEBODY)
    assert made.accounts.of(site, SOMEBODY) is None

    made.directory.lookup(site, [SOMEBODY])
    assert list(made.remover.due(stage.clock.now() + DAY / 8)) == [1]
    made.directory.lookup(site, [SOMEBODY])
    stage.uninstall()
    assert made.forgetting.left_behind(site.site_id) == 1


def test_who_was_closed_is_remembered_as_long_as_is_declared(stage: Stage, tmp_path: Path) -> None:
    made = identities(stage, tmp_path, HOURS)
    made.erasing.close(stage.jira, [SOMEBODY], always=True)

    stage.clock.advance(29 * DAY)
    closed = made.directory.lookup(stage.jira, [SOMEBODY])[SOMEBODY].standing
    stage.clock.advance(DAY)
    later = made.directory.lookup(stage.jira, [SOMEBODY])[SOMEBODY].standing

    assert (closed, later) == (Standing.CLOSED, Standing.ACTIVE)


@pytest.mark.parametrize("missing", HOURS)
def test_without_a_declared_time_there_are_no_identities(
    stage: Stage, tmp_path: Path, missing: str
) -> None:
    lengths = {name: ttl for name, ttl in HOURS.items() if name != missing}

    with pytest.raises(LifetimeError, match=missing):
        identities(stage, tmp_path, lengths)
