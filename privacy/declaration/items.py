"""What is collected, about whom, why, and for how long?"""

from typing import Literal

from privacy.declaration.form import Category, Duration, Form, Id, SubjectKind, Use, Words


class Subject(Form):
    """A kind of people whom data is about."""

    label: Words
    fides: SubjectKind


class Item(Form):
    """An atom of data: stores, purposes and processors refer to it."""

    label: Words
    category: Category
    subject: Id
    source: Literal["atlassian_api", "atlassian_marketplace", "automatic", "customer", "app"]
    identifies: Literal["directly", "indirectly", "pseudonymous", "may_contain", "no"]


class Purpose(Form):
    """A reason to hold items."""

    label: Words
    fides: Use
    role: Literal["processor", "controller"]
    lawful_basis: Words | None = None
    items: tuple[Id, ...]
    required: bool
    default: Literal["on", "off"] | None = None


class RetentionClass(Form):
    """A length of keeping, with the clock that it counts from and what ends it."""

    label: Words
    clock: Id | None = None
    ttl: Duration
    ceiling: Duration | None = None
    site_may_shorten: bool = False
    on_expiry: Literal["discard", "delete", "erase_site"]
