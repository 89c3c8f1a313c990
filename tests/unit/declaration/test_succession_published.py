"""Is a version that came into history by hand asked what `publish` would have asked?"""

from privacy.declaration.faults import Fault
from privacy.declaration.place import Marks
from privacy.declaration.succession import version_faults
from privacy.declaration.versions import Versions
from tests.unit.declaration.succeeding import FIRST, MAIL, TODAY, draft, found


def told(places: dict[str, object]) -> tuple[Fault, ...]:
    newest = draft(places)
    return version_faults(Versions((FIRST, newest), newest), TODAY, Marks())


def test_a_published_version_that_kept_the_rules_has_no_faults() -> None:
    assert told({"app.name": "Another"}) == ()
    assert told({"processors.2": MAIL, "policy.summary": "Adds Pigeonpost."}) == ()


def test_each_rule_that_it_broke_is_a_warning_that_stops_no_further_version() -> None:
    by_hand: dict[str, object] = {
        "processors.2": MAIL,
        "policy.version": "3.0.3",
        "policy.supersedes": None,
        "policy.effective": "2026-10-31",
    }

    faults = told(by_hand)

    assert [it.what.partition(":")[0] for it in faults] == ["P090", "P091", "P092", "P093", "P096"]
    assert {it.rule.code for it in faults} == {"P098"}
    assert not any(it.is_error for it in faults)
    assert str(faults[2]) == (
        "privacy.yaml: warning P098 policy.summary: P092: does not mention the added processor "
        "'Pigeonpost'"
    )
    newest = draft(by_hand)
    follows = {"policy.version": "4.0.0", "policy.supersedes": "3.0.3"}
    assert found({**by_hand, **follows, "policy.effective": "2026-11-01"}, FIRST, newest) == []


def test_the_first_version_is_asked_too() -> None:
    first = draft({"policy.supersedes": "2.0.0"})

    (fault,) = version_faults(Versions((first,), first), TODAY, Marks())

    assert str(fault) == (
        "privacy.yaml: warning P098 policy.supersedes: P096: must be null: nothing is published "
        "yet (found 2.0.0)"
    )
