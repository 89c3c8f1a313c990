"""How much does a difference weigh? What takes something away from people is material."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from privacy.declaration.diff.change import Weight
from privacy.declaration.diff.copies import Copies
from privacy.declaration.diff.difference import Difference
from privacy.declaration.model import Declaration


@dataclass(frozen=True)
class Both:
    """The two declarations that are compared."""

    old: Declaration
    new: Declaration

    @cached_property
    def before(self) -> Copies:
        """Return what the old one keeps."""
        return Copies(self.old)

    @cached_property
    def after(self) -> Copies:
        """Return what the new one keeps."""
        return Copies(self.new)


Weigh = Callable[[Both, Difference], Weight]


def material(_both: Both, _it: Difference) -> Weight:
    """Return that people have to be told in time."""
    return Weight.MATERIAL


def minor(_both: Both, _it: Difference) -> Weight:
    """Return that it is only listed."""
    return Weight.MINOR


def wording(_both: Both, _it: Difference) -> Weight:
    """Return that nothing but words changed."""
    return Weight.WORDING


def if_gained(_both: Both, it: Difference) -> Weight:
    """Return material where something is there, or is done, that was not."""
    return material_if(bool(it.new) and not it.old)


def if_lost(_both: Both, it: Difference) -> Weight:
    """Return material where something that was there, or was done, is not any more."""
    return material_if(bool(it.old) and not it.new)


def if_longer(_both: Both, it: Difference) -> Weight:
    """Return material where an upper limit rises or is gone."""
    return material_if(it.new is None or (it.old is not None and it.new > it.old))


def if_lower(_both: Both, it: Difference) -> Weight:
    """Return material where a lower limit sinks or is gone."""
    return material_if(it.new is None or (it.old is not None and it.new < it.old))


def if_it_becomes(value: str) -> Weigh:
    """Return what weighs material where the value is this one now."""
    return lambda _both, it: material_if(it.new == value)


def if_it_was(value: str) -> Weigh:
    """Return what weighs material where the value is this one no more."""
    return lambda _both, it: material_if(it.old == value)


def if_weaker(*strengths: str | None) -> Weigh:
    """Return what weighs material where the value now stands earlier in this order."""
    return lambda _both, it: material_if(strengths.index(it.new) < strengths.index(it.old))


def material_if(it_is: bool) -> Weight:  # noqa: FBT001  # the name asks for it
    """Return material where something holds, and else minor."""
    return Weight.MATERIAL if it_is else Weight.MINOR
