"""Does every package that is known to send data to somebody belong to a processor?"""

import json
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final

from privacy.checks.declared import Declared
from privacy.declaration.faults import Fault, Rule, Weight

P061: Final = Rule(
    "P061",
    "every package that is known to send data to somebody is listed by a processor",
    "such a package calls its maker by itself, and no address in the program shows it",
    "list it in `sdks` of the processor that it sends to, or do without it",
)
P066: Final = Rule(
    "P066",
    "every package that a processor lists is among the app's packages",
    "a leftover makes people believe that data goes where it no longer does",
    "take it out of `sdks`",
    Weight.WARNING,
)
RULES: Final = (P061, P066)

_KNOWN: Final = Path(__file__).with_name("known_sdks.json")
_PYPI: Final = "requirements.txt"
_NPM: Final = "package.json"
_NAME: Final = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)", re.MULTILINE)
_SEPARATORS: Final = re.compile(r"[-_.]+")

Names = Mapping[str, str]
"""The packages of one registry by their plain name; each with what is known of it."""


def sdks(declared: Declared, root: Path) -> tuple[Fault, ...]:
    """Compare the packages of the app with those that the processors list."""
    pypi = {_plain(name) for processor in declared.processors for name in processor.sdks.pypi}
    npm = {name for processor in declared.processors for name in processor.sdks.npm}
    return (*_compared("pypi", root / _PYPI, pypi), *_compared("npm", root / _NPM, npm))


@lru_cache(maxsize=2)
def known(registry: str) -> Names:
    """Return the packages of a registry that send data to somebody, each with its kind."""
    kinds = json.loads(_KNOWN.read_text("utf-8"))[registry]
    return {name: kind for kind, names in kinds.items() for name in names}


def _compared(registry: str, file: Path, declared: set[str]) -> Iterator[Fault]:
    try:
        found = _READ[registry](file)
    except (OSError, ValueError, TypeError, AttributeError):
        what = "cannot be read, so nobody can tell which packages the app has"
        yield P061.fault(what, file=file.name)
        return
    kinds = known(registry)
    for name, line in found.items():
        if name in kinds and name not in declared:
            what = f"has '{name}', a known {kinds[name]} SDK; no processor lists it under"
            yield P061.fault(f"{what} sdks.{registry}", file=file.name, line=line)
    for name in sorted(declared.difference(found)):
        yield P066.fault(f"sdks.{registry} lists '{name}', which is not in {file.name}")


def _locked(file: Path) -> Mapping[str, int]:
    lines = enumerate(file.read_text("utf-8").splitlines(), start=1)
    return {_plain(match[1]): number for number, line in lines if (match := _NAME.match(line))}


def _listed(file: Path) -> Mapping[str, int | None]:
    """Return the packages of npm that run; without the file there are none."""
    if not file.exists():
        return {}
    return dict.fromkeys(json.loads(file.read_bytes()).get("dependencies", {}))


_READ: Final = {"pypi": _locked, "npm": _listed}


def _plain(name: str) -> str:
    return _SEPARATORS.sub("-", name).lower()
