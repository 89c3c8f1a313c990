"""How does a folder become a declaration, or a list of what is wrong with it?"""

import json
from pathlib import Path

from pydantic import ValidationError

from privacy.declaration import faults, source, texts
from privacy.declaration.faults import DeclarationError, Fault
from privacy.declaration.model import Declaration, Document
from privacy.declaration.references import repeated, unresolved


def load(folder: Path) -> Declaration:
    """Return the declaration of this folder; raise DeclarationError with all that is wrong."""
    raw, unplain = source.read(folder / faults.FILE)
    document, malformed = _document(raw)
    said, missing = texts.read(folder, raw)
    found = (*unplain, *malformed, *repeated(raw), *unresolved(raw), *missing)
    if document is None or found:
        raise DeclarationError(found)
    return Declaration.of(document, said)


def _document(raw: object) -> tuple[Document | None, tuple[Fault, ...]]:
    # Pydantic's strictness fits JSON: there a date is a text, and a list may become a tuple.
    try:
        return Document.model_validate_json(json.dumps(raw)), ()
    except ValidationError as error:
        return None, faults.of_form(error.errors(), raw)
