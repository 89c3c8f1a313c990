"""Does every host that the program or its settings name belong to a processor?"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from privacy.checks.declared import Declared
from privacy.checks.hostnames import is_own, plain, wildcard
from privacy.checks.scan import scan
from privacy.checks.source import BLANK
from privacy.declaration.faults import Fault, Rule

P060: Final = Rule(
    "P060",
    "every host that the program or a setting names belongs to a processor",
    "an address in the program is a way by which data leaves, and people are told all of them",
    "add it to the `hosts` of the processor that runs it, or take it out of the code or setting",
)
RULES: Final = (P060,)

NAMES: Final[Mapping[str, str]] = {
    "app.example.com": "shows in a message what a web address looks like",
    "host.example": "shows in a message what a contact looks like",
    "user.contact.email": "is a category of data",
}
"""Hosts in the code that are never called, each with the reason why it is there."""


def hosts(
    declared: Declared,
    root: Path,
    named: Mapping[str, Sequence[str]],
    own: Collection[str] = (),
) -> tuple[Fault, ...]:
    """Compare the hosts in the program's files, and those of settings, with the processors'.

    The hosts of the app itself are its own: what is sent there goes to nobody else.
    """
    called = (it.host for processor in declared.processors for it in processor.hosts)
    known = frozenset((*called, *map(plain, own)))
    return (*_in_files(root, known), *_in_settings(named, known))


def _in_files(root: Path, known: frozenset[str]) -> Iterator[Fault]:
    for said in scan(root).hosts:
        if said.text not in NAMES and not _belongs(said.text, known):
            yield P060.fault(_words(said.text), file=said.file, line=said.line)


def _in_settings(named: Mapping[str, Sequence[str]], known: frozenset[str]) -> Iterator[Fault]:
    for setting, its_hosts in named.items():
        for host in dict.fromkeys(wildcard(plain(it)) for it in its_hosts):
            if not is_own(host) and not _belongs(host, known):
                yield P060.fault(_words(host), path=setting, file="")


def _belongs(host: str, known: frozenset[str]) -> bool:
    """Tell whether a host is declared, itself or by a wildcard above it."""
    labels = host.split(".")
    return host in known or any(
        ".".join(("*", *labels[start:])) in known for start in range(1, len(labels))
    )


def _words(host: str) -> str:
    if host == BLANK:
        return "names a host that cannot be read here; name it in the address itself"
    return f"names host {host}, which no processor declares"
