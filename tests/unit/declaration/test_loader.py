from datetime import timedelta
from pathlib import Path

import pytest

from privacy.declaration.faults import DeclarationError
from privacy.declaration.loader import examine, load, load_record
from tests.unit.declaration.small import changed, edited, loaded, small, write, write_words

SHIPPED = Path(__file__).parents[3] / "policy"


def faults(folder: Path) -> list[str]:
    return [str(fault) for fault in examine(folder).faults]


def test_the_shipped_policy_has_neither_errors_nor_warnings() -> None:
    assert faults(SHIPPED) == []


def test_the_shipped_policy_loads() -> None:
    shipped = load(SHIPPED)

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

    assert "24 hours" in said
    assert "60 seconds" in said
    assert shipped.policy.notice == timedelta(days=30)
    assert "30 days" in said
    assert shipped.security.breach_notice == timedelta(hours=72)
    assert "72 hours" in said


def test_what_is_right_is_a_declaration_and_its_lines(tmp_path: Path) -> None:
    examined = examine(write_words(tmp_path, edited()))

    assert examined.declaration == load(tmp_path)
    assert examined.faults == ()
    assert examined.marks.line(("policy", "version")) == 12


def test_a_warning_stops_nothing(tmp_path: Path) -> None:
    raw = changed("policy.languages", ["en", "de"])
    examined = examine(write(tmp_path, raw))

    assert examined.declaration is not None
    assert {fault.rule.code for fault in examined.faults} == {"P101"}


def test_all_faults_are_told_at_once_from_top_to_bottom(tmp_path: Path) -> None:
    edits = (
        ("    address: 2 Street", "    adress: 2 Street"),
        ("subject: person,", "subject: nobody,"),
        ("category: user.name", "category: user.nam"),
        ("  legal_name: Vendor Ltd", "  legal_name: &x Vendor Ltd"),
        ("cookies: []", "cookies: []\ncookies: []"),
    )
    folder = write_words(tmp_path, edited(*edits))
    (folder / "text/en/cookies.md").unlink()

    assert faults(folder) == [
        "privacy.yaml:5: error P004 anchors and aliases are not accepted",
        "privacy.yaml:22: error P011 data.name.subject: no subject 'nobody'; known: person",
        (
            "privacy.yaml:22: error P012 data.name.category: 'user.nam' is not in fideslang 3.1.4; "
            "did you mean 'user.name'?"
        ),
        "privacy.yaml:41: error P001 processors[host].adress: unknown key; did you mean 'address'?",
        "privacy.yaml:55: error P003 the key 'cookies' is there twice; first on line 54",
        "text/en/cookies.md: error P008 cannot be read; there must be such a file",
    ]
    with pytest.raises(DeclarationError) as caught:
        load(folder)
    assert [str(fault) for fault in caught.value.faults] == faults(folder)


def test_what_cannot_be_read_is_told_alone(tmp_path: Path) -> None:
    assert faults(tmp_path / "nowhere") == [
        "privacy.yaml: error P008 cannot be read; there must be such a file"
    ]
    assert examine(tmp_path).marks.line(("app",)) is None


@pytest.mark.parametrize("raw", [None, [], "words", 3, {"stores": 3, "processors": [4, [5]]}])
def test_anything_else_is_refused_without_a_traceback(tmp_path: Path, raw: object) -> None:
    with pytest.raises(DeclarationError):
        loaded(tmp_path, raw)


@pytest.mark.parametrize("depth", [150, 250, 350, 1000])
def test_depth_is_refused_without_a_traceback(tmp_path: Path, depth: int) -> None:
    write_words(tmp_path, "[" * depth + "]" * depth)

    (fault,) = faults(tmp_path)
    assert fault.endswith(("is nested too deeply", "must be a mapping of keys to values"))


def test_a_record_is_held_to_its_form_but_not_to_todays_rules(tmp_path: Path) -> None:
    raw = small()
    raw["data"]["unused"] = {**raw["data"]["name"]}
    write(tmp_path, raw)

    assert faults(tmp_path) == ["privacy.yaml:1: error P020 data.unused: no purpose lists it"]
    assert load_record(tmp_path).data["unused"].label == "Name"

    (tmp_path / "text/en/cookies.md").unlink()
    with pytest.raises(DeclarationError, match="P008"):
        load_record(tmp_path)
