"""How is the text of one setting read?"""

import re
from datetime import timedelta
from typing import Annotated, Final

from pydantic import AfterValidator, BeforeValidator, Field

from privacy.settings.address import (
    Address,
    bind_address,
    cache_address,
    database_address,
    host_suffix,
    site_path,
    web_address,
)

_DIGITS = re.compile(r"[0-9]{1,6}")
_DATABASE = r"^(sqlite:///.|postgresql(\+psycopg)?://)"


def listed(value: str) -> tuple[str, ...]:
    """Return what commas separate, without the blanks around."""
    return tuple(part.strip() for part in value.split(",") if part.strip())


def seconds(value: object) -> object:
    """Return the span that digits say in seconds, and anything else as it is."""
    if isinstance(value, str) and _DIGITS.fullmatch(value):
        return timedelta(seconds=int(value))
    return value


Several: Final = BeforeValidator(listed)
"""Makes a tuple of what commas separate."""

WebAddress = Annotated[str, AfterValidator(web_address)]
BindAddress = Annotated[Address, BeforeValidator(bind_address)]
DatabaseAddress = Annotated[
    str, Field(pattern=_DATABASE, repr=False), AfterValidator(database_address)
]
CacheAddress = Annotated[str, Field(repr=False), AfterValidator(cache_address)]
HostSuffix = Annotated[str, AfterValidator(host_suffix)]
SitePath = Annotated[str, AfterValidator(site_path)]
SealingKeyText = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{43}=$")]
Seconds = Annotated[timedelta, BeforeValidator(seconds)]
