"""How is a comparison of two versions written down: for people, for a page, for programs?"""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Final

from privacy.declaration.diff.change import Change, Weight
from privacy.declaration.model import Declaration

_TITLES: Final = {
    Weight.MATERIAL: "Material changes",
    Weight.MINOR: "Smaller changes",
    Weight.WORDING: "Other words for the same",
}
_MARKUP: Final = re.compile(r"([!-/:-@\[-`{-~])")


def as_text(old: Declaration, new: Declaration, changes: Sequence[Change]) -> str:
    """Return the changes as lines for a terminal."""
    lines = [f"from {_named(old)}", f"to   {_named(new)}"]
    for title, told in _grouped(changes):
        lines += ["", title, *(f"  {change.words}\n    at {change.place}" for change in told)]
    return "\n".join(lines if changes else [*lines, "", "nothing changed"])


def as_markdown(old: Declaration, new: Declaration, changes: Sequence[Change]) -> str:
    """Return the changes as Markdown, in which no value of a declaration is markup."""
    lines = [
        f"# What changed from {old.policy.version} to {new.policy.version}",
        "",
        f"- from {_escaped(_named(old))}",
        f"- to {_escaped(_named(new))}",
    ]
    for title, told in _grouped(changes):
        lines += ["", f"## {title}", ""]
        lines += [f"- {_escaped(change.words)} ({_escaped(change.place)})" for change in told]
    return "\n".join(lines if changes else [*lines, "", "Nothing changed."])


def as_json(old: Declaration, new: Declaration, changes: Sequence[Change]) -> str:
    """Return the changes as JSON."""
    told = [
        {"weight": it.weight, "place": it.place, "words": it.words, "old": it.old, "new": it.new}
        for it in changes
    ]
    said = {"from": _identity(old), "to": _identity(new), "changes": told}
    return json.dumps(said, indent=2, ensure_ascii=False)


def _grouped(changes: Sequence[Change]) -> Iterator[tuple[str, list[Change]]]:
    for weight, title in _TITLES.items():
        told = [change for change in changes if change.weight is weight]
        if told:
            yield title, told


def _named(declaration: Declaration) -> str:
    policy = declaration.policy
    return f"{policy.version}, effective {policy.effective}, digest {declaration.digest}"


def _identity(declaration: Declaration) -> dict[str, str]:
    policy = declaration.policy
    return {
        "version": policy.version,
        "published": policy.published.isoformat(),
        "effective": policy.effective.isoformat(),
        "digest": declaration.digest,
    }


def _escaped(words: str) -> str:
    return _MARKUP.sub(r"\\\1", words)
