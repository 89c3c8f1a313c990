"""Whose policy is this, of which app, and to the letter which one?"""

from dataclasses import dataclass
from typing import Final

from privacy.declaration.model import Declaration
from privacy.declaration.parties import App, Policy, Vendor
from privacy.declaration.proof import Proofs
from privacy.publish.grade import DECLARED, Known, known
from privacy.publish.languages import Language
from privacy.publish.words import Moment, day, listed, place

PRODUCTS: Final = {"jira": "Jira", "confluence": "Confluence"}


@dataclass(frozen=True, slots=True)
class AppLine:
    """The app."""

    name: str
    key: str
    products: str


@dataclass(frozen=True, slots=True)
class VendorLine:
    """Who runs the app and answers for it."""

    legal_name: str
    address: str
    country: str
    privacy_contact: str
    security_contact: str
    support_url: str
    dpo: str
    eu_representative: str
    known: Known


@dataclass(frozen=True, slots=True)
class PolicyLine:
    """Which version of the policy this is, and its digest."""

    version: str
    summary: str
    published: Moment
    effective: Moment
    supersedes: str | None
    languages: str
    digest: str
    known: Known


def app_line(said: App) -> AppLine:
    """Return the app in words."""
    return AppLine(said.name, said.key, " and ".join(PRODUCTS[name] for name in said.products))


def vendor_line(said: Vendor) -> VendorLine:
    """Return the vendor in words."""
    return VendorLine(
        legal_name=said.legal_name,
        address=said.address,
        country=place(said.country),
        privacy_contact=said.privacy_contact,
        security_contact=said.security_contact,
        support_url=said.support_url,
        dpo=said.dpo or "None appointed",
        eu_representative=said.eu_representative or "None appointed",
        known=DECLARED,
    )


def policy_line(declaration: Declaration, proofs: Proofs) -> PolicyLine:
    """Return the version in words."""
    said: Policy = declaration.policy
    return PolicyLine(
        version=said.version,
        summary=said.summary,
        published=day(said.published),
        effective=day(said.effective),
        supersedes=said.supersedes,
        languages=listed(Language.of(code).name for code in said.languages),
        digest=declaration.digest,
        known=known(proofs, "versions"),
    )
