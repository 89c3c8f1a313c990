from pathlib import Path

import pytest

from tests.unit.declaration.small import faults

RECEIVES = ("receives: [name]", "receives: []")
STATUS = "    status: active\n    since: 2026-11-23\n"
MORE = "processors:\n"
CLOUD = (
    "processors:\n  - { id: cloud, name: C, legal_name: C, address: C, country: DE, "
    "contact: a@cloud.example, role: own_affiliate, service: S, purposes: [], receives: [], "
    "locations: [DE], hosts: [], status: active, since: 2026-11-23 }\n"
)
BACKUP = (
    "  - { id: backup, kind: backup, label: B, at: cloud, retention: day, of: [db.people] }\n"
    f"{CLOUD}"
)
KEPT = ("kept: [db.people]", "kept: [db.people, backup]")
AT = "privacy.yaml:31: error P049 stores[db.people].at: 'host'"


def since(status: str, day: str) -> tuple[str, str]:
    return STATUS, f"    status: {status}\n    since: {day}\n"


@pytest.mark.parametrize(
    ("edits", "fault"),
    [
        (
            [RECEIVES],
            (
                "privacy.yaml:35: error P049 stores[db.people].columns.name: "
                "'name' is kept at 'host', which does not receive it"
            ),
        ),
        (
            [(MORE, BACKUP), KEPT],
            (
                "privacy.yaml:37: error P049 stores[backup].of[0]: "
                "'name' is kept at 'cloud', which does not receive it"
            ),
        ),
        ([since("retired", "2026-11-23")], f"{AT} is retired"),
        (
            [since("announced", "2026-12-24")],
            f"{AT} begins on 2026-12-24, after policy.effective 2026-12-23",
        ),
    ],
)
def test_a_store_where_it_may_not_be_is_found(
    tmp_path: Path, edits: list[tuple[str, str]], fault: str
) -> None:
    assert faults(tmp_path, *edits) == [fault]


def test_of_an_item_in_several_columns_the_first_is_told(tmp_path: Path) -> None:
    again = ("      kept_at:", "      again: { item: name, retention: day }\n      kept_at:")

    (found,) = faults(tmp_path, RECEIVES, again)
    assert "stores[db.people].columns.name: " in found


@pytest.mark.parametrize(
    "edits",
    [
        [since("announced", "2026-12-23")],
        [
            (
                MORE,
                BACKUP.replace("purposes: [], receives: []", "purposes: [greet], receives: [name]"),
            ),
            KEPT,
        ],
        [(MORE, f"  - {{ id: m, kind: memory, label: M, at: cloud }}\n{CLOUD}")],
    ],
)
def test_a_store_where_it_may_be_is_silent(tmp_path: Path, edits: list[tuple[str, str]]) -> None:
    assert faults(tmp_path, *edits) == []


@pytest.mark.parametrize(
    ("edit", "fault"),
    [
        (("receives: [name]", "receives: [nmae]"), "48: error P011"),
        (("    at: host\n", "    at: hots\n"), "31: error P011"),
        (("item: name,", "item: nmae,"), "35: error P011"),
        (("    role: sub_processor", "    role: none"), "45: error P006"),
    ],
)
def test_nothing_is_concluded_from_what_cannot_be_read(
    tmp_path: Path, edit: tuple[str, str], fault: str
) -> None:
    (found,) = faults(tmp_path, edit)

    assert found.startswith(f"privacy.yaml:{fault} ")


def test_a_day_of_effect_that_cannot_be_read_is_told_alone(tmp_path: Path) -> None:
    (found,) = faults(
        tmp_path, since("announced", "2027-01-01"), ("effective: 2026-12-23", "effective: soon")
    )

    assert found.startswith("privacy.yaml:14: error P006 policy.effective: ")
