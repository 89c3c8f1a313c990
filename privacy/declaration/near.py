"""Which known word did somebody mean?"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

_ALIKE: Final = 0.6
_SURE: Final = 0.8
_SHOWN: Final = 6
# Every letter is compared with every letter, so a long list or a long word would take minutes.
_COMPARED: Final = 200
_LETTERS: Final = 100


@dataclass(frozen=True, slots=True)
class Offer:
    """What to write instead of an unknown word; looked for only when it is told."""

    word: str
    known: Collection[str]
    is_listed: bool = False

    def __str__(self) -> str:
        """Return `; did you mean 'address'?`, or else the first known words, or nothing."""
        near = nearest(self.word, self.known)
        if near is not None:
            return f"; did you mean '{near}'?"
        return f"; known: {self._first or 'none'}" if self._is_short else ""

    @property
    def _is_short(self) -> bool:
        return self.is_listed and len(self.known) <= _COMPARED

    @property
    def _first(self) -> str:
        words = sorted(self.known)
        return ", ".join(words[:_SHOWN]) + (" …" if len(words) > _SHOWN else "")


def nearest(word: str, known: Collection[str]) -> str | None:
    """Return the known word that is near to another one, if any is."""
    if len(known) > _COMPARED or len(word) > _LETTERS:
        return None
    return _nearest(word, sorted(known))


def _nearest(word: str, words: Sequence[str]) -> str | None:
    # What is named stands at the end: `user.mail` is nearer to `user.contact.email` than to
    # `user.social`.
    ends = get_close_matches(_end(word), sorted({*map(_end, words)}), n=1, cutoff=_SURE)
    alike = [it for it in words if _end(it) in ends] or words
    found = get_close_matches(word, alike, n=1, cutoff=0 if ends else _ALIKE)
    return found[0] if found else None


def _end(word: str) -> str:
    return word.rpartition(".")[2]
