from privacy.publish.article30_tables import data, kept, purposes, recipients, transfers
from tests.unit.declaration.small import changed, small
from tests.unit.publish.edited import AMERICAN, edited, loaded


def test_a_transfer_comes_with_its_safeguard() -> None:
    assert list(transfers(edited(AMERICAN)))[2:] == [
        "| Host Ltd | United States, Germany | Standard contractual clauses, module 3. DPA-7 |"
    ]


def test_a_vendor_outside_comes_first_and_without_a_safeguard() -> None:
    declaration = edited({**AMERICAN, "vendor.country": "US"})

    assert [row.split(" | ")[0] for row in transfers(declaration)][2:] == [
        "| Vendor Ltd",
        "| Host Ltd",
    ]
    assert list(transfers(declaration))[2] == (
        "| Vendor Ltd | United States | None is declared; the vendor itself is outside the "
        "European Economic Area |"
    )


def test_a_place_that_is_told_in_words_is_listed() -> None:
    changes = {"processors.0.locations": ["Near you", "DE"]}

    assert list(transfers(edited(changes)))[2:] == [
        "| Host Ltd | Germany, Near you | None needed |"
    ]


def test_who_is_retired_gets_nothing_more() -> None:
    declaration = edited({**AMERICAN, "processors.0.status": "retired"})

    assert list(transfers(declaration)) == ["None."]
    assert list(recipients(declaration)) == ["None."]


def test_a_recipient_without_a_contract_says_so() -> None:
    changes = {"processors.0.role": "own_affiliate", "processors.0.dpa_url": None}
    (row,) = list(recipients(edited(changes)))[2:]

    assert "| Own affiliate |" in row
    assert row.endswith("| None named |")


def test_only_what_is_done_in_the_role_is_listed() -> None:
    declaration = loaded(small())

    for table in (purposes, data):
        assert len(list(table(declaration, "processor"))) == 3
        assert list(table(declaration, "controller")) == ["None."]


def test_data_of_several_purposes_is_listed_once() -> None:
    raw = small()
    raw["purposes"]["part"] = {**raw["purposes"]["greet"], "label": "Part"}

    assert list(data(loaded(raw), "processor"))[2:] == ["| Name | Name | People | Greet, Part |"]


def test_alike_columns_are_one_time_limit() -> None:
    column = {"item": "name", "retention": "day"}
    columns = {"id": {"technical": "row id"}, "name": column, "again": column}
    declaration = loaded(changed("stores.0.columns", columns))

    assert list(kept(declaration))[2:] == ["| Name | People table | 24 hours | after it was kept |"]
