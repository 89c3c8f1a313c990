"""A version that is published, and drafts that would follow it."""

from collections.abc import Mapping

from privacy.declaration.faults import Fault
from privacy.declaration.model import Declaration
from privacy.declaration.place import Marks
from privacy.declaration.succession import version_faults
from privacy.declaration.versions import Versions
from tests.unit.declaration.comparing import declared, whole, with_values
from tests.unit.declaration.following import on

FIRST = declared(
    with_values(
        {
            "policy.version": "3.0.2",
            "policy.published": "2026-01-01",
            "policy.effective": "2026-01-01",
            "policy.supersedes": None,
        }
    )
)
TODAY = on("2026-11-01")
MAIL = {**whole()["processors"][0], "id": "post", "name": "Pigeonpost", "hosts": []}
RAISED: Mapping[str, object] = {
    "policy.version": "4.0.0",
    "policy.supersedes": "3.0.2",
    "policy.published": "2026-11-01",
    "policy.effective": "2026-12-01",
}


def draft(places: Mapping[str, object]) -> Declaration:
    """Return a version that may follow the first one, with other values at some places."""
    return declared(with_values({**RAISED, **places}))


def found(places: Mapping[str, object], *published: Declaration) -> list[str]:
    """Return what is wrong with such a draft beside what is published."""
    kept = published or (FIRST,)
    return said(version_faults(Versions(kept, draft(places)), TODAY, Marks()))


def said(faults: tuple[Fault, ...]) -> list[str]:
    """Return faults as they are told, without what is the same of all."""
    return [str(fault).removeprefix("privacy.yaml: error ") for fault in faults]
