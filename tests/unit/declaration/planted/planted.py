"""What is a planted fault?"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Planted:
    """A fault with its name, what makes a folder that has it, and the lines that tell it."""

    id: str
    plant: Callable[[Path], object]
    told: tuple[str, ...]
