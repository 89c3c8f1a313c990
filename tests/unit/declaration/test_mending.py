"""What is left of a file whose shape is wrong, so that its other faults are told, too?"""

from pathlib import Path
from typing import Any

import pytest

from privacy.declaration.loader import examine
from privacy.declaration.mending import GUESSED, SPARED, meant, mended
from privacy.declaration.shape import document
from tests.unit.declaration.small import changed, faults, rich, small, write


def left(raw: object) -> Any:  # noqa: ANN401  # any part of a file
    return mended(raw, document(raw)[1])


def test_an_unknown_key_is_renamed_to_the_one_that_is_near() -> None:
    raw = small()
    host = raw["processors"][0]
    host["adress"] = host.pop("address")
    host["transfer"]["mechanims"] = host["transfer"].pop("mechanism")

    assert left(raw) == small()
    assert "adress" in host


def test_an_unknown_key_that_is_there_already_or_near_to_none_is_dropped() -> None:
    raw = changed("processors.0.adress", "x")
    raw["processors"][0]["zzz"] = raw["stores"][0]["columns"]["id"]["foo"] = "x"

    assert left(raw) == small()


def test_a_wrong_value_that_no_rule_asks_for_is_dropped() -> None:
    raw = changed("processors.0.keeps", "30 days")
    raw["processors"][0]["sdks"] = {"pypi": [3, 4], "npm": 5}
    raw["retention"]["day"]["ceiling"] = "P1Y"

    assert left(raw) == small()


def test_another_wrong_value_stays() -> None:
    raw = changed("processors.0.dpa_url", 3)
    raw["data"]["keeps"] = {"label": 3}

    assert left(raw) == raw


def test_sections_are_left_as_they_are() -> None:
    raw = small()
    raw["procesors"] = raw.pop("processors")

    assert left(raw) == raw


def test_only_so_many_keys_are_guessed_at() -> None:
    raw = changed("processors.0.adress", "x")
    raw["data"] |= {f"x{it}": {"labl": "X"} for it in range(GUESSED)}
    found = left(raw)

    assert found["data"][f"x{GUESSED - 1}"] == {"label": "X"}
    assert "adress" in found["processors"][0]


@pytest.mark.parametrize("raw", [None, [], "words", 3])
def test_what_is_no_mapping_is_left(raw: object) -> None:
    assert left(raw) == raw


def test_what_a_key_meant_is_its_place() -> None:
    assert meant(("app", "nmae")) == ("app", "name")
    assert meant(("app", "zzz")) == ("app", "zzz")


def without(raw: Any, keys: frozenset[str]) -> Any:  # noqa: ANN401  # any part of a file
    match raw:
        case dict():
            return {key: without(it, keys) for key, it in raw.items() if key not in keys}
        case list():
            return [without(it, keys) for it in raw]
        case _:
            return raw


def test_no_rule_asks_for_what_is_spared(tmp_path: Path) -> None:
    assert examine(write(tmp_path, without(rich(), SPARED))).faults == ()


UNREACHABLE = "44: error P048 processors[host].contact: must be an e-mail address or"


@pytest.mark.parametrize(
    ("edit", "first"),
    [
        (
            ("    contact:", "    adress: x\n    contact:"),
            "43: error P001 processors[host].adress: u",
        ),
        (
            ("    contact:", "    keeps: 30 days\n    contact:"),
            "43: error P031 processors[host].keep",
        ),
        (
            ("    contact:", "    sdks: { pip: 3 }\n    contact:"),
            "43: error P001 processors[host].",
        ),
        (
            ("    contact:", "    optional: no\n    contact:"),
            "43: error P006 processors[host].opti",
        ),
    ],
)
def test_one_wrong_key_hides_no_other_fault(
    tmp_path: Path, edit: tuple[str, str], first: str
) -> None:
    contact = (edit[0] + " privacy@host.example", edit[1] + " nobody")

    found = [it.removeprefix("privacy.yaml:") for it in faults(tmp_path, contact)]

    assert len(found) == 2
    assert found[0].startswith(first)
    assert found[1].startswith(UNREACHABLE)


def test_an_unknown_key_of_a_column_hides_nothing_of_its_store(tmp_path: Path) -> None:
    column = ("name: { item: name, retention: day, protection: encrypted }", "name: { item: name }")
    owner = ("kept_at: {", "owner: { technical: x, foo: y }\n      kept_at: {")

    assert [it.partition(": ")[2][:10] for it in faults(tmp_path, column, owner)] == [
        "error P030",
        "error P001",
        "error P052",
    ]


def test_a_misspelt_key_is_not_called_missing_by_a_rule(tmp_path: Path) -> None:
    edits = [
        ("    dpa_url:", "    dpa_ur:"),
        ("    tenant:", "    tenent:"),
        ("retention: day, protection", "retenton: day, protection"),
    ]

    assert [it.partition(": ")[2][:10] for it in faults(tmp_path, *edits)] == ["error P001"] * 3


def test_a_misspelt_section_is_told_in_one_line(tmp_path: Path) -> None:
    assert faults(tmp_path, ("processors:\n", "procesors:\n")) == [
        "privacy.yaml:37: error P001 procesors: unknown key; did you mean 'processors'?"
    ]
