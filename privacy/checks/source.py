"""What does the program's own text say? Its constants and what it calls, without running it.

What is put together while the program runs, or read from a file, is not seen here.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

BLANK: Final = "*"
"""What stands for a part of a text that is not known before the program runs."""

# The simulator is the pretend Atlassian of development; it is never part of a running app.
_LEFT_OUT: Final = ("privacy", "simulator")


_SPEAKING: Final = (
    ast.Attribute,
    ast.Call,
    ast.Compare,
    ast.Constant,
    ast.ImportFrom,
    ast.JoinedStr,
)


@dataclass(frozen=True, slots=True)
class Said:
    """A text, and where it stands."""

    file: str
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Module:
    """One file of the program, with what in it can name something; docstrings are for readers."""

    file: str
    nodes: tuple[ast.AST, ...]


def modules(root: Path) -> Iterator[Module]:
    """Return every file of the program below a folder: `app.py` and what is in `privacy`."""
    for path in (root / "app.py", *sorted((root / "privacy").rglob("*.py"))):
        parts = path.relative_to(root).parts
        if parts[:2] != _LEFT_OUT:
            yield Module("/".join(parts), tuple(_nodes(ast.parse(path.read_bytes()))))


def texts(module: Module) -> Iterator[Said]:
    """Return every text that the file has as a value."""
    for node in module.nodes:
        text = literal(node)
        if text is not None:
            yield Said(module.file, line_of(node), text)


def literal(node: ast.AST) -> str | None:
    """Return the text that a node is, with blanks for what is not known; None for others."""
    match node:
        case ast.Constant(value=str() as text):
            return text
        case ast.Constant(value=bytes() as text):
            return text.decode("latin-1")
        case ast.JoinedStr(values=parts):
            return "".join(literal(part) or BLANK for part in parts)
        case _:
            return None


def line_of(node: ast.AST) -> int:
    """Return the line on which a node begins."""
    line: int = getattr(node, "lineno", 1)
    return line


def _nodes(tree: ast.AST) -> Iterator[ast.AST]:
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, _SPEAKING):
            yield node
        waiting += (child for child in _children(node) if not _is_aside(node, child))


def _children(node: ast.AST) -> Iterator[ast.AST]:
    # What `ast.iter_child_nodes` does, at half the time: every start of the app waits for it.
    for name in node._fields:
        child = getattr(node, name)
        if isinstance(child, list):
            yield from (it for it in child if isinstance(it, ast.AST))
        elif isinstance(child, ast.AST) and name != "ctx":
            yield child


def _is_aside(parent: ast.AST, child: ast.AST) -> bool:
    """Tell whether a node says nothing by itself: a docstring, or a part of a longer text."""
    return isinstance(child, ast.Constant) and isinstance(parent, ast.Expr | ast.JoinedStr)
