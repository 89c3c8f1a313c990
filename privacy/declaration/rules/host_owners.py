"""Does each host belong to one processor only?"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from privacy.declaration.draft import Draft
from privacy.declaration.faults import Finding, Rule
from privacy.declaration.place import Steps

P043: Final = Rule(
    "P043",
    "a host belongs to one processor",
    "a call to it could not be told apart, nor be blocked for one of the two",
    "leave it with the processor that runs it, and name hosts one by one instead of a wildcard",
)
RULES: Final = (P043,)

_WILDCARD: Final = "*."


@dataclass(frozen=True, slots=True)
class _Claim:
    host: str
    side: str
    owner: str
    number: int
    steps: Steps


def check(draft: Draft) -> Iterator[Finding]:
    """Return each host that is claimed twice, or lies within what another processor claims."""
    claims = tuple(_claims(draft))
    yield from _same(claims)
    yield from _within(claims)


def _claims(draft: Draft) -> Iterator[_Claim]:
    for number, processor in draft.processors.items():
        for place, it in enumerate(processor.hosts):
            steps = ("processors", number, "hosts", place, "host")
            yield _Claim(it.host, it.side, processor.id, number, steps)


def _same(claims: tuple[_Claim, ...]) -> Iterator[Finding]:
    firsts: dict[str, _Claim] = {}
    sides: set[tuple[str, str]] = set()
    for it in claims:
        first = firsts.setdefault(it.host, it)
        if first.number != it.number:
            yield P043.broken(f"'{it.host}' is claimed by '{first.owner}' already", *it.steps)
        elif (it.host, it.side) in sides:
            yield P043.broken(f"'{it.host}' is there twice from {it.side}", *it.steps)
        sides.add((it.host, it.side))


def _within(claims: tuple[_Claim, ...]) -> Iterator[Finding]:
    wide = {it.host: it for it in reversed(claims) if it.host.startswith(_WILDCARD)}
    for it in claims:
        around = [wide[name] for name in _wildcards(it.host) if name in wide]
        other = next((wider for wider in around if wider.number != it.number), None)
        if other is not None:
            what = f"'{it.host}' is within '{other.host}' of '{other.owner}'"
            yield P043.broken(what, *it.steps)


def _wildcards(host: str) -> Iterator[str]:
    _, dot, rest = host.removeprefix(_WILDCARD).partition(".")
    while dot:
        yield f"{_WILDCARD}{rest}"
        _, dot, rest = rest.partition(".")
