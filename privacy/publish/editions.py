"""Which versions of the policy are there, and what became of each?"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from privacy.declaration.model import Declaration
from privacy.declaration.versions import Versions
from privacy.publish.words import Moment, day, distance


class State(StrEnum):
    """What a version is on a day."""

    DRAFT = "Draft, not published"
    COMING = "Coming"
    IN_FORCE = "In force"
    REPLACED = "Replaced"
    WITHDRAWN = "Withdrawn"

    @property
    def look(self) -> str:
        """Return how the word is coloured; it is never the colour alone that tells."""
        return _LOOKS.get(self, "")


_LOOKS: Final = {State.DRAFT: "warning", State.COMING: "info", State.IN_FORCE: "good"}
_LEADS: Final = {State.IN_FORCE: "since", State.WITHDRAWN: "was to take effect on"}


@dataclass(frozen=True, slots=True)
class Edition:
    """A version with its days.

    `lead` are the words before the day of its effect; `distance` tells how far off that is, for a
    coming one. The summary is in the language of the policy itself.
    """

    version: str
    state: State
    lead: str
    effective: Moment
    ended: Moment | None
    distance: str | None
    published: Moment
    summary: str
    language: str
    digest: str

    @property
    def is_published(self) -> bool:
        """Tell whether the version has a page of its own."""
        return self.state is not State.DRAFT


def editions(versions: Versions, on: date) -> tuple[Edition, ...]:
    """Return every published version as it is on a day, newest first."""
    return tuple(edition(versions, it, on) for it in reversed(versions.published))


def edition(versions: Versions, declaration: Declaration, on: date) -> Edition:
    """Return what a version is on a day."""
    policy, end = declaration.policy, _end(versions, declaration)
    state = _state(versions, declaration, end, on)
    return Edition(
        version=policy.version,
        state=state,
        lead=_lead(state, policy.effective, on),
        effective=day(policy.effective),
        ended=day(end) if end is not None and state is State.REPLACED else None,
        distance=distance(policy.effective, on) if state is State.COMING else None,
        published=day(policy.published),
        summary=policy.summary,
        language=declaration.language,
        digest=declaration.digest,
    )


def _is_published(versions: Versions, declaration: Declaration) -> bool:
    found = versions.find(declaration.policy.version)
    return found is not None and found.digest == declaration.digest


def _state(versions: Versions, declaration: Declaration, end: date | None, on: date) -> State:
    begin = declaration.policy.effective
    if not _is_published(versions, declaration):
        return State.DRAFT
    if versions.in_force(on).digest == declaration.digest:
        return State.IN_FORCE
    if end is not None and end <= begin:
        return State.WITHDRAWN
    return State.COMING if on < begin else State.REPLACED


def _lead(state: State, begin: date, on: date) -> str:
    # The program obeys the first version from the beginning, also before the day that it bears.
    if state is State.IN_FORCE and on < begin:
        return "dated from"
    return _LEADS.get(state, "from")


def _end(versions: Versions, declaration: Declaration) -> date | None:
    """Return the first day on which a later version is in force."""
    order = [it.policy.version for it in versions.published]
    if declaration.policy.version not in order:
        return None
    later = versions.published[order.index(declaration.policy.version) + 1 :]
    return min((it.policy.effective for it in later), default=None)
