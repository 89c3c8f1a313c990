"""Which proofs are about this version? What runs now proves nothing about another one."""

from datetime import date

from privacy.declaration.model import Declaration
from privacy.declaration.proof import Proofs
from privacy.declaration.versions import Versions


def proven(proofs: Proofs, versions: Versions, declaration: Declaration, on: date) -> Proofs:
    """Return what proves a version on a day: nothing, unless it is in force.

    What was compared before the version took effect was compared with the one before it.
    """
    if versions.in_force(on) is not declaration:
        return Proofs()
    verified = (
        it for it in proofs.verified.values() if versions.in_force(it.at.date()) is declaration
    )
    return Proofs.of(proofs.enforced.values(), verified)
