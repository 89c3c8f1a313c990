"""What of a page is the same for everybody? Rendered once for each version and language."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from jinja2 import Environment
from markupsafe import Markup

from privacy.declaration.model import Declaration
from privacy.declaration.proof import Enforcement, Proofs, Verification
from privacy.declaration.versions import Versions
from privacy.publish.declared import Declared, declared
from privacy.publish.proven import proven
from privacy.publish.recipients import begun_by

# Each name is a template in the folder `declared`.
PARTS: Final = (
    "examples",
    "data",
    "purposes",
    "retention",
    "processors",
    "sent",
    "uninstall",
    "stores",
    "commitments",
    "prose",
    "contact",
    "digest",
)
_KEPT: Final = 32


@dataclass(frozen=True, slots=True)
class Fragment:
    """What is declared, and the parts of a page that show it."""

    declared: Declared
    parts: Mapping[str, Markup]


class Fragments:
    """Renders what is the same for everybody on a day, and keeps the last of it."""

    def __init__(self, templates: Environment, versions: Versions, proofs: Proofs) -> None:
        """Take the templates, and what stands behind the claims in this process."""
        self._templates = templates
        self._versions = versions
        self._proofs = proofs
        self._kept = lru_cache(maxsize=_KEPT)(self._rendered)

    def of(self, declaration: Declaration, language: str, on: date) -> Fragment:
        """Return the parts of a version in a language, as they are on a day.

        A day changes what proves the version, and which processors have begun to take part.
        """
        proofs = proven(self._proofs, self._versions, declaration, on)
        return self._kept(
            declaration,
            language,
            begun_by(declaration, on),
            tuple(proofs.enforced.values()),
            tuple(proofs.verified.values()),
        )

    def _rendered(
        self,
        declaration: Declaration,
        language: str,
        begun: frozenset[str],
        enforced: tuple[Enforcement, ...],
        verified: tuple[Verification, ...],
    ) -> Fragment:
        shown = declared(declaration, Proofs.of(enforced, verified), language, begun)
        return Fragment(shown, {name: self._part(name, shown) for name in PARTS})

    def _part(self, name: str, shown: Declared) -> Markup:
        template = self._templates.get_template(f"declared/{name}.html")
        return Markup(template.render(declared=shown))  # noqa: S704  # escaped by the template
