from pathlib import Path

import pytest

from tests.unit.declaration.small import faults

PRODUCTS = "products: [jira]"
LANGUAGES = "languages: [en]"
LOCATIONS = "locations: [DE]"
SCOPES = "scopes: [READ]"
ITEMS = "items: [name]"
PURPOSES = "purposes: [greet]"
RECEIVES = "receives: [name]"
STATUS = "    status: active\n"
MORE = "processors:\n"
BACKUP = (
    "  - { id: copy, kind: backup, label: C, at: host, retention: day, of: [%s] }\nprocessors:\n"
)


@pytest.mark.parametrize(
    ("edit", "fault"),
    [
        (
            (LOCATIONS, "locations: []"),
            "49: error P123 processors[host].locations: must not be empty",
        ),
        (
            (LOCATIONS, "locations: [DE, FR, DE]"),
            "49: error P123 processors[host].locations[2]: 'DE' is there already",
        ),
        (
            (PRODUCTS, "products: [jira, jira]"),
            "3: error P123 app.products[1]: 'jira' is there already",
        ),
        (
            (SCOPES, "scopes: [READ, WRITE, READ]"),
            "3: error P123 app.scopes[2]: 'READ' is there already",
        ),
        (
            (ITEMS, "items: [name, name]"),
            "24: error P123 purposes.greet.items[1]: 'name' is there already",
        ),
        (
            (PURPOSES, "purposes: [greet, greet]"),
            "47: error P123 processors[host].purposes[1]: 'greet' is there already",
        ),
        (
            (RECEIVES, "receives: [name, name]"),
            "48: error P123 processors[host].receives[1]: 'name' is there already",
        ),
        (
            (STATUS, f"    sdks: {{ pypi: [a, b, a] }}\n{STATUS}"),
            "52: error P123 processors[host].sdks.pypi[2]: 'a' is there already",
        ),
        (
            (STATUS, f"    sdks: {{ npm: [a, a] }}\n{STATUS}"),
            "52: error P123 processors[host].sdks.npm[1]: 'a' is there already",
        ),
        (
            ("destroyed: [", "destroyed: [db.people.name, "),
            "58: error P123 lifecycle.uninstall.destroyed[1]: 'db.people.name' is there already",
        ),
        (
            ("removed: []", "removed: [db.people.id, db.people.id]"),
            "59: error P123 lifecycle.uninstall.removed[1]: 'db.people.id' is there already",
        ),
        (
            ("certifications: []", "certifications: [A, B, A]"),
            "85: error P123 security.certifications[2]: 'A' is there already",
        ),
        (
            ("as: [processor]", "as: [processor, processor]"),
            "88: error P123 compliance.gdpr.as[1]: 'processor' is there already",
        ),
        (
            ("stored_in: [DE]", "stored_in: [DE, DE]"),
            "90: error P123 compliance.data_residency.stored_in[1]: 'DE' is there already",
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
        (SCOPES, "scopes: []"),
        (LOCATIONS, "locations: [FR, DE, EU]"),
    ],
)
def test_a_list_of_several_is_silent(tmp_path: Path, edit: tuple[str, str]) -> None:
    assert faults(tmp_path, edit) == []


def test_a_store_that_is_copied_or_kept_twice_is_found(tmp_path: Path) -> None:
    kept = ("kept: [db.people]", "kept: [db.people, copy, copy]")

    assert faults(tmp_path, (MORE, BACKUP % "db.people, db.people"), kept) == [
        "privacy.yaml:37: error P123 stores[copy].of[1]: 'db.people' is there already",
        "privacy.yaml:61: error P123 lifecycle.uninstall.kept[2]: 'copy' is there already",
    ]


@pytest.mark.parametrize("edit", [(PRODUCTS, "products: []"), (LANGUAGES, "languages: []")])
def test_an_empty_list_that_the_form_refuses_is_told_once(
    tmp_path: Path, edit: tuple[str, str]
) -> None:
    (found,) = faults(tmp_path, edit)

    assert found.endswith(": must not be empty")
