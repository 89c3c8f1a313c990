"""Who else gets it?"""

from typing import Literal

from pydantic import Field

from privacy.declaration.form import Country, Day, Duration, Form, Id, Words


class Host(Form):
    """An address that is called, and from where."""

    host: Words
    side: Literal["backend", "browser"] = Field(alias="from")


Mechanism = Literal[
    "not_applicable", "none_needed", "adequacy", "scc_2021_module_2", "scc_2021_module_3", "bcr"
]


class Transfer(Form):
    """What allows data to leave the European Economic Area, or why nothing is needed."""

    mechanism: Mechanism
    reference: Words | None = None
    reason: Words | None = None


class Sdks(Form):
    """Packages by which data reaches a processor."""

    pypi: tuple[Words, ...] = ()
    npm: tuple[Words, ...] = ()


class Processor(Form):
    """A company that receives items, or from which they come."""

    id: Id
    name: Words
    legal_name: Words
    address: Words
    country: Country
    contact: Words
    dpa_url: Words | None = None
    role: Literal["sub_processor", "independent", "own_affiliate"]
    service: Words
    purposes: tuple[Id, ...]
    receives: tuple[Id, ...]
    keeps: Duration | None = None
    locations: tuple[Words, ...]
    transfer: Transfer | None = None
    hosts: tuple[Host, ...]
    sdks: Sdks = Sdks()
    optional: bool = False
    example: bool = False
    status: Literal["announced", "active", "retired"]
    since: Day
