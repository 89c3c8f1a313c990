"""Who speaks, and since when?"""

from datetime import date
from typing import Literal

from privacy.declaration.form import Country, Duration, Form, Language, Version, Words


class App(Form):
    """The app that the declaration is about."""

    key: Words
    name: Words
    products: tuple[Literal["jira", "confluence"], ...]
    scopes: tuple[Words, ...]


class Vendor(Form):
    """Who runs the app and answers for it."""

    legal_name: Words
    address: Words
    country: Country
    privacy_contact: Words
    security_contact: Words
    support_url: Words
    dpo: Words | None = None
    eu_representative: Words | None = None


class Policy(Form):
    """Which version of the declaration this is."""

    version: Version
    published: date
    effective: date
    notice: Duration
    supersedes: Version | None = None
    summary: Words
    languages: tuple[Language, ...]
    acceptance: Literal["continued_use", "recorded_acknowledgement"]
