"""What allows data to leave the European Economic Area?"""

from collections.abc import Iterator
from typing import Final

from privacy.declaration.countries import CODES, EEA
from privacy.declaration.country_names import did_you_mean
from privacy.declaration.draft import Draft
from privacy.declaration.faults import Finding, Rule
from privacy.declaration.processors import Processor, Transfer

P041: Final = Rule(
    "P041",
    "data leaves the EEA only on a basis that is named",
    "a transfer to a third country needs one (GDPR Chapter V), and the page names it",
    "write a location as a country code, EU or EEA; where one is outside the EEA, add `transfer` "
    "with a mechanism, and a reference; with not_applicable a reason",
)
RULES: Final = (P041,)

_KNOWN: Final = frozenset({*CODES, "EU", "EEA"})
_WITH_REFERENCE: Final = ("adequacy", "scc_2021_module_2", "scc_2021_module_3", "bcr")


def check(draft: Draft) -> Iterator[Finding]:
    """Return what is wrong with the transfers to processors."""
    for number, processor in draft.processors.items():
        yield from _unknown(number, processor)
        outside = ", ".join(_outside(processor))
        if processor.transfer is not None:
            for what in _unfounded(processor.transfer, outside):
                yield P041.broken(what, "processors", number, "transfer")
        elif outside:
            what = f"outside the EEA ({outside}), but transfer is missing"
            yield P041.broken(what, "processors", number)


def _unknown(number: int, processor: Processor) -> Iterator[Finding]:
    transfer = processor.transfer
    if transfer is not None and transfer.mechanism != "none_needed":
        return  # a place may be told in words, too, such as: where your site is hosted
    lack = "transfer is missing" if transfer is None else "none_needed is not enough"
    for place, location in enumerate(processor.locations):
        if location not in _KNOWN:
            what = f"'{location}' may be outside the EEA, since it is no country code; {lack}"
            near = did_you_mean(location)
            yield P041.broken(f"{what}{near}", "processors", number, "locations", place)


def _outside(processor: Processor) -> Iterator[str]:
    if processor.country not in EEA:
        yield f"country {processor.country}"
    for location in processor.locations:
        if location in CODES and location not in EEA:
            yield f"location {location}"


def _unfounded(transfer: Transfer, outside: str) -> Iterator[str]:
    if transfer.mechanism in _WITH_REFERENCE and transfer.reference is None:
        yield f"mechanism {transfer.mechanism} needs a reference"
    if transfer.mechanism == "not_applicable" and transfer.reason is None:
        yield "mechanism not_applicable needs a reason"
    if transfer.mechanism == "none_needed" and outside:
        yield f"outside the EEA ({outside}), so none_needed is not enough"
