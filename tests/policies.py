"""Which policy do tests run under? A vendor's own, made from the shipped example and published."""

import re
import shutil
from datetime import date
from pathlib import Path

from privacy.declaration.history import publish

SHIPPED = Path(__file__).parents[1] / "policy"
PUBLISHED = date(2026, 11, 1)

# What a vendor has to say for itself, and the servers of the pretend Atlassian of tests.
_OWN = (
    ("example: true ", "example: false "),
    ("Example ", "Trial "),
    ("apps.example", "apps.test"),
    ("hosting.example", "hosting.test"),
    (
        "- { host: connect-install-keys.atlassian.com, from: backend }",
        """- { host: connect-install-keys.atlassian.com, from: backend }
      - { host: keys.test, from: backend }""",
    ),
)


def vendor_policy(folder: Path, *edits: tuple[str, str]) -> Path:
    """Return a folder with a vendor's policy, published; each edit is made before that."""
    policy = unpublished(folder, *edits)
    publish(policy, PUBLISHED)
    return policy


def unpublished(folder: Path, *edits: tuple[str, str]) -> Path:
    """Return a folder with a vendor's first policy, to be published on the first day."""
    policy = folder / "policy"
    shutil.copytree(SHIPPED, policy, ignore=shutil.ignore_patterns("history"))
    edit(policy, *_OWN, *edits)
    _set(policy, since=str(PUBLISHED), published=str(PUBLISHED), effective=str(PUBLISHED))
    return policy


def edit(policy: Path, *edits: tuple[str, str]) -> None:
    """Replace texts in the working file of a policy; each has to be there."""
    text = _file(policy).read_text("utf-8")
    for before, after in edits:
        assert before in text, before
        text = text.replace(before, after)
    _file(policy).write_text(text, "utf-8")


def number(policy: Path, version: str, published: date, effective: date, supersedes: str) -> None:
    """Give the working file its version and its days."""
    _set(
        policy,
        version=version,
        published=str(published),
        effective=str(effective),
        supersedes=supersedes,
    )


def _set(policy: Path, **values: str) -> None:
    text = _file(policy).read_text("utf-8")
    for key, value in values.items():
        text, count = re.subn(rf"(?m)^( +{key}: )\S+", rf"\g<1>{value}", text)
        assert count, key
    _file(policy).write_text(text, "utf-8")


def _file(policy: Path) -> Path:
    return policy / "privacy.yaml"
