"""Is marketing called marketing, and can one leave it?"""

from collections.abc import Iterator
from typing import Final

from privacy.declaration.draft import Draft
from privacy.declaration.faults import Finding, Rule
from privacy.declaration.taxonomy import is_within

P080: Final = Rule(
    "P080",
    "marketing has a way out",
    "whoever objects to it must be left alone (GDPR Article 21(2)), and mail programs ask for it",
    "add `unsubscribe: one_click`",
)
P081: Final = Rule(
    "P081",
    "the kind of an e-mail fits its purpose",
    "marketing needs another basis than what a service has to tell",
    "correct the kind, or name the purpose that the e-mail serves",
)
RULES: Final = (P080, P081)

_MARKETING: Final = "marketing"


def check(draft: Draft) -> Iterator[Finding]:
    """Return what is wrong with the e-mails."""
    for number, mail in draft.email.items():
        is_marketing = mail.kind == _MARKETING
        if is_marketing and mail.unsubscribe is None:
            yield P080.broken("kind marketing needs unsubscribe: one_click", "email", number)
        purpose = draft.purposes.get(mail.purpose)
        if purpose is not None and is_marketing != is_within(purpose.fides, _MARKETING):
            what = f"is {mail.kind}, but uses purpose '{mail.purpose}' ({purpose.fides})"
            yield P081.broken(what, "email", number)
