"""Who else gets it?"""

from datetime import date
from typing import Literal

from pydantic import Field

from privacy.declaration.form import Country, Duration, Form, Id, Words


class Host(Form):
    """An address that is called, and from where."""

    host: Words
    side: Literal["backend", "browser"] = Field(alias="from")


class Transfer(Form):
    """What allows data to leave the European Economic Area, or why nothing is needed."""

    mechanism: Literal[
        "not_applicable", "none_needed", "adequacy", "scc_2021_module_2", "scc_2021_module_3", "bcr"
    ]
    reference: Words | None = None
    reason: Words | None = None


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
    transfer: Transfer
    hosts: tuple[Host, ...]
    optional: bool = False
    example: bool = False
    status: Literal["announced", "active", "retired"]
    since: date
