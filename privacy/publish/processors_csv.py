"""Who else gets it, as a table for a spreadsheet? The words are those of the declaration."""

import csv
import io
from collections.abc import Iterable
from datetime import date
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
# What makes a spreadsheet take a cell for a formula; the last four are the wide forms.
_FORMULA: Final = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def processors_csv(declaration: Declaration, versions: Versions) -> str:
    """Return one row for each processor; the published versions tell when it changed last."""
    table = io.StringIO()
    # Quotes around every cell: programs that split at semicolons would begin new ones inside.
    writer = csv.writer(table, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for it in declaration.processors:
        changed = _last_changed(it, declaration, versions)
        row = (*_who(it), *_what(it, declaration), *_how(it), changed.isoformat())
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


def _last_changed(it: Processor, declaration: Declaration, versions: Versions) -> date:
    older = versions.before(declaration)
    while older is not None and it in older.processors:
        declaration, older = older, versions.before(older)
    return declaration.policy.effective


def _listed(words: Iterable[str]) -> str:
    return "; ".join(words)


def _inert(cell: str) -> str:
    line = " ".join(cell.split())
    return f"'{line}" if line.startswith(_FORMULA) else line
