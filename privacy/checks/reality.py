"""Does everything that exists equal what is declared? All comparisons, and what they show."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from sqlalchemy import MetaData

from privacy.checks import columns, cookies, example, hosts, live, scopes, sdks, stores
from privacy.checks.declared import TABLE, Declared
from privacy.declaration.faults import Fault, Rule, errors_of
from privacy.declaration.proof import Claim, Verification
from privacy.storage.session import Database

RULES: Final[tuple[Rule, ...]] = tuple(
    rule
    for module in (columns, live, stores, hosts, sdks, cookies, scopes, example)
    for rule in module.RULES
)

_TABLE: Final = "its columns were compared with the database when the app started"
_HOW: Final[Mapping[Claim, str]] = {
    ("columns", stores.CACHE): "what the program seals in it was compared when the app started",
    (
        "columns",
        stores.LOG,
    ): "the fields that the program writes were compared when the app started",
    ("hosts",): "the program's source and settings name no other address; read when it started",
    ("sdks",): "the program's packages hold no other that is known to send data; read at its start",
    ("scopes",): "they were compared with the app's descriptor when the app started",
    ("cookies",): "the program's source sets no other cookie; read when the app started",
}


@dataclass(frozen=True, slots=True)
class Reality:
    """What exists, as far as it has to be handed in. Without a database none is compared."""

    root: Path
    metadata: MetaData
    database: Database | None
    descriptor_key: str
    descriptor_scopes: Collection[str]
    named: Mapping[str, Sequence[str]]
    log_fields: Collection[str]
    entry_fields: Collection[str]
    at: datetime


@dataclass(frozen=True, slots=True)
class Report:
    """What differs, and the claims that were compared and held."""

    faults: tuple[Fault, ...]
    verified: tuple[Verification, ...]

    @property
    def compared_database(self) -> bool:
        """Tell whether the database was compared, and held what is declared."""
        return any(it.claim[-1].startswith(TABLE) for it in self.verified)


def check(declared: Declared, reality: Reality) -> Report:
    """Compare all that exists with the declaration."""
    labelled = columns.labels(reality.metadata, declared)
    compared = {**dict(_tables(declared, reality, labelled)), **_others(declared, reality)}
    told = (*labelled.values(), *compared.values())
    # What is wrong with a table in the code and in the database alike is told once.
    faults = tuple(dict.fromkeys(fault for faults in told for fault in faults))
    verified = tuple(
        Verification(claim, _HOW.get(claim, _TABLE), reality.at)
        for claim, found in compared.items()
        if not errors_of(found)
    )
    return Report(faults, verified)


def _tables(
    declared: Declared, reality: Reality, labelled: columns.Faults
) -> Iterator[tuple[Claim, tuple[Fault, ...]]]:
    found = None if reality.database is None else live.live(reality.database, declared)
    for store, faults in (found or {}).items():
        yield ("columns", store), (*labelled.get(store, ()), *faults)


def _others(declared: Declared, reality: Reality) -> Mapping[Claim, tuple[Fault, ...]]:
    return {
        ("columns", stores.CACHE): stores.cached(declared, reality.entry_fields),
        ("columns", stores.LOG): stores.logged(declared, reality.log_fields),
        ("hosts",): hosts.hosts(declared, reality.root, reality.named),
        ("sdks",): sdks.sdks(declared, reality.root),
        ("scopes",): scopes.scopes(declared, reality.descriptor_key, reality.descriptor_scopes),
        ("cookies",): cookies.cookies(declared, reality.root),
    }
