"""Does one pass remove all whose time is over, alone, whatever fails or ends meanwhile?"""

import threading
from datetime import timedelta

import pytest
from sqlalchemy import event

from privacy.identity.sealed import SiteSeal
from privacy.retention.lease import Lease
from privacy.retention.sweep import LONGEST
from privacy.retention.swept import Swept
from tests.unit.installs.making import ACME, RIVAL
from tests.unit.retention.stage import DAY, HOUR, NOTHING, PEOPLE, SweepStage


def test_what_is_over_is_removed_on_every_site_and_the_rest_stays(stage: SweepStage) -> None:
    stage.keep(ACME)
    stage.keep(RIVAL, *PEOPLE[:2])
    stage.clock.advance(12 * HOUR)
    stage.keep(ACME, "another")
    stage.clock.advance(12 * HOUR)

    assert stage.run() == Swept(7, 0, 0, 0, (), is_done=True)

    (left,) = stage.rows()
    site = stage.installs.site()
    assert left.account_hash == SiteSeal.of(site).hash("another")
    assert stage.entry(site, "another")
    assert sorted(stage.held().values()) == [0, 1]
    assert stage.run() == NOTHING


def test_tombstones_and_counts_go_after_their_time(stage: SweepStage) -> None:
    site = stage.installs.site()
    stage.erasing.close(site, PEOPLE[:3], always=True)
    stage.calls.note(site.site_id)
    stage.clock.advance(29 * DAY)
    stage.erasing.close(site, PEOPLE[3:4], always=True)
    stage.calls.note(site.site_id)
    assert stage.run() == NOTHING

    stage.clock.advance(2 * DAY)

    assert stage.run() == Swept(0, 0, 3, 1, (), is_done=True)
    assert stage.counts() == (0, 1, 1)


def test_what_an_ended_life_left_is_removed_before_its_time(stage: SweepStage) -> None:
    stage.keep(ACME)
    stage.keep(RIVAL)
    stage.erasing.close(stage.installs.site(), ["gone"], always=True)
    stage.installs.uninstall()
    assert len(stage.pending()) == 1

    assert stage.run() == Swept(5, 1, 0, 0, (), is_done=True)

    assert stage.pending() == ()
    assert stage.counts() == (5, 0, 0)
    assert {row.site_id for row in stage.rows()} == {stage.installs.site(RIVAL).site_id}


def test_a_pass_with_nothing_to_do_reads_a_few_rows(stage: SweepStage) -> None:
    stage.keep()
    stage.clock.advance(2 * timedelta(minutes=2))
    stage.run()
    stage.clock.advance(timedelta(minutes=2))
    said: list[str] = []
    event.listen(stage.database.engine, "before_cursor_execute", lambda *it: said.append(it[2]))

    assert stage.run() == NOTHING

    work = [it for it in said if it.split()[0] not in ("BEGIN", "BEGIN IMMEDIATE")]
    assert len(work) <= 12
    assert not any(word in it.upper() for it in work for word in ("VACUUM", "CHECKPOINT", "DELETE"))


def test_one_of_two_sweeps_at_once_works_and_the_other_says_so(stage: SweepStage) -> None:
    stage.keep()
    stage.clock.advance(DAY)
    in_the_middle, go_on = threading.Event(), threading.Event()
    first: list[Swept | None] = []

    def wait(_: str, __: int) -> None:
        in_the_middle.set()
        assert go_on.wait(20)

    worker = threading.Thread(target=lambda: first.append(stage.sweep().run(wait)))
    worker.start()
    assert in_the_middle.wait(20)

    assert stage.sweep().run() is None

    go_on.set()
    worker.join(20)
    assert first == [Swept(5, 0, 0, 0, (), is_done=True)]
    assert stage.run() == NOTHING


def test_each_portion_is_told(stage: SweepStage) -> None:
    stage.keep()
    stage.keep(RIVAL)
    stage.installs.uninstall()
    stage.clock.advance(DAY)
    told: list[tuple[str, int]] = []

    stage.run(lambda what, count: told.append((what, count)))

    assert told == [("identities", 5), ("sites", 1), ("identities", 5)]


def test_a_sweep_that_lost_its_lease_stops_at_once(stage: SweepStage) -> None:
    stage.keep()
    stage.erasing.close(stage.installs.site(), ["gone"], always=True)
    stage.clock.advance(31 * DAY)

    def lose(_: str, __: int) -> None:
        stage.clock.advance(timedelta(minutes=2))
        assert Lease(stage.database, stage.clock, stage.lease.name).take("other")

    assert stage.run(lose) == Swept(5, 0, 0, 0, (), is_done=False)
    assert stage.counts() == (0, 1, 0)
    assert stage.sweep().run() is None


def test_a_pass_ends_after_a_while_and_the_next_one_goes_on(stage: SweepStage) -> None:
    stage.keep()
    stage.erasing.close(stage.installs.site(), ["gone"], always=True)
    stage.clock.advance(31 * DAY)

    swept = stage.run(lambda _, __: stage.clock.advance(LONGEST))

    assert swept == Swept(5, 0, 0, 0, (), is_done=False)
    assert str(swept).endswith("; not done, the next one goes on")
    assert stage.run() == Swept(0, 0, 1, 0, (), is_done=True)


def test_a_pass_that_was_cut_short_is_taken_up_by_the_next_one(stage: SweepStage) -> None:
    stage.keep()
    stage.installs.uninstall()

    def die(_: str, __: int) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        stage.run(die)

    assert stage.run() == Swept(0, 1, 0, 0, (), is_done=True)
    assert stage.pending() == ()


def test_between_two_portions_others_get_a_moment(stage: SweepStage) -> None:
    stage.keep()
    stage.clock.advance(DAY)
    pauses: list[float] = []

    stage.sweep(pause=pauses.append).run()

    assert len(pauses) >= 1
    assert all(0 < pause < 0.05 for pause in pauses)
