"""What is said about how the declaration stands to the law?"""

from collections.abc import Mapping
from typing import Final

from privacy.declaration.diff.saying import Saying, answer, value
from privacy.declaration.diff.weights import if_gained, if_lost, material

SAYINGS: Final[Mapping[str, Saying]] = {
    "compliance.gdpr.as.*": Saying(
        material,
        "Under the GDPR, the vendor is a {it} now",
        "Under the GDPR, the vendor is no longer a {it}",
    ),
    "compliance.gdpr.dpa_url": value("The vendor's data processing agreement", if_lost),
    "compliance.ccpa.as": answer("What the vendor is under California's law", material),
    "compliance.ccpa.sells": Saying(if_gained, "Data is sold", "Data is not sold"),
    "compliance.ccpa.shares": Saying(
        if_gained, "Data is shared for advertising", "Data is not shared for advertising"
    ),
    "compliance.data_residency.supported": Saying(
        if_lost,
        "A site can choose where its data is stored",
        "A site can no longer choose where its data is stored",
    ),
    "compliance.data_residency.stored_in.*": Saying(
        if_gained,
        "Data is stored in a further place: {it}",
        "Data is no longer stored in this place: {it}",
    ),
    "compliance.ai_training": Saying(
        if_gained, "Data trains models of AI", "Data does not train models of AI"
    ),
    "compliance.automated_decisions": Saying(
        if_gained,
        "Decisions about people are made by machines alone",
        "No decision about people is made by a machine alone",
    ),
}
