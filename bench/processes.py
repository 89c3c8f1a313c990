"""What do a server's processes cost? Their memory and their time on the core, from /proc."""

import os
import re
from dataclasses import dataclass
from pathlib import Path

_PROC = Path("/proc")
_PSS = re.compile(r"^Pss:\s+(\d+) kB", re.MULTILINE)
_MEGABYTE = 1024
_PARENT, _USER, _SYSTEM = 1, 11, 12
_GONE = ["0"] * 13


@dataclass(frozen=True, slots=True)
class Processes:
    """A server: the process that we started, and those that it started in turn."""

    root: int

    @property
    def workers(self) -> list[int]:
        """Return the processes below the first one."""
        return _children(self.root)

    def seconds_of_work(self) -> float:
        """Return for how long the workers have had a core so far."""
        return sum(_ticks(pid) for pid in self.workers) / os.sysconf("SC_CLK_TCK")

    def megabytes_of_workers(self) -> list[float]:
        """Return the proportional share of memory of each worker."""
        return [_megabytes(pid) for pid in self.workers]

    def megabytes_of_root(self) -> float:
        """Return the proportional share of memory of the process that watches the workers."""
        return _megabytes(self.root)


def _children(pid: int) -> list[int]:
    numbers = [int(entry.name) for entry in _PROC.iterdir() if entry.name.isdecimal()]
    return [number for number in numbers if _fields(number)[_PARENT] == str(pid)]


def _ticks(pid: int) -> int:
    fields = _fields(pid)
    return int(fields[_USER]) + int(fields[_SYSTEM])


def _fields(pid: int) -> list[str]:
    try:
        text = (_PROC / str(pid) / "stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return _GONE
    # The name stands in brackets and may hold spaces, so fields are counted from behind it.
    return text.rpartition(")")[2].split()


def _megabytes(pid: int) -> float:
    found = _PSS.search((_PROC / str(pid) / "smaps_rollup").read_text())
    return int(found[1]) / _MEGABYTE if found else 0.0
