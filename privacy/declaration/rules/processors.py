"""Is each processor named in full, and does it receive only what it needs?"""

from collections.abc import Iterator
from typing import Final

from privacy.declaration.draft import Draft
from privacy.declaration.faults import Finding, Rule
from privacy.declaration.parties import Policy
from privacy.declaration.processors import Processor

NAMED: Final = (
    "controllers must be able to name every sub-processor with address and contact "
    "(EDPB Opinion 22/2024)"
)
IDENTITY: Final = frozenset({"name", "legal_name", "address", "country", "contact"})

P040: Final = Rule(
    "P040",
    "a processor is named in full",
    NAMED,
    "take it from the processor's own terms or data processing agreement",
)
P042: Final = Rule(
    "P042",
    "a sub-processor has a data processing agreement",
    "a processor engages another only under a contract (GDPR Article 28(4))",
    "add dpa_url with the address of the agreement",
)
P044: Final = Rule(
    "P044",
    "a processor receives only what its purposes cover",
    "what no purpose needs may not be passed on (GDPR Article 5(1)(b))",
    "remove the item from receives, or name the purpose that needs it",
)
P046: Final = Rule(
    "P046",
    "a processor is optional only where its purposes are",
    "a site could switch off what the app cannot work without",
    "remove `optional`, or make the purpose `required: false`",
)
P047: Final = Rule(
    "P047",
    "what a processor's status says agrees with the dates",
    "an announced processor gets nothing before the policy that announces it is in force",
    "correct status, since or policy.effective",
)
RULES: Final = (P040, P042, P044, P046, P047)


def check(draft: Draft) -> Iterator[Finding]:
    """Return what is wrong with the processors themselves."""
    for number, processor in draft.processors.items():
        if processor.role == "sub_processor" and processor.dpa_url is None:
            yield P042.broken("role sub_processor needs dpa_url", "processors", number)
        yield from _uncovered(number, processor, draft)
        yield from _not_optional(number, processor, draft)
        if draft.policy is not None:
            yield from _untimely(number, processor, draft.policy)


def _uncovered(number: int, processor: Processor, draft: Draft) -> Iterator[Finding]:
    if not draft.purposes.keys() >= set(processor.purposes):
        return  # the purpose that cannot be read may be the one that covers it
    covered = {item for name in processor.purposes for item in draft.purposes[name].items}
    purposes = ", ".join(processor.purposes) or "none"
    for place, item in enumerate(processor.receives):
        if item in draft.data and item not in covered:
            what = f"'{item}' is covered by none of its purposes ({purposes})"
            yield P044.broken(what, "processors", number, "receives", place)


def _not_optional(number: int, processor: Processor, draft: Draft) -> Iterator[Finding]:
    for name in processor.purposes if processor.optional else ():
        purpose = draft.purposes.get(name)
        if purpose is not None and purpose.required:
            what = f"true, but its purpose '{name}' is required"
            yield P046.broken(what, "processors", number, "optional")


def _untimely(number: int, processor: Processor, policy: Policy) -> Iterator[Finding]:
    effective, steps = policy.effective, ("processors", number, "since")
    if processor.status == "announced" and processor.since < effective:
        what = f"announced, but {processor.since} is before policy.effective {effective}"
        yield P047.broken(what, *steps)
    if processor.status == "active" and processor.since > effective:
        what = f"active, but {processor.since} is after policy.effective {effective}"
        yield P047.broken(what, *steps)
