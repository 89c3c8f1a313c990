"""How does a version get into history, whole or not at all?"""

import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Final
from uuid import uuid4

from privacy.declaration.faults import FILE
from privacy.declaration.loader import load_record
from privacy.declaration.model import Declaration
from privacy.declaration.record import DIGEST, HISTORY
from privacy.errors import PrivacyError

# Readers of history leave out what begins with a dot.
_UNFINISHED: Final = ".unfinished-"
# A run may have begun just before midnight.
_RUN: Final = timedelta(hours=1)


class InterferenceError(PrivacyError):
    """Somebody has edited the policy, or published it, at the same moment."""


def keep(folder: Path, declaration: Declaration, today: date) -> None:
    """Put a copy of the working file and its texts into history.

    Raise InterferenceError where the copy is not the declaration, or another run was first;
    DeclarationError where the copy cannot even be read.
    """
    history = folder / HISTORY
    history.mkdir(exist_ok=True)
    _clear(history, today)
    # Its name is its own, so that no other run writes into it or removes it.
    unfinished = history / f"{_UNFINISHED}{uuid4().hex}"
    unfinished.mkdir()
    try:
        _fill(unfinished, folder, declaration)
        _compare(unfinished, declaration)
        _move(unfinished, history / declaration.policy.version)
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise
    _settle(history)


def _clear(history: Path, today: date) -> None:
    """Remove what a crash left on an earlier day, but nothing that a run may still write."""
    begun = datetime.combine(today, time(), UTC) - _RUN
    for left in history.glob(f"{_UNFINISHED}*"):
        with suppress(FileNotFoundError):  # the other run has finished, or has cleared it
            if left.stat().st_mtime < begun.timestamp():
                shutil.rmtree(left, ignore_errors=True)


def _fill(unfinished: Path, folder: Path, declaration: Declaration) -> None:
    for name, content in _files(folder, declaration):
        (unfinished / name).parent.mkdir(parents=True, exist_ok=True)
        (unfinished / name).write_bytes(content)
    for path in (*unfinished.rglob("*"), unfinished):
        _settle(path)


def _files(folder: Path, declaration: Declaration) -> Iterator[tuple[str, bytes]]:
    yield FILE, (folder / FILE).read_bytes()
    for place, text in declaration.texts.items():
        yield place, text.source.encode()
    yield DIGEST, f"{declaration.digest}\n".encode()


def _compare(unfinished: Path, declaration: Declaration) -> None:
    if load_record(unfinished).digest != declaration.digest:
        raise InterferenceError(f"{FILE} was edited meanwhile, so nothing was published")


def _move(unfinished: Path, kept: Path) -> None:
    try:
        unfinished.rename(kept)
    except OSError as error:
        if kept.exists():
            raise InterferenceError(f"version {kept.name} was published meanwhile") from error
        raise


def _settle(path: Path) -> None:
    """Wait until a file, or the names in a folder, outlive a loss of power."""
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
