"""What does a YAML file say, and on which line? Plain values only, and each key once."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

import yaml

from privacy.declaration.composer import Composer
from privacy.declaration.faults import FILE, DeclarationError, Fault, Rule
from privacy.declaration.place import Marks, Steps
from privacy.declaration.written import P002, P003, P004, P005, P006, P008

LIMIT: Final = 1_000_000

# The words of YAML 1.2: in YAML 1.1 the country code NO would be a boolean.
_CONSTANTS: Final = {"true": True, "false": False, "null": None, "~": None, "": None}
_NUMBER: Final = re.compile(r"-?[0-9]{1,15}(?P<fraction>\.[0-9]{1,15})?")
_HALF: Final = re.compile("[\ud800-\udfff]")
_CONTROL: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


@dataclass(frozen=True, slots=True)
class Source:
    """What a file says, where each part of it stands, and what in it is YAML but not plain."""

    raw: object
    marks: Marks
    faults: tuple[Fault, ...]


def read(file: Path) -> Source:
    """Return what the file says, to be read only; raise DeclarationError where nothing can be."""
    return _parsed(text_of(file, FILE))


# The working file is as a rule also the newest of the history, so each text is parsed once.
@lru_cache(maxsize=8)
def _parsed(text: str) -> Source:
    try:
        composer, reading = Composer(text), _Reading()
        raw = reading.value(composer.get_single_node(), ())
        noted = [_at(P004, mark, what) for mark, what in composer.noted]
        return Source(raw, Marks(reading.lines), (*noted, *reading.faults))
    except yaml.MarkedYAMLError as error:
        what = ", ".join(filter(None, (error.context, error.problem)))
        raise DeclarationError([_at(P002, error.problem_mark, what)]) from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise DeclarationError(
            [P005.fault("holds a character that YAML forbids", line=line)]
        ) from error
    except RecursionError as error:
        raise DeclarationError([P005.fault("is nested too deeply")]) from error


def text_of(file: Path, name: str) -> str:
    """Return the text of a file of the policy; raise DeclarationError if there is none."""
    try:
        with file.open("rb") as opened:
            content = opened.read(LIMIT + 1)
        if len(content) > LIMIT:
            raise DeclarationError([P005.fault(f"is longer than {LIMIT} bytes", file=name)])
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DeclarationError([P005.fault("is not UTF-8 text", file=name)]) from error
    except OSError as error:
        raise DeclarationError(
            [P008.fault("cannot be read; there must be such a file", file=name)]
        ) from error


class _Reading:
    """Turns nodes into values, and notes on the way their lines and what is not plain."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.lines: dict[Steps, int] = {}
        self._seen: set[int] = set()

    def value(self, node: yaml.Node | None, steps: Steps) -> object:
        if node is None or not self._is_plain(node):
            return None
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, steps)
        if isinstance(node, yaml.ScalarNode):
            return _scalar(node)
        return self._sequence(node, steps)

    def _sequence(self, node: yaml.Node, steps: Steps) -> list[object]:
        found: list[object] = []
        for number, child in enumerate(node.value):
            self.lines[*steps, number] = child.start_mark.line + 1
            found.append(self.value(child, (*steps, number)))
        return found

    def _mapping(self, node: yaml.MappingNode, steps: Steps) -> dict[str, object]:
        found: dict[str, object] = {}
        for key, child in filter(lambda pair: self._is_plain(pair[0]), node.value):
            if not isinstance(key, yaml.ScalarNode):
                self._fault(P006, key, "a key must be a plain word")
            elif key.value in found:
                first = self.lines[*steps, key.value]
                self._fault(
                    P003, key, f"the key '{key.value}' is there twice; first on line {first}"
                )
            else:
                self.lines[*steps, key.value] = key.start_mark.line + 1
                found[key.value] = self.value(child, (*steps, key.value))
        return found

    def _is_plain(self, node: yaml.Node) -> bool:
        if id(node) in self._seen:
            return False  # an alias, and a fault already
        self._seen.add(id(node))
        unplain = _unplain(node)
        if unplain is not None:
            self._fault(unplain[0], node, unplain[1])
        return unplain is None

    def _fault(self, rule: Rule, node: yaml.Node, what: str) -> None:
        self.faults.append(_at(rule, node.start_mark, what))


def _unplain(node: yaml.Node) -> tuple[Rule, str] | None:
    if isinstance(node, yaml.ScalarNode) and _HALF.search(node.value):
        return P005, "holds half of a character"
    if isinstance(node, yaml.ScalarNode) and _CONTROL.search(node.value):
        return P005, "holds a control character"
    return None


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


def _at(rule: Rule, mark: yaml.Mark | None, what: str) -> Fault:
    return rule.fault(what, line=mark.line + 1 if mark else None)
