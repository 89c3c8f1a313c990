from pathlib import Path

import pytest

from tests.unit.declaration.small import faults

NAME = "{ item: name, retention: day, protection: encrypted }"
DAY = "{ label: after it was kept, clock: kept_at, ttl: P1D, on_expiry: delete }"
KEPT = "kept: [db.people]"
TENANT = "    tenant: id\n"
MORE = "processors:\n"
BACKUP = "  - { id: backup, kind: backup, label: B, at: host, of: [db.people]%s }\nprocessors:\n"
STORE = "  - { id: more, kind: %s, label: M, at: host, fields: { %s } }\nprocessors:\n"
CLOCK = "      kept_at: { technical: clock }\n"


@pytest.mark.parametrize(
    ("edit", "fault"),
    [
        (
            (NAME, "{ item: name }"),
            (
                "privacy.yaml:35: error P030 stores[db.people].columns.name: "
                "no retention; every stored item needs one"
            ),
        ),
        (
            (MORE, STORE % ("memory", "x: { item: name }")),
            (
                "privacy.yaml:37: error P030 stores[more].fields.x: "
                "no retention; every stored item needs one"
            ),
        ),
        (
            (DAY, "{ label: after, ttl: indefinite, on_expiry: delete }"),
            (
                "privacy.yaml:26: error P031 retention.day.ttl: "
                "must be a duration of days, hours, minutes or seconds, such as P14D"
            ),
        ),
        (
            ("breach_notice: P3D", "breach_notice: P1M"),
            (
                "privacy.yaml:86: error P031 security.breach_notice: "
                "must be a duration of days, hours, minutes or seconds, such as P14D"
            ),
        ),
        (
            (DAY, DAY.replace("P1D", "P1D, ceiling: PT23H")),
            "privacy.yaml:26: error P032 retention.day.ttl: P1D is longer than the ceiling PT23H",
        ),
        (
            (DAY, "{ label: after, ttl: PT0S, on_expiry: erase_site }"),
            (
                "privacy.yaml:26: error P032 retention.day.ttl: "
                "keeps nothing, so on_expiry must be discard"
            ),
        ),
        (
            (DAY, f"{DAY}\n  week: {DAY}"),
            "privacy.yaml:27: warning P033 retention.week: nothing uses it",
        ),
        (
            (CLOCK, ""),
            (
                "privacy.yaml:28: error P034 stores[db.people]: "
                "'day' counts from 'kept_at', which is no column of this store"
            ),
        ),
        (
            (DAY, DAY.replace("clock: kept_at, ", "")),
            (
                "privacy.yaml:26: error P034 retention.day: "
                "names no clock, so nobody can tell when 'db.people' has to lose anything"
            ),
        ),
    ],
)
def test_what_is_kept_without_an_end_is_found(
    tmp_path: Path, edit: tuple[str, str], fault: str
) -> None:
    assert faults(tmp_path, edit) == [fault]


@pytest.mark.parametrize(
    "edits",
    [
        [(NAME, "{ item: name }"), (TENANT, f"{TENANT}    retention: day\n")],
        [(MORE, STORE % ("memory", "x: { technical: x }"))],
        [(MORE, STORE % ("memory", "x: { item: name, retention: day }"))],
        [(MORE, BACKUP % ", retention: day"), (KEPT, "kept: [db.people, backup]")],
        [(DAY, DAY.replace("P1D", "PT24H, ceiling: P1D"))],
        [(DAY, "{ label: not stored, ttl: PT0S, on_expiry: discard }")],
        [(CLOCK, ""), (TENANT, f"{TENANT}    fields: {{ kept_at: {{ technical: clock }} }}\n")],
    ],
)
def test_what_has_an_end_is_silent(tmp_path: Path, edits: list[tuple[str, str]]) -> None:
    assert faults(tmp_path, *edits) == []


@pytest.mark.parametrize(("kind", "is_timed"), [("cache", True), ("log", True), ("memory", False)])
def test_a_clock_is_kept_where_each_entry_has_its_own_time(
    tmp_path: Path, kind: str, *, is_timed: bool
) -> None:
    week = DAY.replace("P1D", "P7D")
    kept = (KEPT, "kept: [db.people, more]")
    store = STORE % (kind, "x: { item: name, retention: week }")
    fault = (
        "privacy.yaml:38: error P034 stores[more]: "
        "'week' counts from 'kept_at', which is no column of this store"
    )

    found = faults(tmp_path, (DAY, f"{DAY}\n  week: {week}"), (MORE, store), kept)
    assert found == [fault] * is_timed


def test_a_backup_counts_from_when_it_was_taken(tmp_path: Path) -> None:
    week = (DAY, f"{DAY}\n  week: {DAY.replace('kept_at', 'taken_at')}")
    kept = (KEPT, "kept: [db.people, backup]")

    assert faults(tmp_path / "a", week, (MORE, BACKUP % ", retention: week"), kept) == []
    assert faults(tmp_path / "b", (MORE, BACKUP % ""), kept) == [
        "privacy.yaml:37: error P030 stores[backup]: a backup needs a retention of its own"
    ]


def test_a_class_is_used_by_the_end_of_an_install_alone(tmp_path: Path) -> None:
    edits = [(DAY, f"{DAY}\n  week: {DAY}"), ("    retention: day\n", "    retention: week\n")]

    assert faults(tmp_path, *edits) == []


def test_what_only_a_backup_or_nobody_keeps_needs_no_clock(tmp_path: Path) -> None:
    week = (DAY, f"{DAY}\n  week: {DAY.replace('clock: kept_at, ', '')}")
    kept = (KEPT, "kept: [db.people, backup]")

    backup = (MORE, BACKUP % ", retention: week")
    memory = (MORE, STORE % ("memory", "x: { item: name, retention: week }"))

    assert faults(tmp_path / "a", week, backup, kept) == []
    assert faults(tmp_path / "b", week, memory) == []


def test_a_class_that_does_not_exist_is_told_once(tmp_path: Path) -> None:
    found = faults(tmp_path, (NAME, "{ item: name, retention: dya }"))

    assert found == [
        (
            "privacy.yaml:35: error P011 stores[db.people].columns.name.retention: "
            "no retention class 'dya'; did you mean 'day'?"
        )
    ]


def test_beside_stores_that_cannot_be_read_nothing_is_called_unused(tmp_path: Path) -> None:
    found = faults(tmp_path, (DAY, f"{DAY}\n  week: {DAY}"), ("kind: table", "kind: tabel"))

    assert found == [
        (
            "privacy.yaml:30: error P006 stores[db.people].kind: "
            "must be 'table', 'cache', 'log', 'memory' or 'backup'; did you mean 'table'?"
        )
    ]


def test_beside_faults_of_other_sections_a_class_is_called_unused(tmp_path: Path) -> None:
    found = faults(
        tmp_path, (DAY, f"{DAY}\n  week: {DAY}"), ("ai_training: false", "ai_training: 3")
    )

    assert found == [
        "privacy.yaml:27: warning P033 retention.week: nothing uses it",
        "privacy.yaml:92: error P006 compliance.ai_training: must be true or false",
    ]
