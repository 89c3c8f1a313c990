"""Which known word did somebody mean?"""

from collections.abc import Collection, Sequence
from difflib import get_close_matches
from typing import Final

_ALIKE: Final = 0.6
_SURE: Final = 0.8
_SHOWN: Final = 6
# Each word is compared with each, so a file full of faults would take minutes.
_COMPARED: Final = 200


def did_you_mean(word: str, known: Collection[str]) -> str:
    """Return `; did you mean 'address'?`, or nothing where no known word is near."""
    near = _nearest(word, sorted(known)) if len(known) <= _COMPARED else None
    return f"; did you mean '{near}'?" if near else ""


def known_words(word: str, known: Collection[str]) -> str:
    """Return the near word, or else the first of the known ones: `; known: email, name …`."""
    if len(known) > _COMPARED:
        return ""
    words = sorted(known)
    shown = ", ".join(words[:_SHOWN]) + (" …" if len(words) > _SHOWN else "")
    return did_you_mean(word, words) or f"; known: {shown or 'none'}"


def _nearest(word: str, words: Sequence[str]) -> str | None:
    # What is named stands at the end: `user.mail` is nearer to `user.contact.email` than to
    # `user.social`.
    ends = get_close_matches(_end(word), sorted({*map(_end, words)}), n=1, cutoff=_SURE)
    alike = [it for it in words if _end(it) in ends] or words
    found = get_close_matches(word, alike, n=1, cutoff=0 if ends else _ALIKE)
    return found[0] if found else None


def _end(word: str) -> str:
    return word.rpartition(".")[2]
