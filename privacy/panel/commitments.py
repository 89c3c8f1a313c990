"""What else is promised, on one line each?"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from privacy.declaration.model import Declaration
from privacy.declaration.promises import Compliance, Security
from privacy.panel.grade import DECLARED, Known
from privacy.panel.words import listed, span

_CCPA: Final = {"service_provider": "Service provider", "business": "Business"}
_ACCEPTANCE: Final = {
    "continued_use": "By using the app",
    "recorded_acknowledgement": "By an administrator's recorded acknowledgement",
}


@dataclass(frozen=True, slots=True)
class Commitment:
    """One promise."""

    label: str
    value: str
    known: Known = DECLARED


def commitments(declaration: Declaration) -> tuple[Commitment, ...]:
    """Return the promises that need one line each."""
    lines = (
        *_browser(declaration),
        *_security(declaration.security),
        *_compliance(declaration.compliance),
        *_policy(declaration),
    )
    return tuple(Commitment(label, value) for label, value in lines)


def _browser(declaration: Declaration) -> Iterator[tuple[str, str]]:
    cookies = (f"{it.label} ({it.id}, {span(it.ttl)})" for it in declaration.cookies)
    mails = (f"{it.label} ({it.kind})" for it in declaration.email)
    children = declaration.statements.children.directed_to_children
    yield "Cookies", listed(tuple(cookies))
    yield "E-mail", listed(tuple(mails))
    yield "Made for children", _yes(children)


def _security(security: Security) -> Iterator[tuple[str, str]]:
    yield "On the wire", security.in_transit
    yield "At rest", security.at_rest
    yield "Payment card data", "Held" if security.payment_cards.held else "Not held"
    yield "Security certificates", listed(security.certifications)
    yield "If data is exposed, you hear of it within", span(security.breach_notice)


def _compliance(compliance: Compliance) -> Iterator[tuple[str, str]]:
    gdpr, ccpa, residency = compliance.gdpr, compliance.ccpa, compliance.data_residency
    yield "Role under the GDPR", " and ".join(gdpr.as_).capitalize()
    yield "Data processing agreement", gdpr.dpa_url or "Ask us"
    yield "Role under California's CCPA", _CCPA[ccpa.as_]
    yield "Personal information sold or shared", _yes(ccpa.sells or ccpa.shares)
    yield "Choice of region", _yes(residency.supported)
    yield "Kept in", listed(residency.stored_in)
    yield "Used to train models", _yes(compliance.ai_training)
    yield "Automated decisions about people", _yes(compliance.automated_decisions)


def _policy(declaration: Declaration) -> Iterator[tuple[str, str]]:
    yield "Accepted", _ACCEPTANCE[declaration.policy.acceptance]
    yield "Notice before a change that matters", span(declaration.policy.notice)
    yield "What the app may do in your site", listed(declaration.app.scopes)


def _yes(said: bool) -> str:  # noqa: FBT001  # the value to be worded
    return "Yes" if said else "No"
