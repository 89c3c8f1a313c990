"""What else is promised, on one line each?"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from privacy.declaration.model import Declaration
from privacy.declaration.promises import Compliance, PaymentCards, Security
from privacy.declaration.proof import Proofs
from privacy.declaration.statements import Children
from privacy.publish.grade import DECLARED, Known, known
from privacy.publish.words import listed, place, span

_CCPA: Final = {"service_provider": "Service provider", "business": "Business"}
_ACCEPTANCE: Final = {
    "continued_use": "By using the app",
    "recorded_acknowledgement": "By an administrator's recorded acknowledgement",
}


@dataclass(frozen=True, slots=True)
class Commitment:
    """One promise; `is_own` tells whether its value is in the vendor's own words."""

    label: str
    value: str
    known: Known = DECLARED
    is_own: bool = False


def commitments(declaration: Declaration, proofs: Proofs) -> tuple[Commitment, ...]:
    """Return the promises that need one line each."""
    scopes = listed(declaration.app.scopes)
    return (
        Commitment("What the app may do in your site", scopes, known(proofs, "scopes")),
        Commitment("Made for children", _children(declaration.statements.children)),
        *_security(declaration, declaration.security),
        *_law(declaration.compliance),
        *_use(declaration.compliance),
        Commitment("Accepted", _ACCEPTANCE[declaration.policy.acceptance]),
        Commitment("Notice before a change that matters", span(declaration.policy.notice)),
    )


def _children(said: Children) -> str:
    age = f"; for people of {said.min_age} or older" if said.min_age is not None else ""
    return _yes(said.directed_to_children) + age


def _security(declaration: Declaration, said: Security) -> Iterator[Commitment]:
    yield Commitment("On the wire", said.in_transit, is_own=True)
    yield Commitment("At rest", said.at_rest, is_own=True)
    yield Commitment("Payment card data", _cards(declaration, said.payment_cards))
    yield Commitment("Security certificates", listed(said.certifications))
    yield Commitment("If data is exposed, you hear of it within", span(said.breach_notice))


def _cards(declaration: Declaration, said: PaymentCards) -> str:
    held = "Held" if said.held else "Not held"
    if said.delegated_to is None:
        return held
    return f"{held}; left to {declaration.processor(said.delegated_to).name}"


def _law(said: Compliance) -> Iterator[Commitment]:
    yield Commitment("Role under the GDPR", " and ".join(said.gdpr.as_).capitalize())
    yield Commitment("Data processing agreement", said.gdpr.dpa_url or "Ask us")
    yield Commitment("Role under California's CCPA", _CCPA[said.ccpa.as_])
    yield Commitment("Personal information sold", _yes(said.ccpa.sells))
    yield Commitment("Personal information shared for advertising", _yes(said.ccpa.shares))


def _use(said: Compliance) -> Iterator[Commitment]:
    residency = said.data_residency
    yield Commitment("Choice of region", _yes(residency.supported))
    yield Commitment("Kept in", listed(place(it) for it in residency.stored_in))
    yield Commitment("Used to train models", _yes(said.ai_training))
    yield Commitment("Automated decisions about people", _yes(said.automated_decisions))


def _yes(said: bool) -> str:  # noqa: FBT001  # the value to be worded
    return "Yes" if said else "No"
