"""Are those rows found that are meant, in each database, and no others?"""

from sqlalchemy import delete, select

from privacy.storage.among import among, first_of, pairs
from privacy.storage.tables import site
from tests.world import World

_ID = site.c.id


def ids(world: World) -> list[int]:
    return sorted(row["id"] for row in world.rows("SELECT id FROM site"))


def found(world: World, *numbers: int) -> list[int]:
    with world.database.reading() as connection:
        wanted = select(_ID).where(among(connection, _ID, numbers))
        return sorted(connection.execute(wanted).scalars())


def first(world: World, most: int) -> list[int]:
    """Return so many sites at most of those that are not the very first one."""
    with world.database.reading() as connection:
        wanted = first_of(connection, _ID, _ID.not_in(ids(world)[:1]), most)
        return sorted(connection.execute(select(_ID).where(wanted)).scalars())


def test_those_and_no_others_are_found(installed: World) -> None:
    known = ids(installed)

    assert found(installed, *known[1:], 10**15) == known[1:]
    assert found(installed) == []
    assert found(installed, *range(10_000)) == known


def test_it_also_tells_what_to_delete(installed: World) -> None:
    with installed.database.writing() as connection:
        statement = delete(site).where(among(connection, _ID, [10**15]))

        assert connection.execute(statement).rowcount == 0


def test_so_many_at_most_of_those_that_meet_a_condition_are_found(installed: World) -> None:
    others = ids(installed)[1:]
    assert others

    assert first(installed, 10_000) == others
    assert first(installed, 0) == []
    (one,) = first(installed, 1)
    assert one in others


def test_the_first_few_can_be_deleted(installed: World) -> None:
    known = ids(installed)

    with installed.database.writing() as connection:
        which = first_of(connection, _ID, _ID >= 10**15, 1)
        assert connection.execute(delete(site).where(which).returning(_ID)).all() == []

    assert ids(installed) == known


def test_pairs_of_numbers_are_a_table(installed: World) -> None:
    with installed.database.reading() as connection:
        table = pairs(connection, {10**15: -1, 7: 20})
        rows = connection.execute(select(table).order_by(table.c.key)).all()

    assert [(row.key, row.value) for row in rows] == [(7, 20), (10**15, -1)]
