import pytest

from privacy.publish.answers import Untold, told, untold
from privacy.publish.marketplace_law import law
from tests.unit.declaration.small import changed, small
from tests.unit.publish.edited import AMERICAN, edited, loaded

TRANSFERRED = "gdpr.dataTransfer.isEndUserDataTransferredOutsideEEA"
ADHERED = "gdpr.dataTransfer.isTransferComplianceMechanismsAdhered"


def at(changes: dict[str, object], path: str) -> object:
    here: object = law(edited(changes))
    for step in path.split("."):
        assert isinstance(here, dict)
        here = here[step]
    return here


def test_the_small_declaration_gives_these_answers() -> None:
    assert told(law(loaded(small()))) == {
        "privacyEnhancingTechniques": {
            "arePrivacyEnhancingTechniquesSupported": True,
            "privacyEnhancingTechniquesSupported": ["encrypted"],
        },
        "gdpr": {
            "dataController": {"isAppDataController": "FALSE", "endUserDataTypes": []},
            "dataProcessor": {"isAppDataProcessor": "TRUE", "endUserDataTypes": ["Name"]},
            "dataTransfer": {"isEndUserDataTransferredOutsideEEA": False},
        },
        "ccpa": {
            "business": {"isAppBusiness": "FALSE"},
            "serviceProvider": {"isAppServiceProvider": "TRUE", "endUserDataTypes": ["Name"]},
        },
    }


def test_without_protection_no_technique_is_named() -> None:
    columns = {"id": {"technical": "row id"}, "name": {"item": "name", "retention": "day"}}
    said = told(law(loaded(changed("stores.0.columns", columns))))

    assert said["privacyEnhancingTechniques"] == {
        "arePrivacyEnhancingTechniquesSupported": False,
        "privacyEnhancingTechniquesSupported": [],
    }


def test_a_controllers_items_are_told_as_such() -> None:
    changes = {
        "purposes.greet.role": "controller",
        "purposes.greet.lawful_basis": "contract",
        "compliance.gdpr.as": ["controller"],
    }
    said = law(edited(changes))["gdpr"]

    assert isinstance(said, dict)
    assert said["dataController"] == {"isAppDataController": "TRUE", "endUserDataTypes": ["Name"]}
    assert said["dataProcessor"] == {"isAppDataProcessor": "FALSE", "endUserDataTypes": []}


def test_a_business_is_no_service_provider() -> None:
    ccpa = {"as": "business", "sells": False, "shares": False}

    assert told(law(edited({"compliance.ccpa": ccpa})))["ccpa"] == {
        "business": {"isAppBusiness": "TRUE"},
        "serviceProvider": {"isAppServiceProvider": "FALSE", "endUserDataTypes": []},
    }


@pytest.mark.parametrize(
    ("changes", "transferred", "adhered"),
    [
        ({}, False, Untold("no transfer is declared that would need a mechanism")),
        (AMERICAN, True, True),
        (
            {"processors.0.locations": ["Near you"]},
            Untold("told in words, where it works: Host Ltd"),
            Untold("no transfer is declared that would need a mechanism"),
        ),
        (
            {"vendor.country": "US"},
            True,
            Untold("the vendor itself is outside the EEA; its own mechanism is not declared"),
        ),
    ],
)
def test_transfers_are_told_as_far_as_they_are_known(
    changes: dict[str, object], transferred: object, adhered: object
) -> None:
    assert at(changes, TRANSFERRED) == transferred
    assert at(changes, ADHERED) == adhered


def test_a_transfer_without_a_mechanism_is_not_passed_over() -> None:
    changes: dict[str, object] = {
        **AMERICAN,
        "processors.0.transfer": {"mechanism": "not_applicable", "reason": "Another agreement"},
    }

    assert at(changes, ADHERED) is False


def test_an_agreement_with_an_address_is_offered() -> None:
    said = law(loaded(changed("compliance.gdpr.dpa_url", "https://v.example/dpa")))

    assert said["dataProcessingAgreement"] == {
        "isDPASupported": "TRUE",
        "link": Untold(
            "the form's name for the link is not published; "
            "the agreement is at https://v.example/dpa"
        ),
    }
    assert "dataProcessingAgreement.isDPASupported" in untold(law(loaded(small())))
