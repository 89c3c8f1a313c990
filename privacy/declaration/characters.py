"""Which characters may nothing for people to read hold, and is anything said at all?"""

import re
from typing import Final

# Control characters, other ends of lines than our own, and what turns the order of letters around,
# so that something else is read than stands there.
CONTROL: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]"
)
# One character at least that leaves ink: neither blank, control, nor of no width. Written so that
# Pydantic, JSON Schema and Python read the same.
INK: Final = (
    r"[^\u0000-\u0020\u007f-\u00a0\u00ad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f"
    r"\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2800\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0"
    r"\ufff0-\ufffb]"
)
WHAT: Final = "holds a control character"


def lines_with_control(text: str) -> tuple[int, ...]:
    """Return the lines, counted from 1, that hold a character of that kind."""
    return tuple(number for number, line in enumerate(text.split("\n"), 1) if CONTROL.search(line))


def has_words(text: str) -> bool:
    """Tell whether there is a letter or a digit to be seen."""
    return any(it.isalnum() for it in re.findall(INK, text))
