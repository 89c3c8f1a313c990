"""Which sentence tells of a difference?"""

from dataclasses import dataclass
from typing import Final

from privacy.declaration.diff.change import Change
from privacy.declaration.diff.difference import Difference
from privacy.declaration.diff.keeping import items_under
from privacy.declaration.diff.weights import Both, Weigh, minor, wording
from privacy.declaration.diff.words import entries, listed, name_of, one_line, told
from privacy.declaration.model import Declaration
from privacy.declaration.processors import Processor

_INSTEAD: Final = "{new} instead of {old}"


@dataclass(frozen=True, slots=True)
class Saying:
    """The sentences for one place of the model, and how much a difference there weighs.

    `added` also tells of what is done now, `removed` of what is not done any more.
    """

    weigh: Weigh
    added: str
    removed: str
    changed: str = ""

    def change(self, both: Both, it: Difference) -> Change:
        """Return the change that a difference makes, in words."""
        key = it.spot.pattern.replace(".*", "").rpartition(".")[2]
        old, new = told(key, it.old, both.old), told(key, it.new, both.new)
        words = self._sentence(it).format(
            old=old, new=new, it=old if new is None else new, path=it.spot.path, **_around(both, it)
        )
        return Change(self.weigh(both, it), one_line(it.spot.path), one_line(words), old, new)

    def _sentence(self, it: Difference) -> str:
        if it.new is None or it.new is False:
            return self.removed
        return self.added if it.old is None or it.new is True else self.changed


def value(subject: str, weigh: Weigh = minor) -> Saying:
    """Return what tells of a value by its subject: `The country of {owner}`."""
    return Saying(
        weigh,
        f"{subject} is given now: {{new}}",
        f"{subject} is no longer given; it was {{old}}",
        f"{subject} is {_INSTEAD}",
    )


def answer(question: str, weigh: Weigh = minor) -> Saying:
    """Return what tells of a value by the question that it answers: `Where {owner} is kept`."""
    return Saying(
        weigh,
        f"{question}: {{new}}",
        f"{question}: no longer said; it was {{old}}",
        f"{question}: {_INSTEAD}",
    )


def limit(done: str, weigh: Weigh, removed: str = "") -> Saying:
    """Return what tells of a length: `{owner} is kept for up to`."""
    return Saying(
        weigh,
        f"{done} {{new}}; before, no limit was given",
        f"{removed}; it was {{old}}",
        f"{done} {_INSTEAD}",
    )


def label(subject: str) -> Saying:
    """Return what tells of other words for the same."""
    return Saying(
        wording,
        f"{subject} is given now: '{{new}}'",
        f"{subject} is no longer given: '{{old}}'",
        f"{subject} reads '{{new}}' instead of '{{old}}'",
    )


ORDER: Final = Saying(wording, "", "The list {path} is written in another way")
UNKNOWN: Final = value("{path}")


def _around(both: Both, it: Difference) -> dict[str, str]:
    entry, declaration = (it.old, both.old) if it.new is None else (it.new, both.new)
    section = it.spot.pattern.partition(".")[0]
    owner, part = (*it.spot.names, "", "")[:2]
    owners = _owners(declaration, section, owner)
    return {
        "owner": listed(owners),
        "is": "is" if len(owners) == 1 else "are",
        "part": part,
        "role": _role(entry, declaration),
        "items": ", ".join(_items(entry, declaration)) or "nothing",
    }


def _owners(declaration: Declaration, section: str, name: str) -> list[str]:
    if section == "retention":
        return items_under(declaration, name) or [f"what is under '{name}'"]
    entry = entries(section, declaration).get(name)
    return [entry.legal_name if isinstance(entry, Processor) else name_of(entry) or name]


def _role(entry: object, declaration: Declaration) -> str:
    if not isinstance(entry, Processor):
        return ""
    role = told("role", entry.role, declaration)
    words = f"former {role}" if entry.status == "retired" else f"{role}"
    return f"{'an' if words[0] in 'aeiou' else 'a'} {words}"


def _items(entry: object, declaration: Declaration) -> list[str]:
    names = getattr(entry, "receives", getattr(entry, "items", ()))
    return [declaration.data[name].label for name in names]
