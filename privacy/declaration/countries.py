"""Is that a country? The codes of ISO 3166-1, and which of them are in the EEA."""

from typing import Final

import pycountry
from pydantic_core import PydanticCustomError

# The common name, where there is one: `Tanzania`, not `Tanzania, United Republic of`.
_NAMES: Final = {it.alpha_2: getattr(it, "common_name", it.name) for it in pycountry.countries}
CODES: Final = tuple(sorted(_NAMES))

# The European Union, Iceland, Liechtenstein and Norway.
# https://www.efta.int/eea
EEA: Final = frozenset(
    {
        *("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE"),
        *("IS", "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK"),
    }
)


def known(code: str) -> str:
    """Return a code of ISO 3166-1; raise PydanticCustomError for anything else."""
    if code not in _NAMES:
        raise PydanticCustomError(
            "country", "must be a country code of two capital letters (ISO 3166-1), such as DE"
        )
    return code


def name_of(code: str) -> str:
    """Return the English name of a country."""
    return _NAMES[code]
