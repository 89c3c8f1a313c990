"""What does the Marketplace's form get about the GDPR and California's law?"""

from privacy.declaration.model import Declaration
from privacy.publish.answers import Answer, Answers, Untold
from privacy.publish.kept import kept
from privacy.publish.third_parties import (
    end_user_data,
    has_basis,
    is_outside,
    is_unplaced,
    third_parties,
    vendor_is_outside,
)


def law(declaration: Declaration) -> Answers:
    """Return the form's block `privacy`."""
    held = kept(declaration, declaration.stores)
    ways = {it.column.protection for it in held if it.column.protection}
    return {
        "privacyEnhancingTechniques": {
            "arePrivacyEnhancingTechniquesSupported": bool(ways),
            "privacyEnhancingTechniquesSupported": sorted(ways),
        },
        "gdpr": _gdpr(declaration),
        "ccpa": _ccpa(declaration),
        "dataProcessingAgreement": _agreement(declaration),
    }


def _gdpr(declaration: Declaration) -> Answers:
    roles = declaration.compliance.gdpr.as_
    return {
        "dataController": {
            "isAppDataController": _tri("controller" in roles),
            "endUserDataTypes": _handled(declaration, "controller"),
        },
        "dataProcessor": {
            "isAppDataProcessor": _tri("processor" in roles),
            "endUserDataTypes": _handled(declaration, "processor"),
        },
        "dataTransfer": {
            "isEndUserDataTransferredOutsideEEA": _is_transferred(declaration),
            "isTransferComplianceMechanismsAdhered": _has_mechanisms(declaration),
        },
    }


def _ccpa(declaration: Declaration) -> Answers:
    is_provider = declaration.compliance.ccpa.as_ == "service_provider"
    return {
        "business": {"isAppBusiness": _tri(not is_provider)},
        "serviceProvider": {
            "isAppServiceProvider": _tri(is_provider),
            "endUserDataTypes": _handled(declaration, "processor") if is_provider else [],
        },
    }


def _agreement(declaration: Declaration) -> Answers:
    # Without an address there may be an agreement all the same, on demand.
    address = declaration.compliance.gdpr.dpa_url
    if address is None:
        return {"isDPASupported": Untold("compliance.gdpr.dpa_url is not given")}
    link = Untold(f"the form's name for the link is not published; the agreement is at {address}")
    return {"isDPASupported": "TRUE", "link": link}


def _is_transferred(declaration: Declaration) -> Answer:
    parties = third_parties(declaration)
    if vendor_is_outside(declaration) or any(map(is_outside, parties)):
        return True
    names = ", ".join(it.legal_name for it in filter(is_unplaced, parties))
    return Untold(f"told in words, where it works: {names}") if names else False


def _has_mechanisms(declaration: Declaration) -> Answer:
    far = list(filter(is_outside, third_parties(declaration)))
    if not all(map(has_basis, far)):
        return False
    if vendor_is_outside(declaration):
        return Untold("the vendor itself is outside the EEA; its own mechanism is not declared")
    return True if far else Untold("no transfer is declared that would need a mechanism")


def _handled(declaration: Declaration, role: str) -> list[str]:
    purposes = declaration.purposes.values()
    names = {name for purpose in purposes if purpose.role == role for name in purpose.items}
    return [item.label for name, item in end_user_data(declaration).items() if name in names]


def _tri(answer: bool) -> str:  # noqa: FBT001  # the value to be written in the form's own way
    return "TRUE" if answer else "FALSE"
