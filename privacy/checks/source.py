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

# None of these is part of a running app; the simulator is the pretend Atlassian of development.
_LEFT_OUT: Final = frozenset({"bench", "docs", "tests", "tools", "privacy/simulator"})
_NEVER: Final = frozenset({"node_modules", "__pycache__"})

_SPEAKING: Final = (
    ast.Attribute,
    ast.Call,
    ast.Compare,
    ast.Constant,
    ast.Import,
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
    """Return every file of the program below a folder, wherever a module can be imported from."""
    for path in _below(root, root):
        yield Module(path.relative_to(root).as_posix(), tuple(_nodes(_parsed(path.read_bytes()))))


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


def _below(folder: Path, root: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.suffix == ".py" and path.is_file():
            yield path
        elif path.is_dir() and not _is_left_out(path, root):
            yield from _below(path, root)


def _is_left_out(folder: Path, root: Path) -> bool:
    is_environment = (folder / "pyvenv.cfg").exists()
    is_tool = folder.name in _NEVER or folder.name.startswith(".") or is_environment
    return is_tool or folder.relative_to(root).as_posix() in _LEFT_OUT


def _parsed(text: bytes) -> ast.AST:
    try:
        return ast.parse(text)
    except (SyntaxError, ValueError):
        # What Python cannot read, it cannot run either.
        return ast.Module([], [])


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
