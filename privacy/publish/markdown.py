"""How do an operator's words stand in Markdown, without becoming Markdown?"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

# Parentheses, signs and digits mean something only beside one of these, or where a line begins.
_MARKS: Final = re.compile(r"[\\`*_\[\]<>#|~&$]")


def inert(words: str) -> str:
    """Return words on one line in which nothing is markup."""
    return _MARKS.sub(r"\\\g<0>", " ".join(words.split()))


def points(lines: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Return a list of points, each with its name and the words of the declaration."""
    for name, words in lines:
        yield f"- {name}: {inert(words)}"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Return a table of the declaration's words, or `None` where it would have no row."""
    written = [_row(map(inert, row)) for row in rows]
    yield from (_row(head), _row("---" for _ in head), *written) if written else ("None.",)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
