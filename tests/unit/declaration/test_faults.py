from typing import ClassVar

import pytest

from privacy.declaration.faults import (
    DeclarationError,
    Fault,
    Rule,
    Weight,
    errors_of,
    explained,
    in_order,
    located,
)
from privacy.declaration.near import Offer
from privacy.declaration.place import Marks
from privacy.errors import PrivacyError

RULE = Rule("P999", "it is so", "people read it", "mend it")
ADVICE = Rule("P998", "it is better", "people like it", "think of it", Weight.WARNING)


def test_a_fault_is_one_line_that_editors_can_follow() -> None:
    fault = RULE.fault("is odd", path="app.name", line=3)

    assert str(fault) == "privacy.yaml:3: error P999 app.name: is odd"
    assert fault.where == "privacy.yaml:3"


@pytest.mark.parametrize(
    ("fault", "line"),
    [
        (RULE.fault("is odd"), "privacy.yaml: error P999 is odd"),
        (RULE.fault("is odd", file="text/en/a.md", line=1), "text/en/a.md:1: error P999 is odd"),
        (RULE.fault("is odd", file=""), "error P999 is odd"),
        (ADVICE.fault("", path="a"), "privacy.yaml: warning P998 a"),
    ],
)
def test_what_is_not_known_is_left_out(fault: Fault, line: str) -> None:
    assert str(fault) == line


def test_a_fault_is_explained_below_its_line() -> None:
    assert RULE.fault("is odd").explained == (
        "privacy.yaml: error P999 is odd\n    why: people read it\n    fix: mend it"
    )


def test_names_from_the_file_cannot_write_to_the_terminal() -> None:
    assert str(RULE.fault("'a\n\x1b[31m\u202eb' is odd")) == (
        r"privacy.yaml: error P999 'a\n\x1b[31m\u202eb' is odd"
    )
    assert len(str(RULE.fault("x" * 10_000))) == 501


def test_a_warning_is_no_error() -> None:
    error, warning = RULE.fault("is odd"), ADVICE.fault("is odd")

    assert error.is_error
    assert not warning.is_error
    assert errors_of([warning, error]) == (error,)


def test_all_faults_are_explained_and_counted() -> None:
    error, warning = RULE.fault("is odd"), ADVICE.fault("is odd")

    assert explained([error, warning, warning]).splitlines()[0::3] == [
        "privacy.yaml: error P999 is odd",
        "privacy.yaml: warning P998 is odd",
        "privacy.yaml: warning P998 is odd",
        "1 error, 2 warnings",
    ]
    assert explained([]) == "0 errors, 0 warnings"


def test_no_more_faults_are_explained_than_one_may_read() -> None:
    lines = explained([RULE.fault(str(number)) for number in range(203)]).splitlines()

    assert lines[-5] == "privacy.yaml: error P999 199"
    assert lines[-2:] == ["and 3 more", "203 errors, 0 warnings"]


def test_an_error_of_the_declaration_keeps_and_explains_its_faults() -> None:
    faults = [RULE.fault("is odd")]
    error = DeclarationError(iter(faults))

    assert isinstance(error, PrivacyError)
    assert error.faults == tuple(faults)
    assert str(error) == explained(faults)


def test_findings_get_their_path_and_line() -> None:
    raw = {"stores": [{"id": "db.site", "at": "x"}]}
    finding = RULE.broken("is odd", "stores", 0, "at")

    assert located([finding], raw, Marks({("stores", 0): 7})) == (
        Fault(RULE, "is odd", "stores[db.site].at", "privacy.yaml", 7),
    )


class Counted(Offer):
    """An offer that notes when somebody looks for it."""

    made: ClassVar[list[str]] = []

    def __str__(self) -> str:
        self.made.append(self.word)
        return super().__str__()


def test_near_words_are_looked_for_no_longer_than_one_may_mend() -> None:
    findings = [RULE.broken("is odd"), RULE.broken("is unknown", offer=Offer("nmae", ["name"]))]
    many = [RULE.broken("is unknown", offer=Counted(str(it), ["name"])) for it in range(300)]

    told = [fault.what for fault in located([*findings, *many], {}, Marks())]

    assert told[:2] == ["is odd", "is unknown; did you mean 'name'?"]
    assert told[2:] == ["is unknown"] * 300
    assert Counted.made == [str(it) for it in range(99)]


def test_faults_are_told_from_top_to_bottom_the_declaration_first() -> None:
    faults = [
        RULE.fault("five", file="text/en/b.md", line=1),
        ADVICE.fault("three", line=9),
        RULE.fault("four", file="text/de/a.md"),
        RULE.fault("two", line=2),
        RULE.fault("also two", line=2),
        RULE.fault("one"),
    ]

    assert [it.what for it in in_order(faults)] == [
        "one",
        "two",
        "also two",
        "three",
        "four",
        "five",
    ]
