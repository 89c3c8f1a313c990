import pytest
from pydantic_core import PydanticCustomError

from privacy.declaration import countries


@pytest.mark.parametrize("code", ["DE", "NO", "US", "GB"])
def test_a_code_of_iso_3166_is_a_country(code: str) -> None:
    assert countries.known(code) == code


@pytest.mark.parametrize("code", ["", "de", "EU", "XX", "UK", "DEU", "Germany"])
def test_anything_else_is_none(code: str) -> None:
    with pytest.raises(PydanticCustomError, match="must be a country code of two capital letters"):
        countries.known(code)


def test_countries_are_called_by_their_common_names() -> None:
    assert countries.name_of("DE") == "Germany"
    assert countries.name_of("US") == "United States"
    assert countries.name_of("TZ") == "Tanzania"


def test_the_economic_area_has_its_thirty_countries() -> None:
    assert len(countries.EEA) == 30
    assert set(countries.CODES) > countries.EEA
    assert {"IS", "LI", "NO"} < countries.EEA
    assert not countries.EEA & {"CH", "GB", "US"}


def test_codes_are_in_order() -> None:
    assert list(countries.CODES) == sorted(set(countries.CODES))
    assert len(countries.CODES) > 240
