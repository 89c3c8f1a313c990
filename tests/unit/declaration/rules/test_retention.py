from pathlib import Path

import pytest

from tests.unit.declaration.small import faults

NAME = "{ item: name, retention: day, protection: encrypted }"
DAY = "{ label: after it was kept, ttl: P1D, on_expiry: delete }"
TENANT = "    tenant: id\n"
MORE = "processors:\n"
BACKUP = "  - { id: backup, kind: backup, label: B, at: host, of: [db.people]%s }\nprocessors:\n"
STORE = "  - { id: more, kind: %s, label: M, at: host, fields: { %s } }\nprocessors:\n"
CLOCK = "{ label: after it was kept, clock: kept_at, ttl: P1D, on_expiry: delete }"


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
                "privacy.yaml:36: error P030 stores[more].fields.x: "
                "no retention; every stored item needs one"
            ),
        ),
        (
            (MORE, BACKUP % ""),
            "privacy.yaml:36: error P030 stores[backup]: a backup needs a retention of its own",
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
                "privacy.yaml:85: error P031 security.breach_notice: "
                "must be a duration of days, hours, minutes or seconds, such as P14D"
            ),
        ),
        (
            (DAY, "{ label: after, ttl: P1D, ceiling: PT23H, on_expiry: delete }"),
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
            (DAY, CLOCK),
            (
                "privacy.yaml:28: error P034 stores[db.people]: "
                "'day' counts from 'kept_at', which is no column of this store"
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
        [(MORE, BACKUP % ", retention: day")],
        [(DAY, "{ label: after, ttl: PT24H, ceiling: P1D, on_expiry: delete }")],
        [(DAY, "{ label: not stored, ttl: PT0S, on_expiry: discard }")],
        [(DAY, CLOCK), (NAME, f"{NAME}\n      kept_at: {{ technical: clock }}")],
        [(DAY, CLOCK), (TENANT, f"{TENANT}    fields: {{ kept_at: {{ technical: clock }} }}\n")],
    ],
)
def test_what_has_an_end_is_silent(tmp_path: Path, edits: list[tuple[str, str]]) -> None:
    assert faults(tmp_path, *edits) == []


@pytest.mark.parametrize(("kind", "is_timed"), [("cache", True), ("log", True), ("memory", False)])
def test_a_clock_is_kept_where_each_entry_has_its_own_time(
    tmp_path: Path, kind: str, *, is_timed: bool
) -> None:
    week = CLOCK.replace("P1D", "P7D")
    store = STORE % (kind, "x: { item: name, retention: week }")
    fault = (
        "privacy.yaml:37: error P034 stores[more]: "
        "'week' counts from 'kept_at', which is no column of this store"
    )

    found = faults(tmp_path, (DAY, f"{DAY}\n  week: {week}"), (MORE, store))
    assert found == [fault] * is_timed


def test_a_backup_counts_from_when_it_was_taken(tmp_path: Path) -> None:
    week = CLOCK.replace("kept_at", "taken_at")

    edits = [(DAY, f"{DAY}\n  week: {week}"), (MORE, BACKUP % ", retention: week")]
    assert faults(tmp_path, *edits) == []


def test_a_class_is_used_by_the_end_of_an_install_alone(tmp_path: Path) -> None:
    edits = [(DAY, f"{DAY}\n  week: {DAY}"), ("    retention: day\n", "    retention: week\n")]

    assert faults(tmp_path, *edits) == []


def test_a_class_that_does_not_exist_is_told_once(tmp_path: Path) -> None:
    found = faults(tmp_path, (NAME, "{ item: name, retention: dya }"))

    assert found == [
        (
            "privacy.yaml:35: error P011 stores[db.people].columns.name.retention: "
            "no retention class 'dya'; did you mean 'day'?"
        )
    ]


def test_beside_other_faults_nothing_is_called_unused(tmp_path: Path) -> None:
    found = faults(tmp_path, (DAY, f"{DAY}\n  week: {DAY}"), ("kind: table", "kind: tabel"))

    assert found == [
        (
            "privacy.yaml:30: error P006 stores[db.people].kind: "
            "must be 'table', 'cache', 'log', 'memory' or 'backup'"
        )
    ]
