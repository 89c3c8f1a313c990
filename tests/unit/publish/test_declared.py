from datetime import UTC, datetime

from privacy.declaration.proof import Enforcement, Proofs, Verification
from privacy.publish.declared import declared
from privacy.publish.grade import Grade
from tests.unit.publish.whole import declaration, whole

WHOLE = declaration(whole())


def test_the_prose_is_in_the_language_that_was_asked_for() -> None:
    assert declared(WHOLE, Proofs(), "de", ()).sections[0].language.code == "de"


def test_all_other_words_are_in_the_language_of_the_policy_itself() -> None:
    raw = whole()
    raw["policy"]["languages"] = ["de", "en"]

    assert declared(declaration(raw), Proofs(), "en", ()).language.code == "de"


def test_who_has_begun_to_take_part_is_active() -> None:
    found = declared(WHOLE, Proofs(), "en", {"hoster"})

    assert [it.state for it in found.recipients] == ["Active", "Announced"]
    assert found.tiles[0].value == "1 company and 1 announced"


def test_every_part_is_told_what_is_proven() -> None:
    at = datetime(2026, 11, 24, tzinfo=UTC)
    claims = (
        *(("retention", "day", "db.people"), ("columns", "db.people"), ("hosts",), ("cookies",)),
        *(("sdks",), ("scopes",), ("uninstall", "removed"), ("versions",)),
    )
    destroyed = ("uninstall", "destroyed", "db.people.name")
    proofs = Proofs.of(
        [Enforcement(destroyed, "destroyed")],
        [Verification(claim, str(claim), at) for claim in claims],
    )
    found = declared(WHOLE, proofs, "en", ())

    known = (
        *(found.collected[0].spots[0].known, found.stores[0].known),
        *(found.recipients[0].hosts_known, found.sent.cookies_known),
        *(found.recipients[0].packages_known, found.commitments[0].known),
        *(found.ending.removed.known, found.policy.known),
    )
    assert [it.how for it in known] == [str(claim) for claim in claims]
    assert {it.grade for it in known} == {Grade.CHECKED}
    assert found.ending.destroyed.known.grade is Grade.ENFORCED
