"""Is a promise of what the program does by itself held against what it does?"""

from typing import Any

import pytest

from privacy.checks.declared import Declared
from privacy.checks.deeds import Deeds, deeds
from privacy.declaration.loader import load
from privacy.declaration.model import Declaration
from tests.policies import SHIPPED
from tests.unit.checks.making import declaration, declared, lines, store
from tests.unit.declaration.small import small

DONE = Deeds(
    obeyed={("cache.entry", "name"): "day"},
    destroyed=("db.people.name",),
    removed=("db.people",),
)


def uninstall(**parts: object) -> dict[str, Any]:
    said = {"destroyed": ["db.people.name"], "removed": ["db.people"], "kept": []}
    return {"uninstall": {**small()["lifecycle"]["uninstall"], **said, **parts}}


def retention(**parts: object) -> dict[str, Any]:
    classes = small()["retention"]
    return {"day": {**classes["day"], **parts}, "week": classes["day"]}


def cache(kept: str) -> dict[str, Any]:
    fields = {"name": {"item": "name", "retention": kept}, "at": {"technical": "clock"}}
    return store("cache.entry", "cache", fields=fields)


def told(**parts: object) -> list[str]:
    return lines(deeds(declared(**{"lifecycle": uninstall(), **parts}), DONE))


def test_the_shipped_policy_promises_what_is_done() -> None:
    assert deeds(Declared(load(SHIPPED)), Deeds()) == ()


def test_what_is_done_and_said_is_no_fault() -> None:
    assert told() == []
    assert told(stores=[cache("day")], retention=retention()) == []


def test_a_name_is_kept_as_long_as_the_program_keeps_it() -> None:
    assert told(stores=[cache("week")], retention=retention()) == [
        (
            "privacy.yaml: error P056 stores[cache.entry].fields.name.retention: "
            "is 'week', and the program keeps it under 'day'"
        )
    ]


@pytest.mark.parametrize(
    ("part", "names", "fault"),
    [
        ("destroyed", ["db.people.name", "db.people"], "not destroy 'db.people' then"),
        ("destroyed", [], "destroy 'db.people.name' then, which is not said"),
        ("removed", ["db.people", "log.app"], "not remove 'log.app' then"),
        ("removed", [], "remove 'db.people' then, which is not said"),
    ],
)
def test_an_uninstall_does_what_is_listed_and_no_more(
    part: str, names: list[str], fault: str
) -> None:
    (line,) = told(lifecycle=uninstall(**{part: names}))

    assert line.startswith(f"privacy.yaml: error P056 lifecycle.uninstall.{part}: the program does")
    assert line.endswith(fault)


@pytest.mark.parametrize(
    ("parts", "place"),
    [
        ({"lifecycle": uninstall(receipt=True)}, "lifecycle.uninstall.receipt: the program"),
        ({"lifecycle": uninstall(reinstall_restores=True)}, "lifecycle.uninstall.reinstall_restor"),
        ({"retention": retention(site_may_shorten=True)}, "retention.day.site_may_shorten: a site"),
    ],
)
def test_what_the_program_cannot_do_yet_is_no_promise(parts: dict[str, Any], place: str) -> None:
    (line,) = told(**parts)

    assert line.startswith(f"privacy.yaml: error P056 {place}")


SAYS_NEITHER = declaration(lifecycle=uninstall(destroyed=[], removed=[]))
SAYS_ALL = declaration(lifecycle=uninstall())


def test_a_version_may_say_less_while_one_after_it_says_all() -> None:
    assert deeds(Declared(SAYS_NEITHER, (SAYS_ALL,)), DONE) == ()
    assert deeds(Declared(SAYS_NEITHER, (SAYS_NEITHER, SAYS_ALL)), DONE) == ()


def test_a_version_that_says_less_than_the_one_before_it_is_a_fault() -> None:
    assert len(deeds(Declared(SAYS_ALL, (SAYS_NEITHER,)), DONE)) == 2


def test_a_version_need_not_speak_of_what_it_does_not_declare() -> None:
    more = Deeds(DONE.obeyed, ("db.people.name", "db.new.key"), ("db.people", "db.new"))

    assert deeds(Declared(SAYS_ALL), more) == ()
    declaring = declaration(
        lifecycle=uninstall(),
        stores=[*small()["stores"], store("db.new", columns={"key": {"technical": "key"}})],
    )
    assert [it.path for it in deeds(Declared(declaring), more)] == [
        "lifecycle.uninstall.destroyed",
        "lifecycle.uninstall.removed",
    ]


def test_a_promise_that_is_not_kept_is_a_fault_whatever_comes_after_it() -> None:
    promising = declaration(lifecycle=uninstall(removed=["db.people", "log.app"]))

    for versions in (Declared(promising, (SAYS_ALL,)), Declared(SAYS_ALL, (promising,))):
        (line,) = lines(deeds(versions, DONE))
        assert line.endswith("the program does not remove 'log.app' then")


def test_a_version_to_come_is_asked_too_and_nothing_is_told_twice() -> None:
    promising: Declaration = declaration(lifecycle=uninstall(receipt=True))

    first = declaration(lifecycle=uninstall())

    assert len(deeds(Declared(first, (promising, promising)), DONE)) == 1
