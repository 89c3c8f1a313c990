"""What does a piece of JSON say, when it may say each thing only once?"""

import json
from typing import Any, NoReturn


def read_object(text: bytes) -> dict[str, Any]:
    """Return the JSON object in UTF-8 text.

    Raise ValueError where it is not one, where a key stands twice (two readers could then see two
    values), where a number is no finite number, or where it is nested beyond any honest use.
    """
    try:
        found = json.loads(
            text.decode("utf-8"),
            object_pairs_hook=_unique,
            parse_constant=_refuse,
            parse_float=_finite,
        )
    except RecursionError:
        raise ValueError("nested too deeply") from None
    if not isinstance(found, dict):
        raise ValueError("not an object")  # noqa: TRY004 - one error for whatever is wrong
    return found


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def _refuse(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


def _finite(text: str) -> float:
    number = float(text)
    if number in (float("inf"), float("-inf")):
        raise ValueError("a number is too large")
    return number
