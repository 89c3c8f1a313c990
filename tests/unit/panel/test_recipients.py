from pathlib import Path

from privacy.panel.grade import Grade
from privacy.panel.recipients import HostLine, recipients
from tests.unit.declaration.small import changed, loaded, small


def test_a_processor_says_who_it_is_and_what_it_receives(tmp_path: Path) -> None:
    (found,) = recipients(loaded(tmp_path, small()))

    assert (found.name, found.role, found.state) == ("Host", "Sub-processor", "Active")
    assert (found.legal_name, found.address, found.country) == ("Host Ltd", "2 Street", "DE")
    assert found.receives == ("Name",)
    assert found.purposes == ("Greet",)
    assert found.locations == ("DE",)
    assert found.hosts == (HostLine("db.host.example", "from our server"),)
    assert found.since.iso == "2026-11-23"
    assert found.known.grade is Grade.DECLARED


def test_a_transfer_says_why_it_is_allowed(tmp_path: Path) -> None:
    transfer = {"mechanism": "scc_2021_module_3", "reference": "DPA-1", "reason": "Because"}

    (found,) = recipients(loaded(tmp_path, changed("processors.0.transfer", transfer)))
    assert found.transfer == "Standard contractual clauses, module 3. DPA-1. Because"


def test_how_long_a_processor_keeps_it_is_told_where_it_is_known(tmp_path: Path) -> None:
    (unknown,) = recipients(loaded(tmp_path / "unknown", small()))
    (known,) = recipients(loaded(tmp_path / "known", changed("processors.0.keeps", "PT0S")))

    assert (unknown.keeps, known.keeps) == (None, "0 seconds")
