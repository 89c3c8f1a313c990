"""May the program start? Only where nothing that exists contradicts the declaration."""

from privacy.checks.declared import Declared
from privacy.checks.example import descriptor, draft, example
from privacy.checks.reality import Reality, Report, check
from privacy.declaration.faults import DeclarationError, Fault, errors_of
from privacy.declaration.in_force import InForce


def start(in_force: InForce, reality: Reality, *, production: bool) -> Report:
    """Return what was compared; raise DeclarationError with all that forbids the start."""
    declared = Declared(in_force.now(), in_force.coming())
    report = check(declared, reality)
    is_draft = in_force.versions.is_draft
    refused = refusals(declared, reality, is_draft=is_draft) if production else ()
    if errors_of((*refused, *report.faults)):
        raise DeclarationError((*refused, *report.faults))
    return report


def refusals(declared: Declared, reality: Reality, *, is_draft: bool) -> tuple[Fault, ...]:
    """Return what only production minds: an example, and an edit that is not published."""
    shown = (declared.in_force, *declared.coming)
    found = dict.fromkeys(fault for declaration in shown for fault in example(declaration))
    own = descriptor(reality.descriptor_key, reality.descriptor_addresses)
    return (*found, *draft(is_draft=is_draft), *own)
