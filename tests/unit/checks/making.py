"""How are declarations made for these tests? From the small one, without rules in the way."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from privacy.checks.declared import Declared
from privacy.declaration.faults import Fault
from privacy.declaration.model import Declaration, Document
from tests.unit.declaration.small import small

TECHNICAL = {"technical": "why"}
HELD = {"item": "name", "retention": "day"}


def declaration(**parts: object) -> Declaration:
    """Return the small declaration with other parts."""
    raw = json.dumps({**small(), **parts}, default=str)
    return Declaration.of(Document.model_validate_json(raw), {})


def declared(**parts: object) -> Declared:
    """Return the small declaration with other parts, in force, and nothing coming."""
    return Declared(declaration(**parts))


def store(name: str, kind: str = "table", **more: object) -> dict[str, Any]:
    """Return a store."""
    return {"id": name, "kind": kind, "label": name, "at": "host", **more}


def processor(**more: object) -> dict[str, Any]:
    """Return the processor of the small declaration with other keys."""
    found: dict[str, Any] = small()["processors"][0]
    return {**found, **more}


def calling(*hosts: str) -> Declared:
    """Return a declaration whose processor is called at these hosts."""
    said = [{"host": host, "from": "backend"} for host in hosts]
    return declared(processors=[processor(hosts=said)])


def cookie(name: str, **more: object) -> dict[str, Any]:
    """Return a cookie as a page in a frame needs it."""
    flags = {"secure": True, "http_only": True, "same_site": "none", "partitioned": True}
    return {"id": name, "label": name, "purpose": "greet", "ttl": "PT1H", **flags, **more}


def write(root: Path, name: str, text: str) -> Path:
    """Write a file of a program; return the program's folder."""
    file = root / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    return root


def lines(faults: Iterable[Fault]) -> list[str]:
    """Return faults as they are told."""
    return [str(fault) for fault in faults]
