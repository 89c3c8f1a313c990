"""Does the app ask the host product for what is declared, under the declared key?"""

from collections.abc import Collection
from typing import Final

from privacy.checks.declared import Declared, missing, unknown
from privacy.declaration.faults import Fault, Rule

P130: Final = Rule(
    "P130",
    "key and scopes are those of the descriptor",
    "the scopes say what the app may read and do, and an administrator agreed to those of the "
    "descriptor",
    "make `app` in privacy.yaml and the app's descriptor say the same",
)
RULES: Final = (P130,)


def scopes(declared: Declared, key: str, asked: Collection[str]) -> tuple[Fault, ...]:
    """Compare the key and the scopes of the descriptor with the declared ones."""
    said = tuple(version.app.scopes for version in declared.versions)
    ours = declared.in_force.app.key
    other_key = f"is '{ours}', and the descriptor is of app '{key}'"
    return (
        *((P130.fault(other_key, "app.key"),) if key != ours else ()),
        *(
            P130.fault(f"the descriptor asks for {scope}, which is not declared", "app.scopes")
            for scope in unknown(asked, said)
        ),
        *(
            P130.fault(f"the descriptor does not ask for {scope}", "app.scopes")
            for scope in missing(asked, said)
        ),
    )
