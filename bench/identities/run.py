"""How does the part about identities run? It fills once, then measures one thing after another."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from bench.identities import report
from bench.identities.bounded import setting
from bench.identities.crowd import LARGEST_SITE, SMALLEST_SITE, Crowd
from bench.identities.filling import fill
from bench.identities.pairs import CACHE_FILE, DATABASE_FILE, Embedded, Prepared, Shared
from bench.identities.parts import Parts
from bench.identities.reading import Reading, statements
from bench.identities.sweeping import Removing
from bench.rounds import Task, interleaved
from privacy.clock import SystemClock
from privacy.sealing.keys import SealingKey, new_key
from tests.databases import postgresql

MANY, SITES = 1_000_000, 5_000
_FEW, _FEW_SITES = 1_000, 5
_SWEEPS: Final = 2

Say = Callable[[Iterable[str]], None]
Note = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Kinds:
    """The same copies in one kind of place: very many of them, and few."""

    many: Prepared
    few: Prepared


@dataclass(frozen=True, slots=True)
class IdentityRun:
    """Measures so many identities, in so many rounds."""

    folder: Path
    rounds: int
    say: Say
    note: Note
    accounts: int = MANY
    sites: int = SITES

    def run(self) -> None:
        """Measure and print; this takes some minutes."""
        now, key = SystemClock().now(), SealingKey.parse(new_key())
        with postgresql(self.folder / "postgresql") as server:
            for kinds in self._prepared(server, now, key):
                self.say(("", f"{self.accounts:,} identities in {kinds.many.name}"))
                self._bounds(kinds.many)
                self._reads(kinds, now, key)
                self._removals(Removing(kinds.many, key, now))

    def _prepared(self, server: str, now: datetime, key: SealingKey) -> Sequence[Kinds]:
        folders = []
        for accounts, sites in ((self.accounts, self.sites), (_FEW, _FEW_SITES)):
            self.note(f"filling {accounts:,} identities")
            folder = self.folder / f"of_{accounts}"
            folder.mkdir()
            fill(folder / DATABASE_FILE, folder / CACHE_FILE, Crowd(accounts, sites, now), key)
            folders.append(folder)
        shared = [Shared(server, folder) for folder in folders]
        for each in shared:
            self.note("moving them to PostgreSQL and Redis")
            each.prepare()
        return Kinds(*(Embedded(folder) for folder in folders)), Kinds(*shared)

    def _bounds(self, prepared: Prepared) -> None:
        with setting(prepared) as stores:
            tasks = [Task(report.FULL, stores.at_bound), Task(report.ROOMY, stores.below_bound)]
            self.say(report.bounds(interleaved(tasks, self.rounds, self.note)))

    def _reads(self, kinds: Kinds, now: datetime, key: SealingKey) -> None:
        with ExitStack() as stack:
            many, few = (
                stack.enter_context(_parts(each, now, key)) for each in (kinds.many, kinds.few)
            )
            large, small = (Reading.of(many, it) for it in (LARGEST_SITE, SMALLEST_SITE))
            names = self._names(now)
            tasks = [
                Task(report.NOTHING, large.nothing_due),
                Task(report.POINT, large.point_read),
                Task(names[0], large.evidence),
                Task(names[1], small.evidence),
                Task(names[2], Reading.of(few, SMALLEST_SITE).evidence),
                Task(report.WARM, large.warm),
                Task(report.COLD, large.cold),
            ]
            samples = interleaved(tasks, self.rounds, self.note)
            self.say(report.reads(samples, statements(many), *names))

    def _names(self, now: datetime) -> tuple[str, str, str]:
        sizes, few = (
            Crowd(accounts, sites, now).sizes()
            for accounts, sites in ((self.accounts, self.sites), (_FEW, _FEW_SITES))
        )
        return (
            report.part(sizes[LARGEST_SITE], self.accounts),
            report.part(sizes[SMALLEST_SITE], self.accounts),
            report.part(few[SMALLEST_SITE], _FEW),
        )

    def _removals(self, removing: Removing) -> None:
        tasks = [Task(report.SWEPT, removing.swept), Task(report.DELETED, removing.deleted)]
        self.say(report.removals(interleaved(tasks, _SWEEPS, self.note, warm=False)))


@contextmanager
def _parts(prepared: Prepared, now: datetime, key: SealingKey) -> Iterator[Parts]:
    with prepared.copied() as pair, closing(Parts.over(pair, now, key)) as parts:
        yield parts
