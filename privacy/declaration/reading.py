"""What do the nodes of a YAML file say? Plain values, with their lines."""

import re
from typing import Final

import yaml

from privacy.declaration.bounds import Bounds
from privacy.declaration.characters import CONTROL, WHAT
from privacy.declaration.faults import Fault, Rule
from privacy.declaration.place import Steps
from privacy.declaration.written import P003, P005, P006

# The words of YAML 1.2: in YAML 1.1 the country code NO would be a boolean.
_CONSTANTS: Final = {"true": True, "false": False, "null": None, "~": None, "": None}
_NUMBER: Final = re.compile(r"-?[0-9]{1,15}(?P<fraction>\.[0-9]{1,15})?")
_HALF: Final = re.compile("[\ud800-\udfff]")
_ESCAPED: Final = re.compile(rf"\r|{CONTROL.pattern}")
# In the place of what may not be there, so that the rest of the value is read all the same.
_INSTEAD: Final = "\ufffd"


class Reading:
    """Turns nodes into values, and notes on the way their lines and what is not plain."""

    def __init__(self, text: str) -> None:
        """Begin with the text from which the nodes are."""
        self.faults: list[Fault] = []
        self.lines: dict[Steps, int] = {}
        self._text = text
        self._bounds = Bounds()
        self._open: set[int] = set()

    def value(self, node: yaml.Node | None, steps: Steps) -> object:
        """Return what a node says; what an alias names is said once more."""
        if node is None or id(node) in self._open:
            return None  # a list within itself, and a fault already
        with self._bounds.within(node.start_mark):
            if isinstance(node, yaml.ScalarNode):
                return _scalar(node, self._plain(node))
            return self._collection(node, steps)

    def _collection(self, node: yaml.Node, steps: Steps) -> object:
        self._open.add(id(node))
        mapping = isinstance(node, yaml.MappingNode)
        found = self._mapping(node, steps) if mapping else self._sequence(node, steps)
        self._open.discard(id(node))
        return found

    def _sequence(self, node: yaml.Node, steps: Steps) -> list[object]:
        found: list[object] = []
        for number, child in enumerate(node.value):
            self.lines[*steps, number] = child.start_mark.line + 1
            found.append(self.value(child, (*steps, number)))
        return found

    def _mapping(self, node: yaml.Node, steps: Steps) -> dict[str, object]:
        found: dict[str, object] = {}
        for key, child in node.value:
            name = self._key(key, steps)
            if name is not None:
                self.lines[*steps, name] = key.start_mark.line + 1
                found[name] = self.value(child, (*steps, name))
        return found

    def _key(self, node: yaml.Node, steps: Steps) -> str | None:
        if not isinstance(node, yaml.ScalarNode):
            self._fault(P006, node, "a key must be a plain word")
            return None
        name = self._plain(node)
        first = self.lines.get((*steps, name))
        if first is None:
            return name if name == node.value else None
        self._fault(P003, node, f"the key '{name}' is there twice; first on line {first}")
        return None

    def _plain(self, node: yaml.ScalarNode) -> str:
        text: str = node.value
        if _HALF.search(text):
            self._fault(P005, node, "holds half of a character")
        written = self._text[node.start_mark.index : node.end_mark.index]
        if _ESCAPED.search(text) and not CONTROL.search(written):
            self._fault(P005, node, WHAT)
        return _ESCAPED.sub(_INSTEAD, _HALF.sub(_INSTEAD, text))

    def _fault(self, rule: Rule, node: yaml.Node, what: str) -> None:
        self.faults.append(rule.fault(what, line=node.start_mark.line + 1))


def _scalar(node: yaml.ScalarNode, text: str) -> object:
    if node.style is not None:
        return text
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    number = _NUMBER.fullmatch(text)
    if number is None:
        return text
    return float(text) if number["fraction"] else int(text)
