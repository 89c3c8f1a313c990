"""Is a version held to its notice, its summary and its days?"""

import pytest

from privacy.declaration.place import Marks
from privacy.declaration.succession import publishing_faults, version_faults
from privacy.declaration.versions import Versions
from tests.unit.declaration.comparing import declared, with_values
from tests.unit.declaration.following import on
from tests.unit.declaration.succeeding import FIRST, MAIL, TODAY, draft, found, said


def test_a_version_that_keeps_the_rules_has_no_faults() -> None:
    assert found({"processors.2": MAIL, "policy.summary": "Adds PIGEONPOST."}) == []
    assert version_faults(Versions((FIRST,), FIRST), TODAY, Marks()) == ()


@pytest.mark.parametrize(
    ("effective", "when"),
    [("2026-11-30", "29 days after publication"), ("2026-11-01", "0 days after publication")],
)
def test_a_material_change_needs_the_notice_that_was_promised(effective: str, when: str) -> None:
    places = {"policy.effective": effective, "retention.day.ttl": "P2D"}
    words = "Display name is kept for up to 48 hours instead of 24 hours"

    (fault,) = found(places)

    assert fault == (
        f"P091 policy.effective: {effective} is {when}; material changes need 30, "
        f"as 3.0.2 promises: '{words}' is a material change"
    )


def test_the_notice_counts_that_the_old_version_promised_and_whole_days() -> None:
    old = declared(with_values({"policy.version": "1.0.0", "policy.notice": "P29DT1H"}))
    shortened = {"policy.notice": "P1D", "policy.supersedes": "1.0.0"}

    (fault,) = found({**shortened, "policy.effective": "2026-11-30"}, old)

    assert "material changes need 30, as 1.0.0 promises" in fault
    assert found({**shortened, "policy.effective": "2026-12-02"}, old) == []


def test_a_short_notice_that_is_only_announced_does_not_shorten_the_one_in_force() -> None:
    announced = draft({"policy.notice": "P0D", "policy.published": "2026-10-01"})
    next_one = {
        "policy.notice": "P0D",
        "policy.version": "5.0.0",
        "policy.supersedes": "4.0.0",
        "policy.published": "2026-11-30",
        "retention.day.ttl": "P2D",
    }

    (fault,) = found(next_one, FIRST, announced)

    assert fault.startswith(
        "P091 policy.effective: 2026-12-01 is 1 day after publication; material changes need 30, "
        "as 3.0.2 promises: "
    )
    in_time = {"policy.published": "2026-12-01", "policy.effective": "2026-12-01"}
    assert found({**next_one, **in_time}, FIRST, announced) == []


def test_a_smaller_change_needs_no_notice() -> None:
    assert found({"policy.effective": "2026-11-01", "app.name": "Another"}) == []


def test_an_announced_change_needs_no_second_notice() -> None:
    announced = draft({"retention.day.ttl": "P2D", "policy.published": "2026-10-01"})
    corrected = {
        "retention.day.ttl": "P2D",
        "retention.day.label": "after it was read",
        "policy.version": "4.0.1",
        "policy.supersedes": "4.0.0",
    }

    assert found(corrected, FIRST, announced) == []


def test_a_version_takes_effect_when_it_is_published_or_later() -> None:
    early = {"policy.effective": "2026-10-31"}

    assert found(early) == [
        "P093 policy.effective: 2026-10-31 is before policy.published, 2026-11-01"
    ]
    (notice, order) = found({**early, "retention.day.ttl": "P2D"})
    assert notice.startswith("P091 policy.effective: 2026-10-31 is before publication; ")
    assert order.startswith("P093 ")


@pytest.mark.parametrize("wrong", [None, "3.0.1"])
def test_a_version_names_the_one_that_it_supersedes(wrong: str | None) -> None:
    what = f"must be 3.0.2, the newest published version (found {wrong or 'none'})"

    assert found({"policy.supersedes": wrong}) == [f"P096 policy.supersedes: {what}"]


def test_the_first_version_supersedes_nothing_and_needs_no_notice() -> None:
    first = draft({"policy.supersedes": None, "policy.effective": "2026-11-01"})
    named = draft({"policy.supersedes": "1.0.0"})

    assert version_faults(Versions((), first), TODAY, Marks()) == ()
    assert said(version_faults(Versions((), named), TODAY, Marks())) == [
        "P096 policy.supersedes: must be null: nothing is published yet (found 1.0.0)"
    ]


def test_a_policy_that_was_published_a_year_ago_is_to_be_reviewed() -> None:
    versions = Versions((FIRST,), FIRST)

    assert version_faults(versions, on("2026-12-31"), Marks()) == ()
    (fault,) = version_faults(versions, on("2027-01-01"), Marks())
    assert not fault.is_error
    assert str(fault) == (
        "privacy.yaml: warning P097 policy.published: 3.0.2, the newest version, was published "
        "on 2026-01-01, a year ago or more; review it"
    )


def test_publishing_is_for_the_day_that_the_file_names() -> None:
    versions = Versions((FIRST,), draft({"app.name": "Another"}))

    assert publishing_faults(versions, TODAY, Marks()) == ()
    for day in ("2026-10-31", "2026-11-02"):
        assert said(publishing_faults(versions, on(day), Marks())) == [
            f"P094 policy.published: is 2026-11-01, but today is {day}; set it to today"
        ]


def test_faults_have_the_line_of_what_they_speak_of() -> None:
    marks = Marks({("policy",): 3, ("policy", "version"): 4})
    versions = Versions((FIRST,), draft({"policy.version": "3.0.2", "policy.supersedes": "1.0.0"}))

    faults = version_faults(versions, TODAY, marks)

    assert [(fault.rule.code, fault.line) for fault in faults] == [("P090", 4), ("P096", 3)]
