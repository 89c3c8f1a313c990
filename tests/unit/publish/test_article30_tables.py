from pathlib import Path

from privacy.publish.article30_tables import data, kept, purposes, recipients, transfers
from tests.unit.declaration.small import changed, loaded, small
from tests.unit.publish.edited import AMERICAN, edited


def test_a_transfer_comes_with_its_safeguard(tmp_path: Path) -> None:
    assert list(transfers(edited(tmp_path, AMERICAN)))[2:] == [
        "| Host Ltd | United States, Germany | Standard contractual clauses, module 3. DPA-7 |"
    ]


def test_a_place_that_is_told_in_words_is_listed(tmp_path: Path) -> None:
    changes = {"processors.0.locations": ["Near you", "DE"]}

    assert list(transfers(edited(tmp_path, changes)))[2:] == [
        "| Host Ltd | Germany, Near you | None needed |"
    ]


def test_who_is_retired_gets_nothing_more(tmp_path: Path) -> None:
    declaration = edited(tmp_path, {**AMERICAN, "processors.0.status": "retired"})

    assert list(transfers(declaration)) == ["None."]
    assert list(recipients(declaration)) == ["None."]


def test_a_recipient_without_a_contract_says_so(tmp_path: Path) -> None:
    changes = {"processors.0.role": "own_affiliate", "processors.0.dpa_url": None}
    (row,) = list(recipients(edited(tmp_path, changes)))[2:]

    assert "| Own affiliate |" in row
    assert row.endswith("| None named |")


def test_only_what_is_done_in_the_role_is_listed(tmp_path: Path) -> None:
    declaration = loaded(tmp_path, small())

    for table in (purposes, data):
        assert len(list(table(declaration, "processor"))) == 3
        assert list(table(declaration, "controller")) == ["None."]


def test_data_of_several_purposes_is_listed_once(tmp_path: Path) -> None:
    raw = small()
    raw["purposes"]["part"] = {**raw["purposes"]["greet"], "label": "Part"}

    assert list(data(loaded(tmp_path, raw), "processor"))[2:] == [
        "| Name | Name | People | Greet, Part |"
    ]


def test_alike_columns_are_one_time_limit(tmp_path: Path) -> None:
    column = {"item": "name", "retention": "day"}
    columns = {"id": {"technical": "row id"}, "name": column, "again": column}
    declaration = loaded(tmp_path, changed("stores.0.columns", columns))

    assert list(kept(declaration))[2:] == ["| Name | People table | 24 hours | after it was kept |"]
