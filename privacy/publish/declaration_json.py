"""What does `/privacy.json` answer? The whole declaration, so that its digest can be recomputed."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

from privacy.declaration.model import Declaration
from privacy.declaration.versions import Versions

_KEPT: Final = 32
_HOW: Final = (
    "`digest` is the SHA-256, in hexadecimal digits, of `digest_of` written as canonical JSON "
    "(RFC 8785). In it, `texts` has the SHA-256 of each text below, as UTF-8."
)


@lru_cache(maxsize=_KEPT)
def declaration_json(declaration: Declaration, versions: Versions) -> str:
    """Return a declaration with its texts, and the published versions, newest first."""
    whole = {
        "app": {"key": declaration.app.key, "name": declaration.app.name},
        **_version(declaration),
        "how_to_verify": _HOW,
        "digest_of": {
            "declaration": declaration.model_dump(
                mode="json", by_alias=True, exclude_unset=True, exclude={"texts"}
            ),
            "texts": {file: _sha256(text.source) for file, text in declaration.texts.items()},
        },
        "texts": _texts(declaration),
        "versions": [_version(it) for it in reversed(versions.published)],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _version(declaration: Declaration) -> Mapping[str, str]:
    policy = declaration.policy
    return {
        "version": policy.version,
        "published": policy.published.isoformat(),
        "effective": policy.effective.isoformat(),
        "digest": declaration.digest,
    }


def _texts(declaration: Declaration) -> Sequence[Mapping[str, Any]]:
    return [
        {
            "file": file,
            "language": text.language,
            "title": text.title,
            "sha256": _sha256(text.source),
            "source": text.source,
        }
        for file, text in declaration.texts.items()
    ]


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
