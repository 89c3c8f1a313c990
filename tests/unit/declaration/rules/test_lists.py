from pathlib import Path

import pytest

from tests.unit.declaration.small import faults

PRODUCTS = "products: [jira]"
LANGUAGES = "languages: [en]"
LOCATIONS = "locations: [DE]"


@pytest.mark.parametrize(
    ("edit", "fault"),
    [
        (
            (LOCATIONS, "locations: []"),
            "48: error P123 processors[host].locations: must not be empty",
        ),
        (
            (LOCATIONS, "locations: [DE, FR, DE]"),
            "48: error P123 processors[host].locations[2]: 'DE' is there already",
        ),
        (
            (PRODUCTS, "products: [jira, jira]"),
            "3: error P123 app.products[1]: 'jira' is there already",
        ),
        (
            (LANGUAGES, "languages: [en, en]"),
            "17: error P123 policy.languages[1]: 'en' is there already",
        ),
    ],
)
def test_a_list_that_says_nothing_or_repeats_itself_is_found(
    tmp_path: Path, edit: tuple[str, str], fault: str
) -> None:
    assert faults(tmp_path, edit) == [f"privacy.yaml:{fault}"]


@pytest.mark.parametrize(
    "edit",
    [
        (PRODUCTS, "products: [confluence, jira]"),
        (LOCATIONS, "locations: [FR, DE, the moon]"),
    ],
)
def test_a_list_of_several_is_silent(tmp_path: Path, edit: tuple[str, str]) -> None:
    assert faults(tmp_path, edit) == []


@pytest.mark.parametrize("edit", [(PRODUCTS, "products: []"), (LANGUAGES, "languages: []")])
def test_an_empty_list_that_the_form_refuses_is_told_once(
    tmp_path: Path, edit: tuple[str, str]
) -> None:
    (found,) = faults(tmp_path, edit)

    assert found.endswith(": must not be empty")
