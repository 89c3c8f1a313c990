from datetime import UTC, date, datetime

from privacy.declaration.proof import Enforcement, Proofs, Verification
from privacy.declaration.versions import Versions
from privacy.publish.proven import proven
from tests.unit.publish.whole import version

OLD = version("1.0.0", "2026-01-01")
NEW = version("2.0.0", "2026-12-20")
VERSIONS = Versions((OLD, NEW), NEW)
STARTED = datetime(2026, 11, 24, 14, tzinfo=UTC)
PROOFS = Proofs.of(
    [Enforcement(("cookies",), "dropped")], [Verification(("hosts",), "compared", STARTED)]
)
BEFORE, AFTER = date(2026, 11, 24), date(2026, 12, 20)


def test_the_version_in_force_has_every_proof() -> None:
    assert proven(PROOFS, VERSIONS, OLD, BEFORE) == PROOFS


def test_no_other_version_has_any() -> None:
    assert proven(PROOFS, VERSIONS, NEW, BEFORE) == Proofs()
    assert proven(PROOFS, VERSIONS, OLD, AFTER) == Proofs()


def test_what_was_compared_with_the_version_before_does_not_count() -> None:
    assert proven(PROOFS, VERSIONS, NEW, AFTER) == Proofs.of(PROOFS.enforced.values())
