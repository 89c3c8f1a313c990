"""What does a YAML file say? Plain values only, and each key once."""

import re
from pathlib import Path
from typing import Final

import yaml

from privacy.declaration.faults import FILE, DeclarationError, Fault

LIMIT: Final = 1_000_000

# The words of YAML 1.2: in YAML 1.1 the country code NO would be a boolean.
_CONSTANTS: Final = {"true": True, "false": False, "null": None, "~": None, "": None}
_NUMBER: Final = re.compile(r"-?[0-9]{1,15}(?P<fraction>\.[0-9]{1,15})?")
_HALF: Final = re.compile("[\ud800-\udfff]")
_UNTAGGED: Final = frozenset(f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map"))


def read(file: Path) -> tuple[object, tuple[Fault, ...]]:
    """Return what the file says, and what in it is YAML but not plain."""
    try:
        node = yaml.compose(text_of(file, FILE), Loader=yaml.BaseLoader)
        reading = _Reading()
        return reading.value(node), tuple(reading.faults)
    except yaml.MarkedYAMLError as error:
        what = error.problem or error.context or "cannot be read"
        raise DeclarationError([_at(error.problem_mark, what)]) from error
    except yaml.YAMLError as error:
        raise DeclarationError([Fault(FILE, "holds a character that YAML forbids")]) from error
    except RecursionError as error:
        raise DeclarationError([Fault(FILE, "is nested too deeply")]) from error


def text_of(file: Path, name: str) -> str:
    """Return the text of a file of the policy; raise DeclarationError if there is none."""
    try:
        if file.stat().st_size > LIMIT:
            raise DeclarationError([Fault(name, f"is longer than {LIMIT} bytes")])
        return file.read_bytes().decode()
    except UnicodeDecodeError as error:
        raise DeclarationError([Fault(name, "is not UTF-8 text")]) from error
    except OSError as error:
        raise DeclarationError(
            [Fault(name, "cannot be read; there must be such a file")]
        ) from error


class _Reading:
    """Turns nodes into values, and notes on the way what is not plain."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self._seen: set[int] = set()

    def value(self, node: yaml.Node | None) -> object:
        if node is None or not self._is_plain(node):
            return None
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node)
        if isinstance(node, yaml.ScalarNode):
            return _scalar(node)
        return [self.value(child) for child in node.value]

    def _mapping(self, node: yaml.MappingNode) -> dict[str, object]:
        found: dict[str, object] = {}
        for key, child in filter(lambda pair: self._is_plain(pair[0]), node.value):
            if not isinstance(key, yaml.ScalarNode):
                self._fault(key, "a key must be a plain word")
            elif key.value in found:
                self._fault(key, f"the key '{key.value}' is there twice")
            else:
                found[key.value] = self.value(child)
        return found

    def _is_plain(self, node: yaml.Node) -> bool:
        what = self._unplain(node)
        if what is not None:
            self._fault(node, what)
        return what is None

    def _unplain(self, node: yaml.Node) -> str | None:
        if id(node) in self._seen:
            return "anchors and aliases are not accepted"
        self._seen.add(id(node))
        if node.tag not in _UNTAGGED:
            return "tags are not accepted"
        if isinstance(node, yaml.ScalarNode) and _HALF.search(node.value):
            return "holds half of a character"
        return None

    def _fault(self, node: yaml.Node, what: str) -> None:
        self.faults.append(_at(node.start_mark, what))


def _scalar(node: yaml.ScalarNode) -> object:
    text: str = node.value
    if node.style is not None:
        return text
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    number = _NUMBER.fullmatch(text)
    if number is None:
        return text
    return float(text) if number["fraction"] else int(text)


def _at(mark: yaml.Mark | None, what: str) -> Fault:
    return Fault(f"{FILE}:{mark.line + 1}" if mark else FILE, what)
