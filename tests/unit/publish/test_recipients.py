from datetime import UTC, date, datetime

import pytest

from privacy.declaration.proof import Proofs, Verification
from privacy.publish.grade import DECLARED, Grade
from privacy.publish.recipients import HostLine, begun_by, recipients
from tests.unit.declaration.small import changed, small
from tests.unit.publish.edited import loaded
from tests.unit.publish.whole import declaration, whole

BEGUN = ("host", "hoster", "mailer")
AT = datetime(2026, 11, 24, tzinfo=UTC)


def test_a_processor_says_who_it_is_and_what_it_receives() -> None:
    (found,) = recipients(loaded(small()), Proofs(), BEGUN)

    assert (found.name, found.role, found.state) == ("Host", "Sub-processor", "Active")
    assert found.is_active
    assert (found.legal_name, found.address, found.country) == ("Host Ltd", "2 Street", "Germany")
    assert found.receives == ("Name",)
    assert found.purposes == ("Greet",)
    assert found.locations == ("Germany",)
    assert found.hosts == (HostLine("db.host.example", "from our server"),)
    assert found.since.iso == "2026-11-23"
    assert (found.lead, found.state) == ("Since", "Active")
    assert {found.hosts_known, found.packages_known, found.rest_known} == {DECLARED}


@pytest.mark.parametrize(
    ("claim", "checked"),
    [("hosts", (True, False)), ("sdks", (False, True)), ("scopes", (False,) * 2)],
)
def test_only_addresses_and_packages_are_known_by_a_search(
    claim: str, checked: tuple[bool, bool]
) -> None:
    proofs = Proofs.of([], [Verification((claim,), "no other", AT)])

    (found,) = recipients(loaded(small()), proofs, BEGUN)
    known = (found.hosts_known, found.packages_known)
    assert tuple(it.grade is Grade.CHECKED for it in known) == checked
    assert found.rest_known is DECLARED


def test_a_transfer_says_why_it_is_allowed() -> None:
    transfer = {"mechanism": "scc_2021_module_3", "reference": "DPA-1", "reason": "Because"}

    (found,) = recipients(loaded(changed("processors.0.transfer", transfer)), Proofs(), BEGUN)
    assert found.transfer == "Standard contractual clauses, module 3. DPA-1. Because"


def test_a_transfer_that_is_none_says_that_nothing_is_needed() -> None:
    raw = small()
    del raw["processors"][0]["transfer"]

    (found,) = recipients(loaded(raw), Proofs(), BEGUN)
    assert found.transfer == "None needed"


def test_how_long_a_processor_keeps_it_is_told_where_it_is_known() -> None:
    (unknown,) = recipients(loaded(small()), Proofs(), BEGUN)
    known = loaded(changed("processors.0.keeps", "PT0S"))

    assert unknown.keeps is None
    assert recipients(known, Proofs(), BEGUN)[0].keeps == "0 seconds"


def test_packages_say_which_registry_they_come_from() -> None:
    host, _ = recipients(declaration(whole()), Proofs(), BEGUN)

    assert host.packages == ("host-sdk (PyPI)", "@host/sdk (npm)")


@pytest.mark.parametrize(
    ("status", "begun", "state", "lead"),
    [
        ("announced", (), "Announced", "From"),
        ("announced", BEGUN, "Active", "Since"),
        ("active", (), "Announced", "From"),
        ("active", BEGUN, "Active", "Since"),
        ("retired", BEGUN, "Retired", "Took part from"),
        ("retired", (), "Retired", "Took part from"),
    ],
)
def test_the_day_says_who_takes_part_unless_that_is_over(
    status: str, begun: tuple[str, ...], state: str, lead: str
) -> None:
    raw = whole()
    raw["processors"][0]["status"] = status

    found, _ = recipients(declaration(raw), Proofs(), begun)
    assert (found.state, found.lead, found.is_active) == (state, lead, state == "Active")


def test_a_processor_begins_on_its_day() -> None:
    found = declaration(whole())

    assert begun_by(found, date(2026, 10, 2)) == set()
    assert begun_by(found, date(2026, 10, 3)) == {"hoster"}
    assert begun_by(found, date(2026, 12, 4)) == {"hoster", "mailer"}
