import csv
import io

import pytest

from privacy.declaration.model import Declaration
from privacy.declaration.versions import Versions
from privacy.publish.processors_csv import COLUMNS, processors_csv
from tests.unit.declaration.small import changed, small
from tests.unit.publish.edited import alone, edited, loaded


def rows(declaration: Declaration, versions: Versions | None = None) -> list[dict[str, str]]:
    text = processors_csv(declaration, versions or alone(declaration))
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_every_processor_has_a_row_with_all_that_is_said() -> None:
    declaration = loaded(small())

    assert rows(declaration) == [
        {
            "id": "host",
            "name": "Host",
            "legal_name": "Host Ltd",
            "address": "2 Street",
            "country": "DE",
            "contact": "privacy@host.example",
            "role": "sub_processor",
            "service": "Servers",
            "purposes": "Greet",
            "receives": "Name",
            "locations": "DE",
            "transfer": "none_needed",
            "transfer_reference": "",
            "transfer_reason": "",
            "dpa_url": "https://host.example/dpa",
            "keeps": "",
            "optional": "no",
            "hosts": "db.host.example (backend)",
            "sdks": "",
            "status": "active",
            "since": "2026-11-23",
            "last_changed": "2026-12-23",
            "version": "1.0.0",
            "digest": declaration.digest,
        }
    ]


def test_optional_parts_are_written_where_they_are_said() -> None:
    raw = small()
    raw["processors"][0] |= {
        "country": "US",
        "transfer": {"mechanism": "bcr", "reference": "R 1", "reason": "Group"},
        "keeps": "PT48H",
        "sdks": {"pypi": ["one"], "npm": ["two"]},
        "locations": ["DE", "US"],
    }
    (row,) = rows(loaded(raw))

    assert row["transfer"] == "bcr"
    assert row["transfer_reference"] == "R 1"
    assert row["transfer_reason"] == "Group"
    assert row["keeps"] == "P2D"
    assert row["sdks"] == "one; two"
    assert row["locations"] == "DE; US"


def test_without_a_transfer_none_is_needed() -> None:
    raw = small()
    del raw["processors"][0]["transfer"]

    assert rows(loaded(raw))[0]["transfer"] == "none_needed"


def test_what_may_be_switched_off_is_marked() -> None:
    changes = {
        "purposes.greet.required": False,
        "purposes.greet.default": "on",
        "processors.0.optional": True,
    }

    assert rows(edited(changes))[0]["optional"] == "yes"


def test_lines_end_as_rfc_4180_says_and_every_cell_is_quoted() -> None:
    declaration = loaded(changed("processors.0.service", 'Servers, "big";\nand small'))
    head, row, end = processors_csv(declaration, alone(declaration)).split("\r\n")

    assert head == ",".join(f'"{name}"' for name in COLUMNS)
    assert '"Servers, ""big""; and small"' in row
    assert end == ""


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+49 30",
        "-1",
        "@SUM(1)",
        " =1",
        "\t=1",
        "\n@x",
        "\uff1d1",
        "\uff0b1",
        "\uff0d1",
        "\uff20x",
    ],
)
def test_no_cell_is_a_formula(text: str) -> None:
    (row,) = rows(loaded(changed("processors.0.service", text)))

    assert row["service"] == f"'{text.strip()}"


def test_what_was_written_once_is_not_written_again() -> None:
    declaration = loaded(small())
    again = loaded(small())

    text = processors_csv(declaration, alone(declaration))
    assert processors_csv(again, alone(again)) is text


def test_a_processor_changed_last_when_its_entry_took_this_form() -> None:
    def version(number: str, day: str, service: str) -> Declaration:
        changes = {
            "policy.version": number,
            "policy.effective": day,
            "processors.0.service": service,
        }
        return edited(changes)

    first = version("1.0.0", "2026-12-01", "Disks")
    second = version("2.0.0", "2027-01-01", "Servers")
    third = version("2.0.1", "2027-02-01", "Servers")
    versions = Versions((first, second, third), third)

    assert rows(third, versions)[0]["last_changed"] == "2027-01-01"
    assert rows(second, versions)[0]["last_changed"] == "2027-01-01"
    assert rows(first, versions)[0]["last_changed"] == "2026-12-01"


def test_a_processor_that_came_later_or_came_back_changed_then() -> None:
    def version(number: str, day: str, *ids: str) -> Declaration:
        raw = small()
        raw["policy"] |= {"version": number, "effective": day}
        raw["processors"] += [{**raw["processors"][0], "id": it, "hosts": []} for it in ids]
        return loaded(raw)

    first = version("1.0.0", "2026-12-01", "back")
    second = version("2.0.0", "2027-01-01")
    third = version("3.0.0", "2027-02-01", "back", "new")
    found = rows(third, Versions((first, second, third), third))

    assert {it["id"]: it["last_changed"] for it in found} == {
        "host": "2026-12-01",
        "back": "2027-02-01",
        "new": "2027-02-01",
    }
