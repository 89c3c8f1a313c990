"""Does everything that exists equal what is declared? All comparisons, and what they show."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Final

from sqlalchemy import MetaData

from privacy.checks import columns, cookies, deeds, example, hosts, live, scopes, sdks, stores
from privacy.checks.declared import Declared
from privacy.checks.deeds import Deeds
from privacy.declaration.faults import Fault, Rule, errors_of
from privacy.declaration.proof import Claim, Verification
from privacy.storage.session import Database

RULES: Final[tuple[Rule, ...]] = (
    *(rule for it in (columns, live, stores, hosts, sdks, cookies, scopes) for rule in it.RULES),
    *(rule for it in (deeds, example) for rule in it.RULES),
)

_TABLE: Final = "its columns were compared with the database when the app started"
_HOW: Final[Mapping[Claim, str]] = {
    ("columns", stores.CACHE): "what the program seals in it was compared when the app started",
    (
        "columns",
        stores.LOG,
    ): "the fields that the program writes were compared when the app started",
    ("hosts",): "no other address was found in its source, pages and settings when the app started",
    ("sdks",): "the program's packages hold no other that is known to send data; read at its start",
    ("scopes",): "they were compared with the app's descriptor when the app started",
    ("uninstall", "removed"): "this list was compared with what the program does, at its start",
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
    deeds: Deeds = field(default_factory=Deeds)
    descriptor_addresses: Sequence[str] = ()
    own: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """What differs, and the claims that were compared and held."""

    faults: tuple[Fault, ...]
    verified: tuple[Verification, ...]
    has_compared_database: bool


def check(declared: Declared, reality: Reality) -> Report:
    """Compare all that exists with the declaration.

    A start is lenient towards what is only coming; a claim of the version in force is not, and is
    compared with that version alone.
    """
    compared = _compared(declared, reality)
    strictly = _compared(Declared(declared.in_force), reality) if declared.coming else compared
    verified = tuple(
        Verification(claim, _HOW.get(claim, _TABLE), reality.at)
        for claim, found in strictly.by_claim.items()
        if not errors_of(found)
    )
    return Report(compared.faults, verified, compared.has_database)


@dataclass(frozen=True, slots=True)
class _Compared:
    labels: columns.Faults
    tables: columns.Faults | None
    others: Mapping[Claim, tuple[Fault, ...]]

    @property
    def has_database(self) -> bool:
        return self.tables is not None

    @property
    def by_claim(self) -> Mapping[Claim, tuple[Fault, ...]]:
        tables: Mapping[Claim, tuple[Fault, ...]] = {
            ("columns", store): (*self.labels.get(store, ()), *faults)
            for store, faults in (self.tables or {}).items()
        }
        return {**tables, **self.others}

    @property
    def faults(self) -> tuple[Fault, ...]:
        # What is wrong with a table in the code and in the database alike is told once.
        told = (*self.labels.values(), *self.by_claim.values())
        return tuple(dict.fromkeys(fault for faults in told for fault in faults))


def _compared(declared: Declared, reality: Reality) -> _Compared:
    return _Compared(
        columns.labels(reality.metadata, declared),
        None if reality.database is None else live.live(reality.database, declared),
        _others(declared, reality),
    )


def _others(declared: Declared, reality: Reality) -> Mapping[Claim, tuple[Fault, ...]]:
    return {
        ("columns", stores.CACHE): stores.cached(declared, reality.entry_fields),
        ("columns", stores.LOG): stores.logged(declared, reality.log_fields),
        ("hosts",): hosts.hosts(declared, reality.root, reality.named, reality.own),
        ("sdks",): sdks.sdks(declared, reality.root),
        ("scopes",): scopes.scopes(declared, reality.descriptor_key, reality.descriptor_scopes),
        ("cookies",): cookies.cookies(declared, reality.root),
        ("uninstall", "removed"): deeds.deeds(declared, reality.deeds),
    }
