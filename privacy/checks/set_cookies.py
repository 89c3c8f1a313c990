"""Which cookies do the program's files set?"""

import ast
import re
from collections.abc import Iterator
from typing import Final

from privacy.checks.served import Served
from privacy.checks.source import BLANK, Module, Said, line_of, literal

_CALLS: Final = frozenset({"set_cookie", "delete_cookie"})
# What Flask keeps in its session, it sends as this cookie.
_SESSION: Final = "session"
_BY_SESSION: Final = frozenset({"session", "flash", "*"})
_FLASK: Final = frozenset({"flask", "flask.globals", "flask.helpers"})
_ASKING: Final = frozenset({"get", "get_all", "getlist", "pop", "popitem", "remove"})
_SCRIPT: Final = re.compile(
    r"(?:\.\s*cookie|\[\s*[\"'`]cookie[\"'`]\s*\])\s*(?:\+=|=(?![=>]))"
    r"\s*(?:[\"'`]([^=\"'`;${]+)=)?|cookieStore\s*\.\s*set\b"
)


def set_by_code(module: Module) -> Iterator[Said]:
    """Return the names of the cookies that a file sets; a blank is one that cannot be read."""
    asked = {id(it) for node in module.nodes for it in _asked(node)}
    flasks = frozenset(("flask", *(name for node in module.nodes for name in _flasks(node))))
    for node in module.nodes:
        for name in () if id(node) in asked else _names(node, flasks):
            yield Said(module.file, line_of(node), name)


def set_by_scripts(file: Served) -> Iterator[Said]:
    """Return the names of the cookies that the scripts in a file set."""
    for match in _SCRIPT.finditer(file.text):
        line = file.text.count("\n", 0, match.start()) + 1
        yield Said(file.file, line, match[1] or BLANK)


def _names(node: ast.AST, flasks: frozenset[str]) -> Iterator[str]:
    match node:
        case ast.Call(func=ast.Attribute(attr=called)) if called in _CALLS:
            yield _name(node)
        case ast.ImportFrom(module=source, names=imported) if source in _FLASK:
            yield from (_SESSION for it in imported if it.name in _BY_SESSION)
        case ast.Attribute(value=owner, attr=named) if named in _BY_SESSION and _is(owner, flasks):
            yield _SESSION
        case ast.Constant(value=str() as text) if text.lower() == "set-cookie":
            yield text


def _flasks(node: ast.AST) -> Iterator[str]:
    """Return the names by which a file calls Flask and the parts of it that hold the session."""
    match node:
        case ast.Import(names=imported):
            yield from (it.asname for it in imported if it.asname and it.name in _FLASK)
        case ast.ImportFrom(module="flask", names=imported):
            yield from (it.asname or it.name for it in imported if f"flask.{it.name}" in _FLASK)
        case _:
            pass


def _is(owner: ast.expr, flasks: frozenset[str]) -> bool:
    """Tell whether an expression is Flask, or a part of it that holds the session."""
    match owner:
        case ast.Attribute(value=ast.Name(id=name), attr=part):
            return name in flasks and f"flask.{part}" in _FLASK
        case ast.Name(id=name):
            return name in flasks
        case _:
            return False


def _name(call: ast.Call) -> str:
    named = [it.value for it in call.keywords if it.arg == "key"]
    given = (*call.args[:1], *named)
    return (literal(given[0]) if given else None) or BLANK


def _asked(node: ast.AST) -> Iterator[ast.expr]:
    """Return what is only asked for: to read or to take away a header does not write it."""
    match node:
        case ast.Compare(left=left, comparators=others):
            yield from (left, *others)
        case ast.Call(func=ast.Attribute(attr=called), args=[first, *_]) if called in _ASKING:
            yield first
