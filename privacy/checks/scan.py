"""What do the program's files name and set? Read once for each folder."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from privacy.checks.described import described
from privacy.checks.hostnames import hosts
from privacy.checks.loaded import loaded
from privacy.checks.served import served
from privacy.checks.set_cookies import set_by_code, set_by_scripts
from privacy.checks.source import Said, modules, texts


@dataclass(frozen=True, slots=True)
class Scan:
    """The hosts that the files name and the cookies that they set, each with its place."""

    hosts: tuple[Said, ...]
    cookies: tuple[Said, ...]


@lru_cache(maxsize=8)
def scan(root: Path) -> Scan:
    """Return what the files of the program below a folder name and set."""
    named: list[Said] = []
    cookies: list[Said] = []
    for module in modules(root):
        named += _hosts(texts(module))
        cookies += set_by_code(module)
    for file in served(root):
        named += _hosts(loaded(file))
        cookies += set_by_scripts(file)
    named += _hosts(described(root))
    return Scan(tuple(dict.fromkeys(named)), tuple(cookies))


def _hosts(said: Iterable[Said]) -> Iterator[Said]:
    for it in sorted(said, key=lambda it: it.line):
        for host in hosts(it.text):
            yield Said(it.file, it.line, host)
