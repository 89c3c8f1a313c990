from datetime import timedelta
from pathlib import Path

import pytest

from privacy.declaration.faults import DeclarationError
from privacy.declaration.loader import load
from tests.unit.declaration.small import changed, loaded, small, write

SHIPPED = Path(__file__).parents[3] / "policy"


def faults(folder: Path, raw: object) -> list[str]:
    with pytest.raises(DeclarationError) as caught:
        loaded(folder, raw)
    return str(caught.value).splitlines()


def test_the_shipped_policy_loads() -> None:
    shipped = load(SHIPPED)

    assert shipped.policy.version == "1.0.0"
    assert shipped.app.key == "com.example.privacy-panel"
    assert shipped.retention["identity_cache"].ttl == timedelta(hours=24)
    assert shipped.retention["identity_cache"].ceiling == timedelta(days=7)
    assert shipped.retention["administrator_check"].ttl == timedelta(seconds=60)


def test_the_shipped_example_says_that_it_is_one() -> None:
    shipped = load(SHIPPED)

    assert [it.id for it in shipped.processors if it.example] == ["hosting"]
    assert shipped.vendor.privacy_contact.endswith(".example")


def test_the_shipped_prose_repeats_the_numbers_of_the_declaration() -> None:
    shipped = load(SHIPPED)
    said = " ".join(text.source for text in shipped.texts.values())

    assert shipped.retention["identity_cache"].ttl == timedelta(hours=24)
    assert "24 hours" in said
    assert shipped.retention["administrator_check"].ttl == timedelta(seconds=60)
    assert "60 seconds" in said
    assert shipped.policy.notice == timedelta(days=30)
    assert "30 days" in said
    assert shipped.security.breach_notice == timedelta(hours=72)
    assert "72 hours" in said


@pytest.mark.parametrize(
    ("place", "value", "fault"),
    [
        ("processors.0.adress", "x", "processors.host.adress: unknown key"),
        ("polcy", {}, "polcy: unknown key"),
        ("stores.0.columns.id.item", "name", "stores.db.people.columns.id: must have either "),
        ("stores.0.columns.x", {}, "stores.db.people.columns.x: must have either `item` or "),
        ("stores.0.columns.x", {"item": "name"}, "stores.db.people: 'x' has no retention; every "),
        ("app.name", 3, "app.name: must be text"),
        ("app.name", "", "app.name: must not be empty"),
        ("app.products", "jira", "app.products: must be a list"),
        ("app.products", ["bamboo"], "app.products.0: must be 'jira' or 'confluence'"),
        ("vendor", [], "vendor: must be a mapping of keys to values"),
        ("data", [], "data: must be a mapping of keys to values"),
        ("vendor.country", False, "vendor.country: must be text"),
        ("vendor.country", "Norway", "vendor.country: must be a country code of two capital "),
        ("policy.version", "1.0", "policy.version: must be a version of three numbers"),
        ("policy.effective", "2026-13-01", "policy.effective: must be a valid date in the format"),
        ("policy.languages", ["english"], "policy.languages.0: must be a language code"),
        ("purposes.greet.required", "yes", "purposes.greet.required: must be true or false"),
        ("data.name.identifies", "maybe", "data.name.identifies: must be 'directly', 'indir"),
        ("data.Name", {}, "data.Name: must be a name of small letters"),
        ("retention.day.ttl", "indefinite", "retention.day.ttl: must be a duration of days"),
        ("stores.0.id", "People", "stores.People.id: must be names of small letters"),
        ("statements.email", "../secret", "statements.email: must name a text, such as "),
    ],
)
def test_each_fault_has_its_place_and_its_words(
    tmp_path: Path, place: str, value: object, fault: str
) -> None:
    found = faults(tmp_path, changed(place, value))

    assert any(line.startswith(fault) for line in found), found


def test_a_missing_key_is_named(tmp_path: Path) -> None:
    raw = small()
    del raw["processors"][0]["address"]

    assert faults(tmp_path, raw) == ["processors.host.address: missing"]


def test_all_faults_are_reported_at_once(tmp_path: Path) -> None:
    raw = changed("processors.0.adress", "x")
    raw["data"]["name"]["subject"] = "nobody"
    folder = write(tmp_path, raw)
    (folder / "text/en/cookies.md").unlink()
    file = folder / "privacy.yaml"
    file.write_text(file.read_text("utf-8").replace('{"schema"', '{"email": [], "schema"'), "utf-8")

    with pytest.raises(DeclarationError) as caught:
        load(folder)

    assert [str(fault) for fault in caught.value.faults] == [
        "privacy.yaml:1: the key 'email' is there twice",
        "processors.host.adress: unknown key",
        "data.name.subject: no subject 'nobody'",
        "text/en/cookies.md: cannot be read; there must be such a file",
    ]


@pytest.mark.parametrize("raw", [None, [], "words", 3, {"stores": 3, "processors": [4, [5]]}])
def test_anything_else_is_refused_without_a_traceback(tmp_path: Path, raw: object) -> None:
    assert faults(tmp_path, raw)


def test_depth_is_refused_without_a_traceback(tmp_path: Path) -> None:
    folder = write(tmp_path, None)
    for depth in (150, 250, 350, 1000):
        (folder / "privacy.yaml").write_text("[" * depth + "]" * depth, "utf-8")
        with pytest.raises(DeclarationError, match=r"privacy\.yaml: (is nested|must be)"):
            load(folder)


def test_a_missing_folder_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(DeclarationError, match=r"privacy\.yaml: cannot be read"):
        load(tmp_path / "nowhere")
