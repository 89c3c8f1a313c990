"""Does one thing that fails leave the others to be done, and itself to be done again?"""

from pathlib import Path

from sqlalchemy import insert

from privacy.identity import tombstones
from privacy.identity.administrators import verdicts_of
from privacy.identity.sqlite_store import SqliteStore
from privacy.identity.store import StoreError
from privacy.retention.swept import Swept
from privacy.storage.tables import site
from tests.unit.installs.making import ACME, RIVAL
from tests.unit.retention.stage import DAY, HOUR, NOTHING, PEOPLE, SweepStage


class FailingStore(SqliteStore):
    """The store of a stage, which fails for what is below some prefixes, or in all."""

    def __init__(self, stage: SweepStage, *prefixes: str, is_away: bool = False) -> None:
        super().__init__(Path(stage.store_url.removeprefix("sqlite:///")), stage.clock)
        self._prefixes = prefixes
        self._is_away = is_away

    def delete_below(self, prefix: str) -> None:
        if self._is_away or prefix in self._prefixes:
            raise StoreError("away")
        super().delete_below(prefix)

    def delete_many(self, *keys: str) -> list[str]:
        if self._is_away:
            raise StoreError("away")
        return super().delete_many(*keys)

    def is_ready(self) -> bool:
        return not self._is_away


def left_by_both(stage: SweepStage) -> list[int]:
    """Keep something on two sites that then end; return their ids."""
    ids = [stage.installs.site(of).site_id for of in (ACME, RIVAL)]
    stage.keep(ACME)
    stage.keep(RIVAL, *PEOPLE[:2])
    stage.installs.uninstall(ACME)
    stage.installs.uninstall(RIVAL)
    return ids


def run(stage: SweepStage, store: SqliteStore) -> Swept:
    swept = stage.sweep(store).run()
    assert swept is not None
    return swept


def test_a_site_that_fails_is_told_and_the_others_are_done(on_sqlite: SweepStage) -> None:
    failing, other = left_by_both(on_sqlite)

    swept = run(on_sqlite, FailingStore(on_sqlite, verdicts_of(failing)))

    assert (swept.sites, swept.failures) == (1, (f"site {failing}: StoreError",))
    assert on_sqlite.pending() == (failing,)
    assert on_sqlite.run().sites == 1
    assert on_sqlite.pending() == ()
    assert on_sqlite.held() == {failing: 0, other: 0}


def test_many_sites_that_fail_do_not_hide_the_one_behind_them(on_sqlite: SweepStage) -> None:
    on_sqlite.installs.uninstall(ACME)
    waiting = on_sqlite.installs.row(ACME)._asdict()
    with on_sqlite.database.writing() as connection:
        for number in range(100, 300):
            more = {"id": number, "client_key": f"jira:{number}"}
            connection.execute(insert(site).values({**waiting, **more}))

    swept = run(on_sqlite, FailingStore(on_sqlite, *(verdicts_of(it) for it in range(100, 299))))

    assert (swept.sites, len(swept.failures)) == (2, 199)
    assert on_sqlite.pending() == tuple(range(100, 109))


def test_while_the_store_is_away_rows_stay_and_the_rest_is_done(on_sqlite: SweepStage) -> None:
    on_sqlite.erasing.close(on_sqlite.installs.site(), ["gone"], always=True)
    on_sqlite.clock.advance(31 * DAY)
    on_sqlite.keep(RIVAL)
    first, _ = left_by_both(on_sqlite)
    on_sqlite.install(RIVAL)
    on_sqlite.keep(RIVAL, "living")
    on_sqlite.clock.advance(DAY)
    rows = on_sqlite.counts()[0]

    swept = run(on_sqlite, FailingStore(on_sqlite, is_away=True))

    # Of the two sites one was tried: a store that is away is away for all.
    assert swept.failures == (f"site {first}: StoreError", "identities: StoreError")
    assert (swept.identities, swept.tombstones, swept.is_done) == (0, 1, True)
    assert on_sqlite.counts()[0] == rows
    assert on_sqlite.run().failures == ()
    assert on_sqlite.counts() == (0, 0, 0)
    assert on_sqlite.run() == NOTHING


def test_what_the_database_says_is_told_by_its_kind_alone(on_sqlite: SweepStage) -> None:
    on_sqlite.erasing.close(on_sqlite.installs.site(), ["gone"], always=True)
    with on_sqlite.database.writing() as connection:
        connection.exec_driver_sql("DROP TABLE tombstone")

    swept = on_sqlite.run()

    assert swept.failures == ("tombstones: OperationalError",)
    assert "no such table" not in str(swept)


def test_a_portion_that_is_short_is_not_the_last(on_sqlite: SweepStage) -> None:
    of = on_sqlite.installs.site()
    many = [f"557058:closed-{number}" for number in range(tombstones.AT_ONCE + 1)]
    on_sqlite.erasing.close(of, many, always=True)
    on_sqlite.clock.advance(30 * DAY)
    told: list[tuple[str, int]] = []

    on_sqlite.run(lambda what, count: told.append((what, count)))

    assert told == [("tombstones", tombstones.AT_ONCE), ("tombstones", 1)]


def test_ends_are_brought_forward_last_and_what_ended_by_that_goes_too(
    on_sqlite: SweepStage,
) -> None:
    on_sqlite.keep(ACME)
    on_sqlite.run()
    on_sqlite.clock.advance(12 * HOUR)
    on_sqlite.keep(RIVAL, PEOPLE[0], ttl=HOUR)
    on_sqlite.erasing.close(on_sqlite.installs.site(), ["gone"], always=True)
    on_sqlite.clock.advance(HOUR)
    on_sqlite.ttl = 12 * HOUR
    told: list[tuple[str, int]] = []

    on_sqlite.run(lambda what, count: told.append((what, count)))

    assert told == [("identities", 1), ("ends brought forward", 5), ("identities", 5)]
    assert on_sqlite.counts() == (0, 1, 0)
