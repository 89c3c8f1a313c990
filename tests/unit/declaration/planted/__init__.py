"""The planted faults: what is wrong with a folder, and the exact lines that tell it."""

from privacy.declaration.faults import Weight
from tests.unit.declaration.planted.edits import edits
from tests.unit.declaration.planted.files import FILES
from tests.unit.declaration.planted.planted import Planted
from tests.unit.declaration.planted.raw import RAW

ALL: tuple[Planted, ...] = (*edits(), *RAW, *FILES)
WARNED = tuple(it for it in ALL if all(f": {Weight.WARNING} " in line for line in it.told))
PLANTED = tuple(it for it in ALL if it not in WARNED)
"""The faults that stop the program: `plant(folder)` makes a folder with one of them."""

__all__ = ["ALL", "PLANTED", "WARNED", "Planted"]
