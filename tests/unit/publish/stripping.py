"""What is left of a view's values if one field is taken away?"""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from types import SimpleNamespace
from typing import Any

Field = tuple[str, str]


def fields_in(value: object) -> Iterator[Field]:
    """Return every field of every dataclass that is reached from a value: its class and name."""
    if isinstance(value, tuple):
        for child in value:
            yield from fields_in(child)
    elif is_dataclass(value):
        for field in fields(value):
            yield type(value).__name__, field.name
            yield from fields_in(getattr(value, field.name))


def stripped(value: Any, missing: Field) -> Any:  # noqa: ANN401  # whatever a view holds
    """Return the same values without this field, wherever it is."""
    if isinstance(value, tuple):
        return tuple(stripped(child, missing) for child in value)
    if not is_dataclass(value):
        return value
    names = [field.name for field in fields(value)]
    names += [name for name, it in vars(type(value)).items() if isinstance(it, property)]
    return SimpleNamespace(
        **{
            name: stripped(getattr(value, name), missing)
            for name in names
            if (type(value).__name__, name) != missing
        }
    )
