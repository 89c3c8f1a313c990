"""Who speaks, and since when?"""

from typing import Annotated, Literal

from pydantic import Field

from privacy.declaration.form import Country, Day, Duration, Form, Language, Version, Words


class App(Form):
    """The app that the declaration is about."""

    key: Words
    name: Words
    products: Annotated[
        tuple[Literal["jira", "confluence"], ...], Field(json_schema_extra={"minItems": 1})
    ]
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
    published: Day
    effective: Day
    notice: Duration
    supersedes: Version | None = None
    summary: Words
    languages: Annotated[tuple[Language, ...], Field(json_schema_extra={"minItems": 1})]
    acceptance: Literal["continued_use", "recorded_acknowledgement"]
