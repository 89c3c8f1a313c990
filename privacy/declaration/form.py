"""Which forms may a value in a declaration have?"""

from datetime import timedelta
from typing import Annotated, Final

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer

from privacy.declaration import duration

ID: Final = r"^[a-z][a-z0-9_]*$"
DOTTED_ID: Final = r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$"
COUNTRY: Final = r"^[A-Z]{2}$"
LANGUAGE: Final = r"^[a-z]{2,3}(-[A-Z]{2})?$"
VERSION: Final = r"^(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)$"
WORDING: Final = r"^text/[a-z][a-z0-9_]*$"

EXPLAINED: Final = {
    ID: "must be a name of small letters, digits and _",
    DOTTED_ID: "must be names of small letters, digits and _, joined by dots",
    COUNTRY: "must be a country code of two capital letters, such as DE",
    LANGUAGE: "must be a language code such as en or pt-BR",
    VERSION: "must be a version of three numbers, such as 1.2.3",
    WORDING: "must name a text, such as text/children",
}

Id = Annotated[str, Field(pattern=ID)]
DottedId = Annotated[str, Field(pattern=DOTTED_ID)]
Country = Annotated[str, Field(pattern=COUNTRY)]
Language = Annotated[str, Field(pattern=LANGUAGE)]
Version = Annotated[str, Field(pattern=VERSION)]
Wording = Annotated[str, Field(pattern=WORDING)]
Words = Annotated[str, Field(min_length=1)]
Duration = Annotated[timedelta, BeforeValidator(duration.parse), PlainSerializer(duration.write)]


class Form(BaseModel):
    """A part of a declaration: frozen, strict, and closed to keys that it does not know."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")
