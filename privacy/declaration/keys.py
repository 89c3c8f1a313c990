"""Which keys, and which of a few values, may stand at a place of the file?"""

import types
from collections.abc import Mapping
from typing import Any, Final, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from privacy.declaration.model import Document
from privacy.declaration.place import Step, Steps

_EITHER: Final = (Union, types.UnionType)


def keys_at(steps: Steps) -> frozenset[str]:
    """Return the keys that the model has at a place; none where the keys are free."""
    found = _kind_at(steps)
    return frozenset(_fields(found)) if _is_model(found) else frozenset()


def choices_at(steps: Steps) -> frozenset[str]:
    """Return the values of which one must stand at a place; none where any other may."""
    found = _kind_at(steps)
    return frozenset(get_args(found)) if get_origin(found) is Literal else frozenset()


def _kind_at(steps: Steps) -> Any:  # noqa: ANN401  # any annotation of the model
    here: Any = Document
    for step in steps:
        here = _bare(_below(here, step))
    return here


def _below(kind: Any, step: Step) -> Any:  # noqa: ANN401  # any annotation of the model
    if _is_model(kind):
        return _fields(kind).get(str(step))
    arguments = get_args(kind)
    return arguments[-1 if isinstance(step, str) else 0] if arguments else None


def _bare(kind: Any) -> Any:  # noqa: ANN401  # any annotation of the model
    if get_origin(kind) in _EITHER:
        return next(it for it in get_args(kind) if it is not type(None))
    return kind


def _is_model(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _fields(model: type[BaseModel]) -> Mapping[str, Any]:
    return {it.alias or name: it.annotation for name, it in model.model_fields.items()}
