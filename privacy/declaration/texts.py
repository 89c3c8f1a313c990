"""Are all the texts there, and does each say something under a heading?"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from privacy.declaration.characters import WHAT, has_words, lines_with_control
from privacy.declaration.faults import DeclarationError, Fault, Rule, Weight
from privacy.declaration.form import LANGUAGE, WORDING
from privacy.declaration.place import find
from privacy.declaration.source import text_of
from privacy.declaration.statements import HEADING, Text, place_of
from privacy.declaration.written import P005, P009

P101: Final = Rule(
    "P101",
    "every text exists in every language of the policy",
    "readers of that language are shown the policy's first language, with a note",
    "write the translation, or take the language out of policy.languages",
    Weight.WARNING,
)
RULES: Final = (P101,)

# Comments, also one that stays open, and further headings.
_UNSAID: Final = re.compile(
    r"<!--.*?(-->|\Z)|^ {0,3}#{1,6}(?=[ \t\r\n]|\Z)[^\r\n]*", re.DOTALL | re.MULTILINE
)


def read(folder: Path, raw: object) -> tuple[Mapping[str, Text], tuple[Fault, ...]]:
    """Return the texts that the file names, in every language of the policy, and what is wrong."""
    texts: dict[str, Text] = {}
    faults: list[Fault] = []
    languages = list(dict.fromkeys(_values(raw, "policy.languages.*", LANGUAGE)))
    for place, wording, language in _named(raw, languages):
        if language != languages[0] and not (folder / place).exists():
            first = languages[0]
            what = f"there is no '{language}' text; '{first}' is shown with a note"
            faults.append(P101.fault(what, path=wording, file=place))
            continue
        try:
            texts[place] = Text(text_of(folder / place, place), language)
            faults += _unlike_a_text(place, texts[place])
        except DeclarationError as error:
            faults += error.faults
    return texts, tuple(faults)


def _named(raw: object, languages: list[str]) -> Iterator[tuple[str, str, str]]:
    # Two sections may share a text.
    wordings = dict.fromkeys(
        (*_values(raw, "statements.*", WORDING), *_values(raw, "statements.*.text", WORDING))
    )
    for language in languages:
        for wording in wordings:
            yield place_of(wording, language), wording, language


def _values(raw: object, pattern: str, form: str) -> Iterator[str]:
    for _, value in find(raw, pattern):
        # What has another form is reported by the model, and must not name a file.
        if isinstance(value, str) and re.fullmatch(form, value):
            yield value


def _unlike_a_text(place: str, text: Text) -> Iterator[Fault]:
    for line in lines_with_control(text.source):
        yield P005.fault(WHAT, file=place, line=line)
    if not text.source.startswith(HEADING) or not has_words(text.title):
        what = f"must begin with a heading, such as '{HEADING}Cookies'"
        yield P009.fault(what, file=place, line=1)
    if not has_words(_UNSAID.sub("", text.body)):
        yield P009.fault("says nothing below its heading", file=place, line=1)
