"""Which forms may a value in a declaration have?"""

from datetime import date, timedelta
from typing import Annotated, Final

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    WithJsonSchema,
)

from privacy.declaration import countries, day, duration, taxonomy
from privacy.declaration.characters import INK

ID: Final = r"^[a-z][a-z0-9_]*$"
DOTTED_ID: Final = r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$"
LANGUAGE: Final = r"^[a-z]{2,3}(-[A-Z]{2})?$"
VERSION: Final = r"^(0|[1-9][0-9]{0,8})\.(0|[1-9][0-9]{0,8})\.(0|[1-9][0-9]{0,8})$"
WORDING: Final = r"^text/[a-z][a-z0-9_]*$"

EXPLAINED: Final = {
    INK: "must not be empty",
    ID: "must be a name of small letters, digits and _",
    DOTTED_ID: "must be names of small letters, digits and _, joined by dots",
    LANGUAGE: "must be a language code such as en or pt-BR",
    VERSION: "must be a version of three numbers, such as 1.2.3",
    WORDING: "must name a text, such as text/children",
}

Id = Annotated[str, Field(pattern=ID)]
DottedId = Annotated[str, Field(pattern=DOTTED_ID)]
Country = Annotated[
    str,
    Field(json_schema_extra={"enum": list(countries.CODES)}),
    AfterValidator(countries.known),
]
Language = Annotated[str, Field(pattern=LANGUAGE)]
Version = Annotated[str, Field(pattern=VERSION)]
Wording = Annotated[str, Field(pattern=WORDING)]
Words = Annotated[str, Field(pattern=INK)]
Day = Annotated[date, BeforeValidator(day.parse)]
Duration = Annotated[
    timedelta,
    BeforeValidator(duration.parse),
    PlainSerializer(duration.write),
    WithJsonSchema({"type": "string", "pattern": duration.PATTERN}),
]
# Whether a key of the taxonomy exists is for a rule to say, since it can name the nearest one.
Category = Annotated[Words, Field(json_schema_extra={"enum": list(taxonomy.CATEGORIES)})]
Use = Annotated[Words, Field(json_schema_extra={"enum": list(taxonomy.USES)})]
SubjectKind = Annotated[Words, Field(json_schema_extra={"enum": list(taxonomy.SUBJECTS)})]


class Form(BaseModel):
    """A part of a declaration: frozen, strict, and closed to keys that it does not know."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")
