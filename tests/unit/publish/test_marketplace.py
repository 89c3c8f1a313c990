import json
from typing import Any

from privacy.declaration.model import Declaration
from privacy.publish.marketplace import marketplace
from tests.unit.declaration.small import changed, small
from tests.unit.publish.edited import edited, loaded


def exported(declaration: Declaration) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(marketplace(declaration))
    return said


def answers(declaration: Declaration) -> dict[str, Any]:
    said: dict[str, Any] = exported(declaration)["appTrustInformation"]
    return said


def test_the_small_declaration_gives_these_answers() -> None:
    said = answers(loaded(small()))

    assert said["dataAccessAndStorage"] == {
        "appProcessEUDOutsideAtlassian": True,
        "typesOfDataAccessed": ["Name"],
        "appStoresEUDOutsideAtlassian": True,
        "typesOfDataStored": ["Name"],
        "isSameDataProcessedAndStored": True,
    }
    assert said["thirdPartyInformation"] == {
        "isEndUserDataShared": True,
        "dataSubProcessors": "Host Ltd",
        "thirdPartyDetails": [
            {
                "name": "Host Ltd",
                "link": "https://host.example/dpa",
                "purpose": "Servers",
                "thirdPartyCountries": ["Germany"],
            }
        ],
    }
    assert said["logDetails"] == {
        "logEndUserData": False,
        "logProcessAndOrStoreEUDOutsideAtlassian": False,
        "logEUDShareWithThirdParty": False,
    }
    assert said["dataResidency"] == {
        "isDataResidencySupported": "APP_DOES_NOT_SUPPORT_DR",
        "countriesWhereEndUserDataStored": ["Germany"],
    }
    assert said["dataRetention"] == {
        "isDataRetentionSupported": True,
        "retentionDurationInDays": {"min": 1, "max": 1},
        "isCustomRetentionPeriodAllowed": False,
        "isRetentionDurationIndefinite": False,
    }
    assert said["security"] == {"securityContact": "security@vendor.example"}


def test_what_the_declaration_cannot_tell_is_left_to_the_vendor() -> None:
    declaration = loaded(small())
    said = exported(declaration)

    assert said["declaration"] == {"version": "1.0.0", "digest": declaration.digest}
    assert said["left_to_you"]["security.isDiskEncryptionSupported"] == (
        "the declaration says in words: sealed"
    )
    assert said["left_to_you"]["security.permissionsJustification"] == (
        "the declaration lists the scopes, but not why: READ"
    )
    assert said["left_to_you"]["properties.formStatus"] == "it tells how far the form is filled in"
    assert "properties" not in said["appTrustInformation"]
    assert said["left_to_you"]["logDetails.logsIntegralForAppFunctionality"] == (
        "the declaration does not say this"
    )


def test_data_that_is_not_stored_is_accessed_only() -> None:
    said = answers(loaded(changed("stores.0.kind", "memory")))

    assert said["dataAccessAndStorage"]["appProcessEUDOutsideAtlassian"] is True
    assert said["dataAccessAndStorage"]["appStoresEUDOutsideAtlassian"] is False
    assert said["dataAccessAndStorage"]["isSameDataProcessedAndStored"] is False


def test_a_log_with_names_is_told() -> None:
    raw: dict[str, Any] = small()
    raw["stores"].append(
        {
            "id": "log.app",
            "kind": "log",
            "label": "Log",
            "at": "host",
            "retention": "day",
            "fields": {"name": {"item": "name"}},
        }
    )
    said = answers(loaded(raw))["logDetails"]

    assert said == {
        "logEndUserData": True,
        "logProcessAndOrStoreEUDOutsideAtlassian": True,
        "logEUDShareWithThirdParty": True,
    }


def test_without_anything_kept_there_is_no_length() -> None:
    said = exported(loaded(changed("lifecycle.uninstall.kept", [])))

    assert said["appTrustInformation"]["dataRetention"]["isDataRetentionSupported"] is False
    assert said["left_to_you"]["dataRetention.retentionDurationInDays"] == (
        "no end-user data stays after the app is removed"
    )


def test_a_length_that_a_site_may_shorten_is_told() -> None:
    said = answers(loaded(changed("retention.day.site_may_shorten", value=True)))

    assert said["dataRetention"]["isCustomRetentionPeriodAllowed"] is True


def test_a_kind_of_residency_has_no_known_word() -> None:
    said = exported(loaded(changed("compliance.data_residency.supported", value=True)))

    assert "isDataResidencySupported" not in said["appTrustInformation"]["dataResidency"]
    assert "not published" in said["left_to_you"]["dataResidency.isDataResidencySupported"]


def test_a_company_without_a_web_address_has_no_link() -> None:
    changes = {"processors.0.dpa_url": None, "processors.0.role": "own_affiliate"}
    parties = answers(edited(changes))["thirdPartyInformation"]["thirdPartyDetails"]

    assert parties[0]["link"] == ""
