"""What does the app leave in a browser, and what does it send by e-mail?"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from privacy.declaration.model import Declaration
from privacy.declaration.promises import Cookie, Email
from privacy.declaration.proof import Proofs
from privacy.publish.grade import DECLARED, Known, known
from privacy.publish.words import span

_KINDS: Final = {"transactional": "About the service", "marketing": "News about products"}
_WAYS_OUT: Final = {None: "None", "one_click": "One click in each message"}


@dataclass(frozen=True, slots=True)
class CookieLine:
    """A cookie with everything that is said about it."""

    id: str
    label: str
    purpose: str
    lifetime: str
    flags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MailLine:
    """A kind of e-mail with everything that is said about it."""

    id: str
    label: str
    kind: str
    purpose: str
    way_out: str


@dataclass(frozen=True, slots=True)
class Sent:
    """All cookies and all kinds of e-mail."""

    cookies: tuple[CookieLine, ...]
    cookies_known: Known
    mails: tuple[MailLine, ...]
    mails_known: Known


def sent(declaration: Declaration, proofs: Proofs) -> Sent:
    """Return what is set in browsers and what is sent."""
    return Sent(
        cookies=tuple(_cookie(declaration, cookie) for cookie in declaration.cookies),
        cookies_known=known(proofs, "cookies"),
        mails=tuple(_mail(declaration, mail) for mail in declaration.email),
        mails_known=DECLARED,
    )


def _cookie(declaration: Declaration, it: Cookie) -> CookieLine:
    purpose = declaration.purposes[it.purpose].label
    return CookieLine(it.id, it.label, purpose, span(it.ttl), tuple(_flags(it)))


def _flags(it: Cookie) -> Iterator[str]:
    yield "Secure" if it.secure else "not Secure"
    yield "HttpOnly" if it.http_only else "not HttpOnly"
    yield f"SameSite={it.same_site.capitalize()}"
    yield "Partitioned" if it.partitioned else "not Partitioned"


def _mail(declaration: Declaration, it: Email) -> MailLine:
    return MailLine(
        id=it.id,
        label=it.label,
        kind=_KINDS[it.kind],
        purpose=declaration.purposes[it.purpose].label,
        way_out=_WAYS_OUT[it.unsubscribe],
    )
