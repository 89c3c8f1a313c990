"""In which forms does the command line write a declaration out?"""

from collections.abc import Callable, Mapping
from typing import Final

from privacy.declaration.model import Declaration
from privacy.declaration.versions import Versions
from privacy.publish.article30 import article30
from privacy.publish.declaration_json import declaration_json
from privacy.publish.marketplace import marketplace

Export = Callable[[Declaration, Versions, str | None], str]
"""Of a declaration, among its versions, for the customer who is named."""

FORMATS: Final[Mapping[str, Export]] = {
    "marketplace": lambda declaration, _versions, _controller: marketplace(declaration),
    "article30": lambda declaration, _versions, controller: article30(declaration, controller),
    "json": lambda declaration, versions, _controller: declaration_json(declaration, versions),
}
