"""Which sections read differently, and in which languages?"""

from collections.abc import Iterator

from privacy.declaration.diff.change import Change, Weight
from privacy.declaration.diff.words import one_line
from privacy.declaration.model import Declaration
from privacy.declaration.statements import Text, place_of


def rewritten(old: Declaration, new: Declaration) -> Iterator[Change]:
    """Return a change for each section whose text is another one, in each language of both."""
    languages = [it for it in new.policy.languages if it in old.policy.languages]
    for section in new.statements.wordings():
        for language in languages:
            words = _words(_text(old, section, language), _text(new, section, language))
            if words:
                words = one_line(f"{words} in {language}")
                place = f"statements.{section} ({language})"
                yield Change(Weight.WORDING, place, words, None, None)


def _text(declaration: Declaration, section: str, language: str) -> Text | None:
    wording = declaration.statements.wordings()[section]
    return declaration.texts.get(place_of(wording, language))


def _words(before: Text | None, after: Text | None) -> str | None:
    match before, after:
        case Text(), None:
            return f"The section '{before.title}' is no longer given"
        case None, Text():
            return f"The section '{after.title}' is given now"
        case Text(), Text() if before.source.splitlines() != after.source.splitlines():
            return f"The section '{after.title}' is worded differently"
        case Text(), Text() if before.source != after.source:
            return f"The section '{after.title}' differs in the ends of its lines alone"
        case _:
            return None
