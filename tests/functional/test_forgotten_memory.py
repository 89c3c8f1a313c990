"""Does a process still remember whom it forgot? A walk through all of its memory says no."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from privacy.simulator.people import Person
from tests.backends import Backend
from tests.functional.crew import Crew, a_crew
from tests.functional.walking import holders
from tests.world import ADMIN, USER

PROCESSES = 4
DAY = timedelta(days=1)
SHOWN, LOOKED_UP = "Xochitl Quetzalcoatl", "Ixchel Huitzilopochtli"
BACKWARDS = (SHOWN[::-1], LOOKED_UP[::-1])


@pytest.fixture
def crew(backend: Backend, policy: Path) -> Iterator[Crew]:
    with a_crew(backend, policy) as made:
        made.site.people[ADMIN] = Person(ADMIN, SHOWN, administrator=True)
        made.site.people[USER] = Person(USER, LOOKED_UP)
        yield made


@pytest.mark.loopback
@pytest.mark.enable_socket
def test_four_processes_forget_one_who_was_erased_and_one_whose_time_is_over(crew: Crew) -> None:
    hands, here = crew.hire(PROCESSES), crew.hire_here()

    for hand in (*hands, here):
        hand.tell("view", crew.panel_query(), USER, *BACKWARDS)
    for hand in (*hands, here):
        shown, looked_up = hand.answer()
        assert "bytes" in shown
        assert "str" in looked_up

    assert here.ask("erase", ADMIN)
    for hand in (*hands, here):
        hand.ask("advance", DAY)
    assert here.ask("sweep")

    for hand in hands:
        hand.tell("walk", *BACKWARDS)
    assert [hand.answer() for hand in hands] == [[set(), set()]] * PROCESSES


@dataclass(slots=True)
class Holder:
    """Something that the collector does not show by its attributes."""

    held: object


def test_the_walk_finds_what_only_a_frame_holds() -> None:
    backwards = secrets.token_hex(16)
    text = backwards[::-1]
    held = (
        f"<b>{text}</b>",
        f"<p>{text}</p>".encode(),
        [({1: Holder(bytearray(text.encode()))},)],
        (each for each in [memoryview(text.encode())]),
        lambda text=text: text,
    )

    (found,) = holders(backwards)
    del held, text

    assert {"str", "bytes", "bytearray", "memoryview"} <= found
    assert holders(backwards) == [set()]
