from datetime import UTC, datetime

from privacy.declaration.proof import Enforcement, Proofs, Verification

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def test_proofs_are_found_by_their_claim() -> None:
    enforced = Enforcement(("cookies",), "it is dropped")
    verified = Verification(("hosts",), "it was compared", NOON)
    proofs = Proofs.of([enforced], [verified])

    assert proofs.enforced == {("cookies",): enforced}
    assert proofs.verified == {("hosts",): verified}


def test_what_is_not_wired_proves_nothing() -> None:
    assert Proofs.of() == Proofs()
    assert not Proofs().enforced
    assert not Proofs().verified


def test_further_parts_add_to_what_is_enforced() -> None:
    first = Enforcement(("cookies",), "it is dropped")
    second = Enforcement(("uninstall", "removed"), "it is removed")
    verified = Verification(("hosts",), "it was compared", NOON)
    proofs = Proofs.of([first], [verified]).also([second])

    assert proofs == Proofs.of([first, second], [verified])
