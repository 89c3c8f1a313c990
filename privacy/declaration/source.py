"""What does a YAML file say, and on which line? Plain values only, and each key once."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

import yaml

from privacy.declaration.characters import WHAT, lines_with_control
from privacy.declaration.composer import Composer
from privacy.declaration.faults import FILE, DeclarationError, Fault, Rule
from privacy.declaration.place import Marks
from privacy.declaration.reading import Reading
from privacy.declaration.written import P002, P004, P005, P008

LIMIT: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Source:
    """What a file says, where each part of it stands, and what in it is YAML but not plain."""

    raw: object
    marks: Marks
    faults: tuple[Fault, ...]


def read(file: Path) -> Source:
    """Return what the file says, to be read only; raise DeclarationError where nothing can be."""
    return _parsed(text_of(file, FILE))


# The working file is as a rule also the newest of the history, so each text is parsed once.
@lru_cache(maxsize=8)
def _parsed(text: str) -> Source:
    try:
        composer, reading = Composer(text), Reading(text)
        raw = reading.value(composer.get_single_node(), ())
    except yaml.MarkedYAMLError as error:
        what = ", ".join(filter(None, (error.context, error.problem)))
        raise DeclarationError([_at(P002, error.problem_mark, what)]) from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise DeclarationError(
            [P005.fault("holds a character that YAML forbids", line=line)]
        ) from error
    noted = (_at(P004, mark, what) for mark, what in composer.noted)
    unseen = (P005.fault(WHAT, line=line) for line in lines_with_control(text))
    # What an alias names is read again, and is as wrong there as it was before.
    faults = dict.fromkeys((*noted, *unseen, *reading.faults))
    return Source(raw, Marks(reading.lines), tuple(faults))


def text_of(file: Path, name: str) -> str:
    """Return the text of a file of the policy; raise DeclarationError if there is none."""
    try:
        with file.open("rb") as opened:
            content = opened.read(LIMIT + 1)
        if len(content) > LIMIT:
            raise DeclarationError([P005.fault(f"is longer than {LIMIT} bytes", file=name)])
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DeclarationError([P005.fault("is not UTF-8 text", file=name)]) from error
    except OSError as error:
        raise DeclarationError(
            [P008.fault("cannot be read; there must be such a file", file=name)]
        ) from error


def _at(rule: Rule, mark: yaml.Mark | None, what: str) -> Fault:
    return rule.fault(what, line=mark.line + 1 if mark else None)
