"""Which packages does the app have, by the files that say what is installed?"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

_NAMED: Final = r"([A-Za-z0-9][A-Za-z0-9._-]*)\s*(?:\[[\w\s,.-]*\])?\s*==\s*[^\s;,#\\]+"
_LINE: Final = re.compile(
    rf"\s*(?:{_NAMED}\s*(?:;[^#\\]*?)?)?(?:\s*--hash=[a-z0-9]+:[0-9a-fA-F]+)*\s*\\?(?:\s*#.*)?"
)
_SEPARATORS: Final = re.compile(r"[-_.]+")
_RUNNING: Final = ("dependencies", "optionalDependencies", "peerDependencies")
_ALIAS: Final = "npm:"
_MODULES: Final = "node_modules/"


@dataclass(frozen=True, slots=True)
class Package:
    """A package, and where it is named; without a name it is one that cannot be read."""

    name: str | None
    file: str
    line: int | None = None


def of_pypi(root: Path) -> Iterator[Package]:
    """Return the packages of the lock; every line of it has to say which one it means."""
    return _read(root / "requirements.txt", _locked)


def of_npm(root: Path) -> Iterator[Package]:
    """Return the packages of npm that run, by their real names; without files there are none."""
    for name, read in (("package.json", _asked), ("package-lock.json", _installed)):
        if (root / name).exists():
            yield from _read(root / name, read)


def plain(name: str) -> str:
    """Return a name of PyPI as PyPI compares it."""
    return _SEPARATORS.sub("-", name).lower()


def _read(file: Path, read: Callable[[Path], Iterator[Package]]) -> Iterator[Package]:
    try:
        yield from list(read(file))
    except (OSError, ValueError, TypeError, AttributeError, KeyError):
        yield Package(None, file.name)


def _locked(file: Path) -> Iterator[Package]:
    for number, line in enumerate(file.read_text("utf-8-sig").splitlines(), start=1):
        match = _LINE.fullmatch(line.rstrip())
        if match is None:
            yield Package(None, file.name, number)
        elif match[1] is not None:
            yield Package(plain(match[1]), file.name, number)


def _asked(file: Path) -> Iterator[Package]:
    content = json.loads(file.read_bytes())
    for kind in _RUNNING:
        for name, version in content.get(kind, {}).items():
            yield Package(_real(name, version), file.name)


def _real(name: str, version: str) -> str:
    if not version.startswith(_ALIAS):
        return name
    real = version.removeprefix(_ALIAS)
    return real.rpartition("@")[0] or real


def _installed(file: Path) -> Iterator[Package]:
    found: Mapping[str, Mapping[str, Any]] = json.loads(file.read_bytes())["packages"]
    for path, package in found.items():
        if path and not package.get("dev"):
            yield Package(package.get("name", path.rpartition(_MODULES)[2]), file.name)
