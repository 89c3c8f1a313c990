import pytest

from privacy.declaration.countries import CODES
from privacy.declaration.country_names import did_you_mean


@pytest.mark.parametrize(
    ("said", "code"),
    [
        *(("UK", "GB"), ("United Kingdom", "GB"), ("England", "GB"), ("GBR", "GB"), ("gb", "GB")),
        *(("USA", "US"), ("us", "US"), (" united states ", "US"), ("U.S.", "US"), ("US", "US")),
        *(("Norway", "NO"), ("GERMANY", "DE"), ("Tanzania", "TZ")),
        ("Tanzania, United Republic of", "TZ"),
        ("Federal Republic of Germany", "DE"),
    ],
)
def test_the_code_of_a_country_is_offered(said: str, code: str) -> None:
    assert did_you_mean(said) == f"; did you mean '{code}'?"
    assert code in CODES


@pytest.mark.parametrize("said", ["", "the moon", "EU", None, 3, ["US"]])
def test_nothing_is_offered_for_what_is_no_country(said: object) -> None:
    assert did_you_mean(said) == ""
