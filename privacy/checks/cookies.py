"""Is every cookie that the program's files set a declared one?"""

from pathlib import Path
from typing import Final

from privacy.checks.declared import Declared
from privacy.checks.scan import scan
from privacy.checks.source import BLANK
from privacy.declaration.faults import Fault, Rule

P070: Final = Rule(
    "P070",
    "every cookie that is set is declared",
    "a cookie follows people, so they are told of each; one that is not declared is dropped",
    "declare it under `cookies`, or do not set it",
)
RULES: Final = (P070,)


def cookies(declared: Declared, root: Path) -> tuple[Fault, ...]:
    """Compare the cookies that the program's files set with the declared ones."""
    known = {cookie.id for version in declared.versions for cookie in version.cookies}
    return tuple(
        P070.fault(_words(said.text), file=said.file, line=said.line)
        for said in scan(root).cookies
        if said.text not in known
    )


def _words(name: str) -> str:
    if BLANK in name:
        return "sets a cookie whose name cannot be read here; name it in plain text"
    if name.lower() == "set-cookie":
        return f"names the header {name}; let `set_cookie` write it, with a declared name"
    return f"sets cookie '{name}', which is not declared"
