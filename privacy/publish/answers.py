"""Which questions of a form does the declaration answer, and which does it leave open?"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Untold:
    """The place of an answer that the declaration cannot give, and why it cannot."""

    why: str


Answer = Untold | bool | int | str | Sequence["Answer"] | Mapping[str, "Answer"]
Answers = Mapping[str, Answer]


def told(answers: Answers) -> dict[str, object]:
    """Return the answers that were given, as plain values.

    Open questions are left out, and so is a block in which every question is open.
    """
    given = {name: it for name, it in answers.items() if not isinstance(it, Untold)}
    plain = {name: _plain(it) for name, it in given.items()}
    return {name: it for name, it in plain.items() if it != {}}


def untold(answers: Answers) -> dict[str, str]:
    """Return why each open question is open, by its path: `security.isDiskEncryptionSupported`."""
    return {path: it.why for path, it in leaves(answers) if isinstance(it, Untold)}


def leaves(answers: Mapping[str, Answer], above: str = "") -> Iterator[tuple[str, Answer]]:
    """Return every single answer by its path; a list is one answer."""
    for name, it in answers.items():
        if isinstance(it, Mapping):
            yield from leaves(it, f"{above}{name}.")
        else:
            yield f"{above}{name}", it


def _plain(it: Answer) -> object:
    if isinstance(it, Mapping):
        return told(it)
    if isinstance(it, Sequence) and not isinstance(it, str):
        return [_plain(entry) for entry in it]
    return it
