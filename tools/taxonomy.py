"""Which words has the fideslang taxonomy? Written from the pinned package, without running it.

`python -m tools.taxonomy` writes `privacy/declaration/taxonomy.json`; `make generated` does it all.
"""

import ast
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final

_ROOT: Final = Path(__file__).parents[1]
PACKAGE: Final = _ROOT / ".venv" / "taxonomy"
FILE: Final = _ROOT / "privacy" / "declaration" / "taxonomy.json"
NOTICE: Final = (
    "Keys and names of the Fides taxonomy from fideslang {version}, "
    "https://github.com/IABTechLab/fideslang, copyright Ethyca, Inc., licensed under "
    "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/, which disclaims all warranties. "
    "Changed: keys and names only."
)
_PARTS: Final = {
    "categories": "data_categories.py",
    "uses": "data_uses.py",
    "subjects": "data_subjects.py",
}


def taxonomy(package: Path) -> str:
    """Return the file's text: the notice, and for each part its keys with their names.

    Raise FileNotFoundError where the package is not there.
    """
    if not package.exists():
        raise FileNotFoundError(f"{package} is missing; `make setup` brings it")
    (info,) = package.glob("fideslang-*.dist-info")
    version = info.name.removeprefix("fideslang-").removesuffix(".dist-info")
    folder = package / "fideslang" / "default_taxonomy"
    parts = {part: dict(_words(folder / file)) for part, file in _PARTS.items()}
    whole = {"notice": NOTICE.format(version=version), "version": version, **parts}
    return json.dumps(whole, indent=1, ensure_ascii=False) + "\n"


def _words(file: Path) -> Iterator[tuple[str, str]]:
    # Read, not imported: the package would hold our own packages back.
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            said = {it.arg: it.value for it in node.keywords}
            match said.get("fides_key"), said.get("name"):
                case ast.Constant(str(key)), ast.Constant(str(name)):
                    yield key, name
                case _:
                    pass  # another call, such as the one that makes the factory


if __name__ == "__main__":
    FILE.write_text(taxonomy(PACKAGE), "utf-8")
