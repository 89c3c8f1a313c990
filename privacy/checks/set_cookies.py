"""Which cookies do the program's files set?"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from privacy.checks.source import BLANK, Module, Said, line_of, literal

_CALLS: Final = frozenset({"set_cookie", "delete_cookie"})
# What Flask keeps in its session, it sends as this cookie.
_SESSION: Final = "session"
_BY_SESSION: Final = frozenset({"session", "flash"})
_SCRIPT: Final = re.compile(
    r"document\s*\.\s*cookie\s*=(?!=)\s*(?:[\"'`]([^=\"'`;$]+)=)?|cookieStore\s*\.\s*set\b"
)


def set_by_code(module: Module) -> Iterator[Said]:
    """Return the names of the cookies that a file sets; a blank is one that cannot be read."""
    compared = {id(it) for node in module.nodes for it in _compared(node)}
    for node in module.nodes:
        for name in () if id(node) in compared else _names(node):
            yield Said(module.file, line_of(node), name)


def set_by_scripts(root: Path) -> Iterator[Said]:
    """Return the names of the cookies that scripts in `static` set."""
    for path in sorted((root / "static").rglob("*.js")):
        text = path.read_text("utf-8")
        for match in _SCRIPT.finditer(text):
            line = text.count("\n", 0, match.start()) + 1
            yield Said(path.relative_to(root).as_posix(), line, match[1] or BLANK)


def _names(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Call(func=ast.Attribute(attr=called)) if called in _CALLS:
            yield _name(node)
        case ast.ImportFrom(module="flask", names=imported):
            yield from (_SESSION for it in imported if it.name in _BY_SESSION)
        case ast.Attribute(value=ast.Name(id="flask"), attr=named) if named in _BY_SESSION:
            yield _SESSION
        case ast.Constant(value=str() as text) if text.lower() == "set-cookie":
            yield text


def _name(call: ast.Call) -> str:
    named = [it.value for it in call.keywords if it.arg == "key"]
    given = (*call.args[:1], *named)
    return (literal(given[0]) if given else None) or BLANK


def _compared(node: ast.AST) -> Iterator[ast.expr]:
    """Return what is only compared with: to ask for a header does not write it."""
    if isinstance(node, ast.Compare):
        yield from (node.left, *node.comparators)
