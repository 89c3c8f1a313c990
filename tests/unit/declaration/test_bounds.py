import pytest
import yaml

from privacy.declaration.bounds import DEEPEST, MOST, Bounds
from privacy.declaration.faults import DeclarationError

MARK = yaml.Mark("", 0, 6, 0, None, 0)


def enter(bounds: Bounds, depth: int) -> None:
    if depth:
        with bounds.within(MARK):
            enter(bounds, depth - 1)


def test_so_deep_and_no_deeper() -> None:
    bounds = Bounds()
    enter(bounds, DEEPEST)
    enter(bounds, DEEPEST)

    with pytest.raises(
        DeclarationError, match=r"^privacy\.yaml:7: error P005 is nested too deeply"
    ):
        enter(bounds, DEEPEST + 1)


def test_so_many_and_no_more() -> None:
    bounds = Bounds()
    for _ in range(MOST):
        enter(bounds, 1)

    with pytest.raises(DeclarationError, match=r":7: error P005 holds more than 50000 values"):
        enter(bounds, 1)
