"""Does the summary have to name whoever is added, in a way that readers find?"""

import pytest

from tests.unit.declaration.succeeding import MAIL, found


def test_the_summary_names_every_added_processor() -> None:
    places = {"processors.2": MAIL, "policy.summary": "Something."}

    assert found(places) == [
        "P092 policy.summary: does not mention the added processor 'Pigeonpost'"
    ]


@pytest.mark.parametrize(
    ("name", "summary", "is_named"),
    [
        ("Pigeonpost", "Adds pigeonpost's letters.", True),
        ("Pigeonpost", "Adds Pigeonpostal services.", False),
        ("Pigeonpost", "Adds Superpigeonpost.", False),
        ("Pigeon Post", "Adds Pigeon\n  Post.", True),
        ("Post+", "Adds (Post+).", True),
        ("Caf\u00e9", "Adds CAFE\u0301.", True),
        ("Stra\u00dfe", "Adds STRASSE.", True),
    ],
)
def test_a_name_is_a_word_of_the_summary_however_it_is_written(
    name: str, summary: str, *, is_named: bool
) -> None:
    faults = found({"processors.2": {**MAIL, "name": name}, "policy.summary": summary})

    assert (faults == []) == is_named


def test_the_summary_names_a_company_that_takes_over_the_id_of_another() -> None:
    assert found({"processors.0.legal_name": "Pigeonpost Ltd"}) == [
        "P092 policy.summary: does not mention the added processor 'Host'"
    ]
