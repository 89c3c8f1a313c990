"""What allows data to leave the European Economic Area?"""

from collections.abc import Iterator
from typing import Final

from privacy.declaration.countries import CODES, EEA
from privacy.declaration.draft import Draft
from privacy.declaration.faults import Finding, Rule
from privacy.declaration.processors import Processor, Transfer

P041: Final = Rule(
    "P041",
    "data leaves the EEA only on a basis that is named",
    "a transfer to a third country needs one (GDPR Chapter V), and the page names it",
    "add `transfer` with a mechanism, and a reference; with not_applicable a reason",
)
RULES: Final = (P041,)

_WITH_REFERENCE: Final = ("adequacy", "scc_2021_module_2", "scc_2021_module_3", "bcr")


def check(draft: Draft) -> Iterator[Finding]:
    """Return what is wrong with the transfers to processors."""
    for number, processor in draft.processors.items():
        outside = ", ".join(_outside(processor))
        if processor.transfer is not None:
            for what in _unfounded(processor.transfer, outside):
                yield P041.broken(what, "processors", number, "transfer")
        elif outside:
            what = f"outside the EEA ({outside}), but transfer is missing"
            yield P041.broken(what, "processors", number)


def _outside(processor: Processor) -> Iterator[str]:
    if processor.country not in EEA:
        yield f"country {processor.country}"
    for location in processor.locations:
        # A location may be told in words, too, such as: where your site is hosted.
        if location in CODES and location not in EEA:
            yield f"location {location}"


def _unfounded(transfer: Transfer, outside: str) -> Iterator[str]:
    if transfer.mechanism in _WITH_REFERENCE and transfer.reference is None:
        yield f"mechanism {transfer.mechanism} needs a reference"
    if transfer.mechanism == "not_applicable" and transfer.reason is None:
        yield "mechanism not_applicable needs a reason"
    if transfer.mechanism == "none_needed" and outside:
        yield f"outside the EEA ({outside}), so none_needed is not enough"
