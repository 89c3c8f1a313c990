"""What does the page show? Everything from the declaration and the evidence, nothing by hand."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from privacy.declaration.model import Declaration
from privacy.declaration.parties import Vendor
from privacy.panel.collected import Collected, collected
from privacy.panel.commitments import Commitment, commitments
from privacy.panel.ending import Ending, ending
from privacy.panel.evidence import Evidence
from privacy.panel.grade import Grade, Known
from privacy.panel.held import ActLine, Held, act_line, held
from privacy.panel.prose import Section, sections
from privacy.panel.recipients import Recipient, recipients
from privacy.panel.stores import StoreTable, stores
from privacy.panel.summary import Tile, tiles
from privacy.panel.words import Moment, day, moment

_PRODUCTS: Final = {"jira": "Jira", "confluence": "Confluence"}
_KEPT: Final = 8


@dataclass(frozen=True, slots=True)
class PolicyLine:
    """Which version of the policy this is."""

    version: str
    summary: str
    published: Moment
    effective: Moment
    digest: str


@dataclass(frozen=True, slots=True)
class Declared:
    """What depends on the declaration alone; made once for each."""

    app: str
    vendor: Vendor
    policy: PolicyLine
    tiles: tuple[Tile, ...]
    collected: tuple[Collected, ...]
    stores: tuple[StoreTable, ...]
    recipients: tuple[Recipient, ...]
    ending: Ending
    commitments: tuple[Commitment, ...]
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class PanelPage:
    """All that the template needs."""

    site: str
    product: str
    viewer: str | None
    in_force: bool
    held: Held
    acts: tuple[ActLine, ...]
    acts_known: Known
    declared: Declared
    grades: tuple[Grade, ...]


def build(
    declaration: Declaration, viewer: str | None, site: str, product: str, evidence: Evidence
) -> PanelPage:
    """Return the page for a viewer, if their name is known, of a site."""
    measured = moment(evidence.measured_at)
    return PanelPage(
        site=site.removeprefix("https://"),
        product=_PRODUCTS[product],
        viewer=viewer,
        in_force=evidence.measured_at.date() >= declaration.policy.effective,
        held=held(evidence),
        acts=tuple(act_line(act) for act in evidence.acts),
        acts_known=Known(Grade.MEASURED, "read for this page", measured),
        declared=declared(declaration),
        grades=tuple(reversed(Grade)),
    )


@lru_cache(maxsize=_KEPT)
def declared(declaration: Declaration) -> Declared:
    """Return what the page shows of the declaration; made once for each declaration."""
    return Declared(
        app=declaration.app.name,
        vendor=declaration.vendor,
        policy=_policy(declaration),
        tiles=tiles(declaration),
        collected=collected(declaration),
        stores=stores(declaration),
        recipients=recipients(declaration),
        ending=ending(declaration),
        commitments=commitments(declaration),
        sections=sections(declaration),
    )


def _policy(declaration: Declaration) -> PolicyLine:
    policy = declaration.policy
    return PolicyLine(
        version=policy.version,
        summary=policy.summary,
        published=day(policy.published),
        effective=day(policy.effective),
        digest=declaration.digest,
    )
