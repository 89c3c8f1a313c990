"""Does an entry say an act, a time and the declaration in force, and nothing about a person?"""

from dataclasses import FrozenInstanceError, fields

import pytest

from privacy.audit.entry import Act, Entry, Stamp
from privacy.storage.tables import audit_entry
from tests.clocks import BEGINNING

ENTRY = Entry(BEGINNING, Act.INSTALLED, Stamp("7", "7d" * 32))


def test_an_entry_has_no_place_for_a_person() -> None:
    assert {field.name for field in fields(Entry)} == {"at", "act", "stamp"}
    assert {field.name for field in fields(Stamp)} == {"version", "digest"}


def test_an_entry_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        ENTRY.act = Act.UNINSTALLED  # type: ignore[misc]


def test_acts_are_written_in_words_that_an_administrator_reads() -> None:
    assert [act.value for act in Act] == [
        "installed",
        "updated",
        "secret rotated",
        "enabled",
        "disabled",
        "uninstalled",
        "account erased",
        "account closed",
        "account updated",
    ]


@pytest.mark.parametrize("act", Act)
def test_an_act_is_read_back_from_its_words_and_fits_its_column(act: Act) -> None:
    assert Act(act.value) is act
    assert len(act) <= audit_entry.c.act.type.length  # type: ignore[attr-defined]
