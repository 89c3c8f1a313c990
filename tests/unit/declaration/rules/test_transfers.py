from pathlib import Path

import pytest

from tests.unit.declaration.small import faults

COUNTRY = "    country: DE\n"
LOCATIONS = "locations: [DE]"
TRANSFER = "    transfer: { mechanism: none_needed }\n"


def transfer(words: str) -> tuple[str, str]:
    return TRANSFER, f"    transfer: {{ {words} }}\n"


@pytest.mark.parametrize(
    ("edits", "fault"),
    [
        (
            [(COUNTRY, "    country: US\n"), (TRANSFER, "")],
            (
                "privacy.yaml:38: error P041 processors[host]: "
                "outside the EEA (country US), but transfer is missing"
            ),
        ),
        (
            [(COUNTRY, "    country: CH\n"), (LOCATIONS, "locations: [DE, GB]"), (TRANSFER, "")],
            (
                "privacy.yaml:38: error P041 processors[host]: "
                "outside the EEA (country CH, location GB), but transfer is missing"
            ),
        ),
        (
            [(LOCATIONS, "locations: [US]")],
            (
                "privacy.yaml:50: error P041 processors[host].transfer: "
                "outside the EEA (location US), so none_needed is not enough"
            ),
        ),
        (
            [transfer("mechanism: scc_2021_module_3")],
            (
                "privacy.yaml:50: error P041 processors[host].transfer: "
                "mechanism scc_2021_module_3 needs a reference"
            ),
        ),
        (
            [transfer("mechanism: scc_2021_module_2, reason: x")],
            (
                "privacy.yaml:50: error P041 processors[host].transfer: "
                "mechanism scc_2021_module_2 needs a reference"
            ),
        ),
        (
            [transfer("mechanism: adequacy")],
            (
                "privacy.yaml:50: error P041 processors[host].transfer: "
                "mechanism adequacy needs a reference"
            ),
        ),
        (
            [transfer("mechanism: bcr")],
            (
                "privacy.yaml:50: error P041 processors[host].transfer: "
                "mechanism bcr needs a reference"
            ),
        ),
        (
            [transfer("mechanism: not_applicable, reference: x")],
            (
                "privacy.yaml:50: error P041 processors[host].transfer: "
                "mechanism not_applicable needs a reason"
            ),
        ),
    ],
)
def test_a_transfer_without_a_basis_is_found(
    tmp_path: Path, edits: list[tuple[str, str]], fault: str
) -> None:
    assert faults(tmp_path, *edits) == [fault]


@pytest.mark.parametrize(
    ("location", "near"),
    [
        ("USA", "; did you mean 'US'?"),
        ("us", "; did you mean 'US'?"),
        ("United States", "; did you mean 'US'?"),
        ("UK", "; did you mean 'GB'?"),
        ("eu", ""),
        ("the moon", ""),
    ],
)
def test_a_location_that_is_no_code_counts_as_outside(
    tmp_path: Path, location: str, near: str
) -> None:
    place = (LOCATIONS, f"locations: [DE, {location}]")
    start = (
        "privacy.yaml:49: error P041 processors[host].locations[1]: "
        f"'{location}' may be outside the EEA, since it is no country code; "
    )

    assert faults(tmp_path / "a", place) == [f"{start}none_needed is not enough{near}"]
    assert faults(tmp_path / "b", place, (TRANSFER, "")) == [f"{start}transfer is missing{near}"]


@pytest.mark.parametrize(
    "edits",
    [
        [(TRANSFER, "")],
        [(TRANSFER, ""), (COUNTRY, "    country: NO\n"), (LOCATIONS, "locations: [IS, LI]")],
        [(TRANSFER, ""), (LOCATIONS, "locations: [DE, EU, EEA]")],
        [(COUNTRY, "    country: GB\n"), transfer("mechanism: adequacy, reference: of 2021")],
        [(COUNTRY, "    country: US\n"), transfer("mechanism: not_applicable, reason: yours")],
        [(LOCATIONS, "locations: [US]"), transfer("mechanism: bcr, reference: B-1")],
        [(LOCATIONS, "locations: [at you]"), transfer("mechanism: not_applicable, reason: yours")],
    ],
)
def test_a_transfer_with_its_basis_is_silent(tmp_path: Path, edits: list[tuple[str, str]]) -> None:
    assert faults(tmp_path, *edits) == []


def test_a_mechanism_that_cannot_be_read_is_told_once(tmp_path: Path) -> None:
    (found,) = faults(tmp_path, (COUNTRY, "    country: US\n"), transfer("mechanism: trust"))

    assert found.startswith(
        "privacy.yaml:50: error P006 processors[host].transfer.mechanism: must be 'not_applicable'"
    )
