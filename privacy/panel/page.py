"""What does the panel show beside what is declared? What was measured, and what is coming."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from privacy.declaration.versions import Versions
from privacy.panel.evidence import Evidence
from privacy.panel.held import ActLine, Held, act_line, held
from privacy.publish.about import PRODUCTS
from privacy.publish.changes import Changed, changed
from privacy.publish.coming import Coming, announced, draft
from privacy.publish.editions import Edition, edition
from privacy.publish.grade import Grade, Known, measured
from privacy.publish.words import moment

_GRADES: Final = tuple(reversed(Grade))


@dataclass(frozen=True, slots=True)
class Visit:
    """Who looks, if their name is known, on which site; and on which day, which decides."""

    viewer: str | None
    site: str
    product: str
    on: date


@dataclass(frozen=True, slots=True)
class PanelPage:
    """All that the template needs beside the declaration."""

    site: str
    product: str
    viewer: str | None
    edition: Edition
    coming: tuple[Coming, ...]
    changed: Changed
    held: Held
    acts: tuple[ActLine, ...]
    acts_known: Known
    grades: tuple[Grade, ...]


def build(versions: Versions, visit: Visit, evidence: Evidence) -> PanelPage:
    """Return the page for a visit."""
    in_force = versions.in_force(visit.on)
    return PanelPage(
        site=visit.site.removeprefix("https://"),
        product=PRODUCTS[visit.product],
        viewer=visit.viewer,
        edition=edition(versions, in_force, visit.on),
        coming=announced(versions, visit.on) + draft(versions, visit.on),
        changed=changed(versions, in_force),
        held=held(evidence),
        acts=tuple(act_line(act) for act in evidence.acts),
        acts_known=measured("read for this page", moment(evidence.measured_at)),
        grades=_GRADES,
    )
