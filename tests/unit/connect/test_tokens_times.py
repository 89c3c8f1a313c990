"""When is a token valid? From its beginning to its end, to the second, with the leeway."""

import pytest

from privacy.errors import InvalidTokenError
from tests.clocks import BEGINNING

from .making import ACCOUNT, LEEWAY, LONGEST, NOW, Door


@pytest.fixture
def door() -> Door:
    return Door()


def refused(door: Door, **changes: float) -> set[str]:
    """Return why each of the three kinds of token is refused."""
    reasons = set()
    for opened in (door.page, door.context, door.hook):
        with pytest.raises(InvalidTokenError) as caught:
            opened(**changes)
        reasons.add(caught.value.reason)
    return reasons


def accepted(door: Door, **changes: float) -> bool:
    return door.page(**changes) == door.context(**changes) == ACCOUNT and bool(door.hook(**changes))


def test_a_token_is_valid_until_its_end_and_the_leeway(door: Door) -> None:
    past = NOW - LEEWAY

    assert accepted(door, iat=past - 100, exp=past + 1)
    assert accepted(door, iat=past - 100, exp=past + 0.5)
    assert refused(door, iat=past - 100, exp=past) == {"expired"}
    assert refused(door, iat=past - 100, exp=past - 1) == {"expired"}


@pytest.mark.parametrize("claim", ["iat", "nbf"])
def test_a_token_is_valid_from_its_beginning_less_the_leeway(door: Door, claim: str) -> None:
    ahead = NOW + LEEWAY
    ends = {"exp": ahead + 100}

    assert accepted(door, **{claim: ahead}, **ends)
    assert refused(door, **{claim: ahead + 1}, **ends) == {"not valid yet"}
    assert refused(door, **{claim: ahead + 0.5}, **ends) == {"not valid yet"}


def test_a_beginning_before_all_is_no_hindrance(door: Door) -> None:
    assert accepted(door, nbf=0)


def test_no_token_lives_longer_than_the_longest_life(door: Door) -> None:
    assert accepted(door, exp=NOW + LONGEST)
    assert refused(door, exp=NOW + LONGEST + 1) == {"life"}
    assert refused(door, iat=0) == {"life"}


@pytest.mark.parametrize("life", [0, -1, -0.5])
def test_a_token_that_ends_before_it_began_is_refused(door: Door, life: float) -> None:
    iat = NOW + 10

    assert refused(door, iat=iat, exp=iat + life) == {"life"}


def test_a_token_ages(door: Door) -> None:
    assert accepted(door)

    door.clock.set(BEGINNING.replace(year=BEGINNING.year + 1))

    assert refused(door) == {"expired"}


def test_the_last_second_that_a_token_can_name_is_an_end_as_any_other(door: Door) -> None:
    assert refused(door, exp=253_402_300_799) == {"life"}
    assert refused(door, iat=253_402_300_799, exp=253_402_300_799) == {"not valid yet"}
