"""What exists beside the policy, for a check from the command line?

The database is that of PRIVACY_DATABASE_URL; without it, a temporary one with this version's
tables.
"""

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from privacy.checks import live
from privacy.checks.declared import Declared
from privacy.checks.reality import Reality, check
from privacy.checks.start import refusals
from privacy.cli.invocation import Environment, Invocation
from privacy.declaration.faults import Fault
from privacy.declaration.versions import Versions
from privacy.publish.drift import drift
from privacy.services import reality
from privacy.settings.model import Settings
from privacy.storage.migrate import migrate
from privacy.storage.session import Database, open_engine

_DATABASE: Final = "PRIVACY_DATABASE_URL"
# What a check never uses, in the form that settings ask for in production and development alike.
_UNUSED: Final[Mapping[str, str]] = {
    "PRIVACY_BASE_URL": "https://127.0.0.1",
    "PRIVACY_SEALING_KEYS": "A" * 43 + "=",
}


@dataclass(frozen=True, slots=True)
class Existing:
    """What a check compares the policy with."""

    invocation: Invocation
    production: bool
    marketplace: Path | None

    def differences(self, versions: Versions) -> Iterator[Fault]:
        """Return where what exists is not what is declared, once the working file is published.

        Raise SettingsError for settings that cannot be used.
        """
        today, working = self.invocation.today, versions.working
        published = (*versions.published, working) if versions.is_draft else versions.published
        then = Versions(published, working)
        declared = Declared(then.in_force(today), then.coming(today))
        with self._reality() as found:
            report = check(declared, found)
            yield from report.faults
            if not report.has_compared_database:
                yield live.uncompared()
            if self.production:
                yield from refusals(declared, found, is_draft=versions.is_draft)
        if self.marketplace is not None:
            text = self.marketplace.read_text("utf-8", errors="replace")
            yield from drift(working, text, str(self.marketplace))

    @contextmanager
    def _reality(self) -> Iterator[Reality]:
        given = {name: value for name, value in self.invocation.environment.items() if value}
        settings = Settings.read({**_UNUSED, **given})
        with _database(settings, given) as database:
            yield reality(settings, self.invocation.clock, database)


@contextmanager
def _database(settings: Settings, environment: Environment) -> Iterator[Database | None]:
    with tempfile.TemporaryDirectory(prefix="privacy-check-") as folder:
        is_named = _DATABASE in environment
        url = settings.database_url if is_named else f"sqlite:///{Path(folder) / 'empty.db'}"
        if is_named and _is_absent(url):
            yield None  # opening it would make it
            return
        engine = open_engine(url)
        try:
            database = Database(engine)
            if not is_named:
                migrate(database)
            yield database
        finally:
            engine.dispose()


def _is_absent(url: str) -> bool:
    file = url.removeprefix("sqlite:///")
    return file != url and not Path(file).exists()
