"""Are all the texts there, and does each say something under a heading?"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from privacy.declaration.faults import DeclarationError, Fault
from privacy.declaration.form import LANGUAGE, WORDING
from privacy.declaration.references import find
from privacy.declaration.source import text_of
from privacy.declaration.statements import HEADING, Text, place_of


def read(folder: Path, raw: object) -> tuple[Mapping[str, Text], tuple[Fault, ...]]:
    """Return the texts that the file names, in every language of the policy, and what is wrong."""
    texts: dict[str, Text] = {}
    faults: list[Fault] = []
    for place in _named(raw):
        try:
            texts[place] = Text(text_of(folder / place, place))
            faults += _empty(place, texts[place])
        except DeclarationError as error:
            faults += error.faults
    return texts, tuple(faults)


def _named(raw: object) -> tuple[str, ...]:
    languages = tuple(_values(raw, "policy.languages.*", LANGUAGE))
    wordings = (
        *_values(raw, "statements.*", WORDING),
        *_values(raw, "statements.*.text", WORDING),
    )
    return tuple(place_of(wording, language) for language in languages for wording in wordings)


def _values(raw: object, pattern: str, form: str) -> Iterator[str]:
    for _, value in find(raw, pattern):
        # What has another form is reported by the model, and must not name a file.
        if isinstance(value, str) and re.fullmatch(form, value):
            yield value


def _empty(place: str, text: Text) -> Iterator[Fault]:
    if not text.source.startswith(HEADING) or not text.title:
        yield Fault(place, f"must begin with a heading, such as '{HEADING}Cookies'")
    if not text.body:
        yield Fault(place, "says nothing below its heading")
