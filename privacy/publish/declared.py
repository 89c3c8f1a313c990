"""What can be shown of a declaration, whoever looks and whenever?"""

from collections.abc import Collection
from dataclasses import dataclass

from privacy.declaration.model import Declaration
from privacy.declaration.proof import Proofs
from privacy.publish.about import (
    AppLine,
    PolicyLine,
    VendorLine,
    app_line,
    policy_line,
    vendor_line,
)
from privacy.publish.collected import Collected, collected
from privacy.publish.commitments import Commitment, commitments
from privacy.publish.ending import Ending, ending
from privacy.publish.languages import Language
from privacy.publish.prose import Section, sections
from privacy.publish.purposes import PurposeLine, purposes
from privacy.publish.recipients import Recipient, recipients
from privacy.publish.retention import RetentionLine, retention_lines
from privacy.publish.sent import Sent, sent
from privacy.publish.stores import StoreTable, stores
from privacy.publish.summary import Tile, tiles


@dataclass(frozen=True, slots=True)
class Declared:
    """What depends on the declaration, its proofs, the language and who has begun to take part."""

    language: Language
    app: AppLine
    vendor: VendorLine
    policy: PolicyLine
    tiles: tuple[Tile, ...]
    collected: tuple[Collected, ...]
    purposes: tuple[PurposeLine, ...]
    retention: tuple[RetentionLine, ...]
    recipients: tuple[Recipient, ...]
    sent: Sent
    ending: Ending
    stores: tuple[StoreTable, ...]
    commitments: tuple[Commitment, ...]
    sections: tuple[Section, ...]


def declared(
    declaration: Declaration, proofs: Proofs, language: str, begun: Collection[str]
) -> Declared:
    """Return all that a page shows of a declaration, its prose in this language.

    The other words of the declaration are in the language of the policy itself.
    """
    return Declared(
        language=Language.of(declaration.language),
        app=app_line(declaration.app),
        vendor=vendor_line(declaration.vendor),
        policy=policy_line(declaration, proofs),
        tiles=tiles(declaration, begun),
        collected=collected(declaration, proofs),
        purposes=purposes(declaration),
        retention=retention_lines(declaration),
        recipients=recipients(declaration, proofs, begun),
        sent=sent(declaration, proofs),
        ending=ending(declaration, proofs),
        stores=stores(declaration, proofs),
        commitments=commitments(declaration, proofs),
        sections=sections(declaration, language),
    )
