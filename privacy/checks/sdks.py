"""Does every package that is known to send data to somebody belong to a processor?"""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final

from privacy.checks.declared import Declared
from privacy.checks.packages import Package, of_npm, of_pypi, plain
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

_FILES: Final = {"pypi": "requirements.txt", "npm": "package.json"}
_KNOWN: Final = Path(__file__).with_name("known_sdks.json")
Names = Mapping[str, str]
"""The packages of one registry by their plain name; each with what is known of it."""


def sdks(declared: Declared, root: Path) -> tuple[Fault, ...]:
    """Compare the packages of the app with those that the processors list."""
    pypi = {plain(name) for processor in declared.processors for name in processor.sdks.pypi}
    npm = {name for processor in declared.processors for name in processor.sdks.npm}
    return (
        *_compared("pypi", tuple(of_pypi(root)), pypi),
        *_compared("npm", tuple(of_npm(root)), npm),
    )


@lru_cache(maxsize=2)
def known(registry: str) -> Names:
    """Return the packages of a registry that send data to somebody, each with its kind."""
    kinds = json.loads(_KNOWN.read_text("utf-8"))[registry]
    return {name: kind for kind, names in kinds.items() for name in names}


def _compared(
    registry: str, packages: Sequence[Package], declared: Collection[str]
) -> Iterator[Fault]:
    kinds = known(registry)
    for it in packages:
        if it.name is None:
            yield P061.fault(_unread(it), file=it.file, line=it.line)
        elif it.name in kinds and it.name not in declared:
            what = f"has '{it.name}', a known {kinds[it.name]} SDK; no processor lists it under"
            yield P061.fault(f"{what} sdks.{registry}", file=it.file, line=it.line)
    for name in sorted(frozenset(declared).difference(it.name for it in packages)):
        yield P066.fault(f"sdks.{registry} lists '{name}', which is not in {_FILES[registry]}")


def _unread(package: Package) -> str:
    # The line itself is not told: an address in it may hold a password.
    what = "cannot be read" if package.line is None else "this line is no `name==version`"
    return f"{what}, so nobody can tell which packages the app has"
