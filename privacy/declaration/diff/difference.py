"""Where do two declarations differ?"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from privacy.declaration.form import Form

ANY: Final = "*"
ORDER: Final = "~"


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a declaration: its path, its pattern, and the names that fill the pattern."""

    path: str = ""
    pattern: str = ""
    names: tuple[str, ...] = ()

    def key(self, name: str) -> "Spot":
        """Return the place of a key of the model."""
        return Spot(_joined(self.path, name), _joined(self.pattern, name), self.names)

    def entry(self, name: str) -> "Spot":
        """Return the place of an entry of a mapping."""
        return Spot(_joined(self.path, name), _joined(self.pattern, ANY), (*self.names, name))

    def listed(self, name: str) -> "Spot":
        """Return the place of an entry of a list, by its id."""
        return Spot(f"{self.path}[{name}]", _joined(self.pattern, ANY), (*self.names, name))

    def member(self) -> "Spot":
        """Return the place of a plain value in a list."""
        return Spot(self.path, _joined(self.pattern, ANY), self.names)

    def order(self) -> "Spot":
        """Return the place of what a list says by the order of its values."""
        return Spot(self.path, _joined(self.pattern, ORDER), self.names)


@dataclass(frozen=True, slots=True)
class Difference:
    """A value, an entry or a member of a list that is another one, or on one side only."""

    spot: Spot
    old: Any
    new: Any


def differences(old: object, new: object, spot: Spot) -> Iterator[Difference]:
    """Return every difference between two parts of declarations, in the order of the model."""
    model = old if isinstance(old, Form) else new
    if isinstance(model, Form):
        yield from _forms(type(model), old, new, spot)
    elif isinstance(old, Mapping) and isinstance(new, Mapping):
        yield from _entries(old, new, spot.entry)
    elif isinstance(old, tuple) and isinstance(new, tuple):
        yield from _lists(old, new, spot)
    elif old != new:
        yield Difference(spot, old, new)


def _forms(model: type[Form], old: object, new: object, spot: Spot) -> Iterator[Difference]:
    for name, field in model.model_fields.items():
        before, after = getattr(old, name, None), getattr(new, name, None)
        yield from differences(before, after, spot.key(field.alias or name))


def _lists(old: Sequence[object], new: Sequence[object], spot: Spot) -> Iterator[Difference]:
    before, after = ({_id(it): it for it in side} for side in (old, new))
    if any(hasattr(it, "id") for it in (*old, *new)):
        yield from _entries(before, after, spot.listed)
    else:
        yield from (Difference(spot.member(), it, None) for it in before if it not in after)
        yield from (Difference(spot.member(), None, it) for it in after if it not in before)
    if before.keys() == after.keys() and [*map(_id, old)] != [*map(_id, new)]:
        yield Difference(spot.order(), None, None)


def _entries(
    old: Mapping[str, object], new: Mapping[str, object], within: Callable[[str], Spot]
) -> Iterator[Difference]:
    for name in {**old, **new}:
        if name in old and name in new:
            yield from differences(old[name], new[name], within(name))
        else:
            yield Difference(within(name), old.get(name), new.get(name))


def _id(entry: Any) -> Any:  # noqa: ANN401  # an entry with an id, or a value that stands for itself
    return getattr(entry, "id", entry)


def _joined(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
