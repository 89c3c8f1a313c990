"""In which language does somebody read? The one in the address, else what the browser prefers."""

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from flask import request

_ARGUMENT: Final = "lang"


def kept(languages: Collection[str]) -> str:
    """Return the part of a link that keeps the language of the address, if it is one of these."""
    named = request.args.get(_ARGUMENT, "")
    return f"?{_ARGUMENT}={named}" if named in languages else ""


def chosen(languages: Sequence[str]) -> str:
    """Return one of these languages; the first, where none of them is asked for."""
    named = request.args.get(_ARGUMENT, "")
    return named if named in languages else next(_preferred(languages), languages[0])


def _preferred(languages: Sequence[str]) -> Iterator[str]:
    for tag, quality in request.accept_languages:
        # Who prefers Austrian German is better served by German than by the next preference.
        alike = [it for it in languages if quality and _language(it) == _language(tag)]
        yield from sorted(alike, key=lambda it: it.lower() != tag.lower())


def _language(tag: str) -> str:
    return tag.partition("-")[0].lower()
