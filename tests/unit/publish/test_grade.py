import ast
from datetime import UTC, datetime
from pathlib import Path

from privacy.declaration.proof import Enforcement, Proofs, Verification
from privacy.publish import grade
from privacy.publish.grade import DECLARED, Grade, known, known_each, measured
from privacy.publish.words import Moment, moment

ROOMS = Path(grade.__file__).parents[1]
AT = datetime(2026, 11, 24, 14, 2, tzinfo=UTC)
CLAIM = ("retention", "day", "db.people")
ENFORCED = Enforcement(CLAIM, "it cannot be read")
VERIFIED = Verification(CLAIM, "it was compared", AT)


def test_every_grade_says_what_it_promises() -> None:
    assert all(grade.meaning.endswith(".") for grade in Grade)
    assert len({grade.meaning for grade in Grade}) == len(Grade)


def test_a_claim_that_nothing_proves_is_declared() -> None:
    assert known(Proofs(), *CLAIM) is DECLARED
    assert known(Proofs.of([ENFORCED], [VERIFIED]), "retention", "day", "db.site") is DECLARED


def test_a_claim_that_was_compared_is_checked_and_says_when() -> None:
    found = known(Proofs.of([], [VERIFIED]), *CLAIM)

    assert (found.grade, found.how, found.at) == (Grade.CHECKED, "it was compared", moment(AT))


def test_a_claim_that_the_program_makes_true_is_enforced() -> None:
    found = known(Proofs.of([ENFORCED], [VERIFIED]), *CLAIM)

    assert (found.grade, found.how, found.at) == (Grade.ENFORCED, "it cannot be read", None)


def test_several_claims_are_enforced_only_if_each_is() -> None:
    other = ("retention", "day", "db.site")
    proofs = Proofs.of([ENFORCED], [Verification(other, "it was compared", AT)])
    both = Proofs.of([ENFORCED, Enforcement(other, "it is destroyed")])

    assert known_each(proofs, [CLAIM, other]) is DECLARED
    assert known_each(both, []) is DECLARED
    assert known_each(both, [CLAIM, other]).grade is Grade.ENFORCED
    assert known_each(both, [CLAIM, other]).how == "it cannot be read; it is destroyed"
    assert known_each(both, [CLAIM, CLAIM]).how == "it cannot be read"


def test_a_measurement_has_its_time() -> None:
    now = Moment("2026-11-24", "now")

    assert (measured("counted", now).grade, measured("counted", now).at) == (Grade.MEASURED, now)


def test_no_other_module_says_that_something_is_checked_or_enforced_or_measured() -> None:
    made_by_hand = {
        path.name
        for room in ("publish", "panel")
        for path in (ROOMS / room).glob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Known"
    }

    assert made_by_hand == {"grade.py"}
