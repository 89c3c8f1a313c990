"""Which country did somebody mean who did not write its code?"""

from typing import Final

import pycountry

_CALLED: Final = {
    "america": "US",
    "england": "GB",
    "great britain": "GB",
    "holland": "NL",
    "northern ireland": "GB",
    "scotland": "GB",
    "u.k.": "GB",
    "u.s.": "US",
    "u.s.a.": "US",
    "uk": "GB",
    "wales": "GB",
}
_NAMES: Final = {
    name.casefold(): it.alpha_2
    for it in pycountry.countries
    for name in (
        *(it.alpha_2, it.alpha_3, it.name),
        *(getattr(it, further, it.name) for further in ("common_name", "official_name")),
    )
}


def did_you_mean(said: object) -> str:
    """Return `; did you mean 'GB'?`, or nothing where no country is called so."""
    name = said.strip().casefold() if isinstance(said, str) else ""
    code = _CALLED.get(name) or _NAMES.get(name)
    return f"; did you mean '{code}'?" if code else ""
