import json
from typing import Any

import pytest

from privacy.publish.drift import drift
from privacy.publish.marketplace import marketplace
from tests.unit.declaration.small import small
from tests.unit.publish.edited import loaded


def faults(place: str, value: object, *, wrapped: bool = True) -> list[str]:
    """Return the faults where the Marketplace gives another answer at one place."""
    declaration = loaded(small())
    published: Any = json.loads(marketplace(declaration))
    answers = published["appTrustInformation"]
    *steps, last = place.split(".")
    here = answers
    for step in steps:
        here = here[step]
    here[last] = value
    text = json.dumps(published if wrapped else answers)
    return [str(fault) for fault in drift(declaration, text, "answers.json")]


def test_what_was_exported_does_not_drift() -> None:
    declaration = loaded(small())

    assert drift(declaration, marketplace(declaration), "answers.json") == ()


@pytest.mark.parametrize("wrapped", [True, False])
def test_another_number_is_named(*, wrapped: bool) -> None:
    place = "dataRetention.retentionDurationInDays.max"

    assert faults(place, 90, wrapped=wrapped) == [
        (
            "answers.json: error P132 Marketplace answer dataRetention.retentionDurationInDays.max "
            "is 90; the declaration gives 1"
        )
    ]


@pytest.mark.parametrize(
    ("place", "value", "what"),
    [
        ("logDetails.logEndUserData", True, "logDetails.logEndUserData is true; the declara"),
        ("logDetails", {}, "logDetails.logEndUserData is missing; the declaration gives false"),
        ("logDetails", "no", "logDetails.logEndUserData is missing; the declaration gives false"),
        (
            "privacy.gdpr.dataProcessor.isAppDataProcessor",
            "NOT_APPLICABLE",
            (
                "privacy.gdpr.dataProcessor.isAppDataProcessor is NOT_APPLICABLE; the declaration "
                "gives TRUE"
            ),
        ),
        ("security.securityContact", "x@y.example", "security.securityContact is x@y.example; "),
        (
            "thirdPartyInformation.thirdPartyDetails",
            [],
            "thirdPartyInformation.thirdPartyDetails is nobody; the declaration gives Host Ltd",
        ),
        (
            "thirdPartyInformation.thirdPartyDetails",
            [{"name": "Z"}, "odd", {"name": "A"}],
            "thirdPartyInformation.thirdPartyDetails is A, Z, odd; the declaration gives Host Ltd",
        ),
    ],
)
def test_each_other_answer_is_named(place: str, value: object, what: str) -> None:
    found = faults(place, value)

    assert found[0].startswith(f"answers.json: error P132 Marketplace answer {what}")


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("privacy.gdpr.dataProcessor.isAppDataProcessor", True),
        ("logDetails.logEndUserData", "FALSE"),
        ("dataAccessAndStorage.typesOfDataAccessed", ["What they are called"]),
        ("thirdPartyInformation.dataSubProcessors", "See our page"),
        ("security.requiresUsersToProvidePATs", True),
    ],
)
def test_the_same_in_other_words_is_no_drift(place: str, value: object) -> None:
    assert faults(place, value) == []


@pytest.mark.parametrize("text", ["", "x", "[]", "3", "[" * 100_000])
def test_a_file_without_answers_is_a_fault(text: str) -> None:
    declaration = loaded(small())

    assert [str(fault) for fault in drift(declaration, text, "answers.json")] == [
        "answers.json: error P132 is no answer of the Marketplace, which would be JSON"
    ]
