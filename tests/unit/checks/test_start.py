"""Does a start end where something contradicts the declaration, with all that does?"""

from dataclasses import replace
from pathlib import Path

import pytest

from privacy.checks.declared import Declared
from privacy.checks.reality import Reality
from privacy.checks.start import refusals, start
from privacy.checks.stores import LOG_FIELDS, sealed_fields
from privacy.declaration.faults import DeclarationError
from privacy.declaration.in_force import InForce
from privacy.declaration.model import Declaration
from privacy.declaration.versions import read
from privacy.storage.base import metadata
from tests.clocks import BEGINNING, StoppedClock
from tests.policies import SHIPPED, edit, vendor_policy
from tests.unit.checks.making import lines, write


def chosen(folder: Path) -> InForce:
    return InForce(read(folder), StoppedClock())


def reality(root: Path) -> Reality:
    return Reality(
        root=root,
        metadata=metadata,
        database=None,
        descriptor_key="com.example.privacy-panel",
        descriptor_scopes=["READ"],
        named={},
        log_fields=LOG_FIELDS,
        entry_fields=sealed_fields(),
        at=BEGINNING,
    )


def refused(folder: Path, root: Path, *, production: bool) -> list[str]:
    """Return the codes that end a start."""
    with pytest.raises(DeclarationError) as caught:
        start(chosen(folder), reality(root), production=production)
    return [fault.rule.code for fault in caught.value.faults]


def test_a_vendor_s_policy_starts_in_production(policy: Path, root: Path) -> None:
    report = start(chosen(policy), reality(root), production=True)

    assert report.faults == ()
    assert not report.has_compared_database


def test_production_refuses_an_example_and_a_draft_beside_what_differs(
    tmp_path: Path, root: Path
) -> None:
    policy = vendor_policy(tmp_path, ("Hosting GmbH", "Hosting AG"))
    edit(policy, ("Hosting AG", "Hosting SE"))
    write(root, "app.py", "HOST = 'https://api.sendmore.test/'\n")

    assert refused(policy, root, production=True) == ["P151", "P152", "P060"]
    assert refused(policy, root, production=False) == ["P060"]
    assert refused(SHIPPED, root, production=True) == ["P150", "P152", "P060"]


def test_what_is_told_of_two_versions_alike_is_told_once(policy: Path, root: Path) -> None:
    example, in_force = chosen(SHIPPED).now(), chosen(policy).now()

    def told(*versions: Declaration) -> list[str]:
        declared = Declared(versions[0], versions[1:])
        return lines(refusals(declared, reality(root), is_draft=False))

    assert told(example, example) == told(in_force, example) == told(example)
    assert [it.partition(" P15")[2][:1] for it in told(example)] == ["0", "2"]
    assert [it.partition(" P15")[2][:1] for it in told(in_force)] == ["2"]


def test_a_warning_starts_in_production(policy: Path, root: Path) -> None:
    left = replace(reality(root), descriptor_addresses=("https://apps.example/",))

    assert start(chosen(policy), left, production=True).faults == ()
