from datetime import UTC, datetime
from pathlib import Path

import pytest

from privacy.declaration.proof import Proofs, Verification
from privacy.publish.grade import Grade
from privacy.publish.recipients import HostLine, recipients
from tests.unit.declaration.small import changed, loaded, small
from tests.unit.publish.whole import declaration, whole


def test_a_processor_says_who_it_is_and_what_it_receives(tmp_path: Path) -> None:
    (found,) = recipients(loaded(tmp_path, small()), Proofs())

    assert (found.name, found.role, found.state) == ("Host", "Sub-processor", "Active")
    assert found.is_active
    assert (found.legal_name, found.address, found.country) == ("Host Ltd", "2 Street", "Germany")
    assert found.receives == ("Name",)
    assert found.purposes == ("Greet",)
    assert found.locations == ("Germany",)
    assert found.hosts == (HostLine("db.host.example", "from our server"),)
    assert found.since.iso == "2026-11-23"
    assert found.known.grade is Grade.DECLARED


def test_the_addresses_are_known_if_the_program_was_searched_for_others(tmp_path: Path) -> None:
    proofs = Proofs.of(
        [], [Verification(("hosts",), "no other", datetime(2026, 11, 24, tzinfo=UTC))]
    )

    (found,) = recipients(loaded(tmp_path, small()), proofs)
    assert (found.known.grade, found.known.how) == (Grade.CHECKED, "no other")


def test_a_transfer_says_why_it_is_allowed(tmp_path: Path) -> None:
    transfer = {"mechanism": "scc_2021_module_3", "reference": "DPA-1", "reason": "Because"}

    (found,) = recipients(loaded(tmp_path, changed("processors.0.transfer", transfer)), Proofs())
    assert found.transfer == "Standard contractual clauses, module 3. DPA-1. Because"


def test_a_transfer_that_is_none_says_that_nothing_is_needed(tmp_path: Path) -> None:
    raw = small()
    del raw["processors"][0]["transfer"]

    (found,) = recipients(loaded(tmp_path, raw), Proofs())
    assert found.transfer == "None needed"


def test_how_long_a_processor_keeps_it_is_told_where_it_is_known(tmp_path: Path) -> None:
    (unknown,) = recipients(loaded(tmp_path / "unknown", small()), Proofs())
    known = loaded(tmp_path / "known", changed("processors.0.keeps", "PT0S"))

    assert unknown.keeps is None
    assert recipients(known, Proofs())[0].keeps == "0 seconds"


def test_packages_say_which_registry_they_come_from() -> None:
    host, _ = recipients(declaration(whole()), Proofs())

    assert host.packages == ("host-sdk (PyPI)", "@host/sdk (npm)")


@pytest.mark.parametrize(("status", "state"), [("announced", "Announced"), ("retired", "Retired")])
def test_only_an_active_processor_takes_part(status: str, state: str) -> None:
    raw = whole()
    raw["processors"][0]["status"] = status

    found, _ = recipients(declaration(raw), Proofs())
    assert (found.state, found.is_active) == (state, False)
