"""Who else gets it, as a table for a spreadsheet? The words are those of the declaration."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import takewhile
from typing import Final

from privacy.declaration import duration
from privacy.declaration.model import Declaration
from privacy.declaration.processors import Processor, Transfer
from privacy.declaration.versions import Versions

COLUMNS: Final = (
    *("id", "name", "legal_name", "address", "country", "contact", "role", "service"),
    *("purposes", "receives", "locations", "transfer", "transfer_reference", "transfer_reason"),
    *("dpa_url", "keeps", "optional", "hosts", "sdks", "status", "since", "last_changed"),
    *("version", "digest"),
)
_KEPT: Final = 8
# What makes a spreadsheet take a cell for a formula; the last four are the wide forms.
_FORMULA: Final = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")


@lru_cache(maxsize=_KEPT)
def processors_csv(declaration: Declaration, versions: Versions) -> str:
    """Return one row for each processor; the published versions tell when it changed last."""
    table = io.StringIO()
    # Quotes around every cell: programs that split at semicolons would begin new ones inside.
    writer = csv.writer(table, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    line = tuple(_line(declaration, versions))
    for it in declaration.processors:
        row = (*_who(it), *_what(it, declaration), *_how(it), _last_changed(it, line).isoformat())
        writer.writerow(map(_inert, (*row, declaration.policy.version, declaration.digest)))
    return table.getvalue()


def _who(it: Processor) -> tuple[str, ...]:
    return it.id, it.name, it.legal_name, it.address, it.country, it.contact, it.role, it.service


def _what(it: Processor, declaration: Declaration) -> tuple[str, ...]:
    transfer = it.transfer or Transfer(mechanism="none_needed")
    return (
        _listed(declaration.purposes[name].label for name in it.purposes),
        _listed(declaration.data[name].label for name in it.receives),
        _listed(it.locations),
        transfer.mechanism,
        transfer.reference or "",
        transfer.reason or "",
    )


def _how(it: Processor) -> tuple[str, ...]:
    return (
        it.dpa_url or "",
        "" if it.keeps is None else duration.write(it.keeps),
        "yes" if it.optional else "no",
        _listed(f"{host.host} ({host.side})" for host in it.hosts),
        _listed((*it.sdks.pypi, *it.sdks.npm)),
        it.status,
        it.since.isoformat(),
    )


@dataclass(frozen=True, slots=True)
class _Entries:
    effective: date
    by_id: Mapping[str, Processor]


def _line(declaration: Declaration, versions: Versions) -> Iterator[_Entries]:
    """Return a version and all that it followed, newest first."""
    found: Declaration | None = declaration
    while found is not None:
        yield _Entries(found.policy.effective, {it.id: it for it in found.processors})
        found = versions.before(found)


def _last_changed(it: Processor, line: Sequence[_Entries]) -> date:
    alike = takewhile(lambda version: version.by_id.get(it.id) == it, line)
    return min(version.effective for version in alike)


def _listed(words: Iterable[str]) -> str:
    return "; ".join(words)


def _inert(cell: str) -> str:
    line = " ".join(cell.split())
    return f"'{line}" if line.startswith(_FORMULA) else line
