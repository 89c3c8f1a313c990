"""Which text files does a browser get, as they are or filled in?"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

Language = Literal["page", "script", "style"]

_LANGUAGES: Final[dict[str, Language]] = {
    **dict.fromkeys((".js", ".mjs", ".cjs", ".json", ".webmanifest"), "script"),
    **dict.fromkeys((".htm", ".html", ".svg", ".xhtml", ".xml"), "page"),
    ".css": "style",
}
_TEMPLATES: Final = "templates"


@dataclass(frozen=True, slots=True)
class Served:
    """One file, and the language in which it is written."""

    file: str
    text: str
    language: Language

    @property
    def is_template(self) -> bool:
        """Tell whether the program fills it in before a browser gets it."""
        return self.file.startswith(f"{_TEMPLATES}/")


def served(root: Path) -> Iterator[Served]:
    """Return the text files in templates and static, whatever their endings."""
    for folder in (_TEMPLATES, "static"):
        for path in sorted((root / folder).rglob("*")):
            if path.is_file():
                yield from _text(path, path.relative_to(root).as_posix())


def _text(path: Path, file: str) -> Iterator[Served]:
    said = path.read_bytes()
    # `page.js.j2` is a script. What has no known ending is read as a page, in which only what is
    # fetched counts: a licence beside a font names addresses for people.
    known = [_LANGUAGES[it] for it in path.suffixes if it in _LANGUAGES]
    if known or b"\0" not in said:
        text = said.decode("utf-8", "replace").replace("\0", "")
        yield Served(file, text, known[-1] if known else "page")
