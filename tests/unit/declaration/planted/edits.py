"""Which edits of the small declaration are faults? The lists in the YAML files beside this."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import yaml

from tests.unit.declaration.planted.planted import Planted
from tests.unit.declaration.small import edited, write_words

LISTS = sorted(Path(__file__).parent.glob("*.yaml"))


def edits() -> Iterator[Planted]:
    for file in LISTS:
        for entry in yaml.safe_load(file.read_text("utf-8")):
            yield Planted(entry["id"], partial(plant, entry["edits"]), tuple(entry["told"]))


def plant(changes: dict[str, Any], folder: Path) -> None:
    write_words(folder, edited(*changes.items()))
