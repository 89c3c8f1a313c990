"""What else is promised: cookies, e-mail, the end of an install, security, the law?"""

from typing import Literal

from pydantic import Field

from privacy.declaration.form import DottedId, Duration, Form, Id, Words


class Cookie(Form):
    """A cookie that the app sets."""

    id: Words
    label: Words
    purpose: Id
    ttl: Duration
    secure: bool
    http_only: bool
    same_site: Literal["none", "lax", "strict"]
    partitioned: bool


class Email(Form):
    """A kind of e-mail that the app sends."""

    id: Id
    label: Words
    kind: Literal["transactional", "marketing"]
    purpose: Id
    unsubscribe: Literal["one_click"] | None = None


class Uninstall(Form):
    """What becomes of each store, or column of a store, when a site removes the app."""

    destroyed: tuple[DottedId, ...]
    removed: tuple[DottedId, ...]
    kept: tuple[DottedId, ...]
    retention: Id
    reinstall_restores: bool
    receipt: bool


class Lifecycle(Form):
    """What happens to what is held when the relation to a site changes."""

    uninstall: Uninstall


class PaymentCards(Form):
    """Whether card data is held."""

    held: bool
    delegated_to: Id | None = None


class Security(Form):
    """How what is held is kept safe."""

    in_transit: Words
    at_rest: Words
    payment_cards: PaymentCards
    certifications: tuple[Words, ...]
    breach_notice: Duration


class Gdpr(Form):
    """What the operator is under the GDPR."""

    as_: tuple[Literal["processor", "controller"], ...] = Field(alias="as")
    dpa_url: Words | None = None


class Ccpa(Form):
    """What the operator is under California's law."""

    as_: Literal["service_provider", "business"] = Field(alias="as")
    sells: bool
    shares: bool


class DataResidency(Form):
    """Whether a site may choose where its data lives, and where it lives."""

    supported: bool
    stored_in: tuple[Words, ...]


class Compliance(Form):
    """How the declaration stands to the law."""

    gdpr: Gdpr
    ccpa: Ccpa
    data_residency: DataResidency
    ai_training: bool
    automated_decisions: bool
