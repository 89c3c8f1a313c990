"""Does each planted fault get its own clear lines, and does nothing else happen?"""

from pathlib import Path

import pytest

from privacy.declaration import references, rules, texts, written
from privacy.declaration.faults import DeclarationError
from privacy.declaration.loader import examine, load
from tests.unit.declaration.planted import ALL, PLANTED, WARNED, Planted
from tests.unit.declaration.planted.raw import SMALL
from tests.unit.declaration.small import write_words


@pytest.mark.parametrize("planted", ALL, ids=lambda it: it.id)
def test_a_planted_fault_is_told_in_its_own_lines(tmp_path: Path, planted: Planted) -> None:
    planted.plant(tmp_path)

    assert sorted(str(fault) for fault in examine(tmp_path).faults) == sorted(planted.told)


@pytest.mark.parametrize("planted", PLANTED, ids=lambda it: it.id)
def test_a_planted_fault_stops_the_program(tmp_path: Path, planted: Planted) -> None:
    planted.plant(tmp_path)

    with pytest.raises(DeclarationError) as stopped:
        load(tmp_path)

    assert all(line in str(stopped.value).splitlines() for line in planted.told)


@pytest.mark.parametrize("planted", WARNED, ids=lambda it: it.id)
def test_what_is_only_told_stops_nothing(tmp_path: Path, planted: Planted) -> None:
    planted.plant(tmp_path)

    assert load(tmp_path).app.name == "App"


def test_every_rule_of_the_loader_is_planted() -> None:
    rules_of_loader = (*written.RULES, *references.RULES, *texts.RULES, *rules.RULES)
    told = " ".join(line for it in ALL for line in it.told)

    assert [rule.code for rule in rules_of_loader if f" {rule.code} " not in told] == []


def test_the_list_is_long_and_each_of_its_ids_is_its_own() -> None:
    assert len(PLANTED) >= 75
    assert len({it.id for it in ALL}) == len(ALL)


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbf" + SMALL,
        SMALL.replace(b"\n", b"\r\n"),
        b"%YAML 1.2\n---\n" + SMALL + b"...\n",
        SMALL.rstrip() + b" # the end",
    ],
    ids=["the mark of Windows", "the line ends of Windows", "YAML's own head", "no last line end"],
)
def test_what_editors_do_to_a_file_is_no_fault(tmp_path: Path, content: bytes) -> None:
    (write_words(tmp_path, "") / "privacy.yaml").write_bytes(content)

    examined = examine(tmp_path)

    assert examined.faults == ()
    assert examined.declaration == load(write_words(tmp_path / "plain", SMALL.decode()))
