from collections.abc import Sequence
from pathlib import Path

import pytest

from privacy.declaration.loader import examine
from tests.unit.declaration.small import small, write


def faults(folder: Path, *owners: Sequence[str]) -> list[str]:
    """Return what is told where these processors have these hosts, each `from` the backend."""
    raw = small()
    (first,) = raw["processors"]
    raw["processors"] = [
        {**first, "id": f"p{number}", "hosts": [{"host": it, "from": "backend"} for it in hosts]}
        for number, hosts in enumerate(owners)
    ]
    raw["stores"][0]["at"] = "p0"
    start = "privacy.yaml:1: error P043 processors"
    return [str(it).removeprefix(start) for it in examine(write(folder, raw)).faults]


def test_a_host_belongs_to_one_processor(tmp_path: Path) -> None:
    assert faults(tmp_path, ["api.host.example"], ["db.host.example", "api.host.example"]) == [
        "[p1].hosts[1].host: 'api.host.example' is claimed by 'p0' already"
    ]


@pytest.mark.parametrize("narrow", ["api.host.example", "a.b.host.example", "*.x.host.example"])
@pytest.mark.parametrize("is_first", [True, False])
def test_a_host_is_not_within_what_another_claims(
    tmp_path: Path, narrow: str, *, is_first: bool
) -> None:
    hosts = ["*.host.example"], [narrow]
    wide, near = ("p0", "p1") if is_first else ("p1", "p0")

    assert faults(tmp_path, *(hosts if is_first else hosts[::-1])) == [
        f"[{near}].hosts[0].host: '{narrow}' is within '*.host.example' of '{wide}'"
    ]


def test_the_narrowest_of_several_wildcards_is_told(tmp_path: Path) -> None:
    wide = ["*.host.example", "*.x.host.example"]

    assert faults(tmp_path, wide, ["api.x.host.example"]) == [
        "[p1].hosts[0].host: 'api.x.host.example' is within '*.x.host.example' of 'p0'"
    ]


def test_a_wildcard_that_two_claim_covers_what_each_has(tmp_path: Path) -> None:
    assert faults(tmp_path, ["*.host.example"], ["*.host.example", "a.host.example"]) == [
        "[p1].hosts[0].host: '*.host.example' is claimed by 'p0' already",
        "[p1].hosts[1].host: 'a.host.example' is within '*.host.example' of 'p0'",
    ]


@pytest.mark.parametrize(
    "owners",
    [
        (["*.host.example", "api.host.example", "*.x.host.example"], []),
        (["*.host.example"], ["host.example", "myhost.example", "*.other.example"]),
        (["*.x.host.example"], ["x.host.example", "api.host.example"]),
        (["host.example"], ["api.host.example", "example"]),
    ],
)
def test_hosts_that_are_apart_are_silent(tmp_path: Path, owners: tuple[list[str], ...]) -> None:
    assert faults(tmp_path, *owners) == []


def test_a_host_is_named_once_for_each_side(tmp_path: Path) -> None:
    raw = small()
    host = {"host": "db.host.example", "from": "backend"}
    raw["processors"][0]["hosts"] = [host, {**host, "from": "browser"}, host]

    assert [str(it) for it in examine(write(tmp_path, raw)).faults] == [
        (
            "privacy.yaml:1: error P043 processors[host].hosts[2].host: "
            "'db.host.example' is there twice from backend"
        )
    ]
