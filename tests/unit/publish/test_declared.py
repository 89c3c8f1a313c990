from datetime import UTC, datetime

from privacy.declaration.proof import Proofs, Verification
from privacy.publish.declared import declared
from privacy.publish.grade import Grade
from tests.unit.publish.whole import declaration, whole

WHOLE = declaration(whole())


def test_the_prose_is_in_the_language_that_was_asked_for() -> None:
    assert declared(WHOLE, Proofs(), "de").sections[0].language.code == "de"


def test_every_part_is_told_what_is_proven() -> None:
    at = datetime(2026, 11, 24, tzinfo=UTC)
    claims = (
        *(("retention", "day", "db.people"), ("columns", "db.people"), ("hosts",), ("cookies",)),
        *(("scopes",), ("uninstall", "destroyed"), ("uninstall", "removed"), ("versions",)),
    )
    found = declared(
        WHOLE, Proofs.of([], [Verification(claim, str(claim), at) for claim in claims]), "en"
    )

    known = (
        *(found.collected[0].spots[0].known, found.stores[0].known, found.recipients[0].known),
        *(found.sent.cookies_known, found.commitments[0].known, found.ending.destroyed.known),
        *(found.ending.removed.known, found.policy.known),
    )
    assert [it.how for it in known] == [str(claim) for claim in claims]
    assert {it.grade for it in known} == {Grade.CHECKED}
