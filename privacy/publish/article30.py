"""What is the record of processing that GDPR Article 30 asks for? As Markdown."""

from collections.abc import Iterator
from typing import Final

from privacy.declaration.model import Declaration
from privacy.publish.article30_tables import data, kept, purposes, recipients, transfers
from privacy.publish.markdown import inert, points
from privacy.publish.words import day, listed, place, span

_ANYBODY: Final = "each customer on whose Jira or Confluence site the app is installed"


def article30(declaration: Declaration, controller: str | None = None) -> str:
    """Return the record for a customer, and the one of what the vendor decides on itself."""
    lines = [*_head(declaration), *_for_customers(declaration, controller or _ANYBODY)]
    if any(it.role == "controller" for it in declaration.purposes.values()):
        lines += _for_the_vendor(declaration)
    return "\n".join(lines) + "\n"


def _head(declaration: Declaration) -> Iterator[str]:
    policy = declaration.policy
    yield f"# Record of processing: {inert(declaration.app.name)}"
    yield ""
    yield f"Version {policy.version}, in force from {day(policy.effective).text}."
    yield f"SHA-256 of the declaration: `{declaration.digest}`."


def _for_customers(declaration: Declaration, controller: str) -> Iterator[str]:
    yield from ("", "## As a processor: Article 30(2)")
    yield from _titled("(a) Processor and controller")
    yield from _vendor(declaration, "Processor")
    yield from points([("Controller", controller)])
    yield from _titled("(b) Categories of processing")
    yield from purposes(declaration, "processor")
    yield from _titled("Data")
    yield from data(declaration, "processor")
    yield from _titled("(c) Transfers to third countries, and their safeguards")
    yield from transfers(declaration)
    yield from _titled("(d) Security")
    yield from _security(declaration)
    yield from _titled("Recipients")
    yield from recipients(declaration)
    yield from _titled("Time limits")
    yield from kept(declaration)


def _for_the_vendor(declaration: Declaration) -> Iterator[str]:
    yield from ("", "## As a controller: Article 30(1)")
    yield from _titled("(a) Controller")
    yield from _vendor(declaration, "Controller")
    yield from _titled("(b) Purposes")
    yield from purposes(declaration, "controller")
    yield from _titled("(c) Categories of data and of people")
    yield from data(declaration, "controller")
    yield from _titled("(d) to (g)")
    yield "Recipients, transfers, time limits and security are those of the first part."


def _vendor(declaration: Declaration, role: str) -> Iterator[str]:
    vendor = declaration.vendor
    yield from points(
        [
            (role, vendor.legal_name),
            ("Address", f"{vendor.address} ({place(vendor.country)})"),
            ("Contact", vendor.privacy_contact),
            ("Representative in the Union", vendor.eu_representative or "none named"),
            ("Data protection officer", vendor.dpo or "none named"),
        ]
    )


def _security(declaration: Declaration) -> Iterator[str]:
    security = declaration.security
    yield from points(
        [
            ("On the wire", security.in_transit),
            ("At rest", security.at_rest),
            ("Kept in", listed(map(place, declaration.compliance.data_residency.stored_in))),
            ("Certificates", listed(security.certifications)),
            ("Notice of a breach within", span(security.breach_notice)),
        ]
    )


def _titled(title: str) -> tuple[str, ...]:
    return "", f"### {title}", ""
