"""Is only that removed which is over at that moment, whoever works at the same time?"""

import random

from privacy.identity.identity import Identity
from privacy.identity.standing import Standing
from tests.databases import STORM
from tests.unit.identity.meanwhile import Aside, MeanwhileDatabase, at_once, meanwhile_store
from tests.unit.identity.stage import DAY, Stage

PEOPLE = [f"557058:person-{number}" for number in range(40)]


def test_a_copy_that_is_renewed_since_it_was_found_stays(stage: Stage) -> None:
    stage.keep(stage.jira)
    stage.clock.advance(DAY)
    database = MeanwhileDatabase(stage, lambda: stage.keep(stage.jira))

    list(stage.remover(database=database).due(stage.clock.now()))

    assert stage.stored() == stage.noted() == {stage.key(stage.jira)}


def test_a_copy_that_another_sweep_removed_since_it_was_found_is_counted_once(
    stage: Stage,
) -> None:
    stage.keep(stage.jira)
    now = stage.clock.now() + DAY
    database = MeanwhileDatabase(stage, lambda: list(stage.remover().due(now)))

    assert list(stage.remover(database=database).due(now)) == [0]

    assert stage.stored() == stage.noted() == set()
    assert stage.standing(stage.jira).held == 0


def test_a_row_that_took_the_place_of_a_removed_one_stays(stage: Stage) -> None:
    site = stage.jira
    stage.keep(site)
    stage.uninstall()

    def forgotten_and_another_kept() -> None:
        stage.remover().left_behind(site.site_id)
        stage.keep(stage.confluence)

    database = MeanwhileDatabase(stage, forgotten_and_another_kept)
    stage.remover(database=database).left_behind(site.site_id)

    assert stage.stored() == stage.noted() == {stage.key(stage.confluence)}


def test_a_fill_waits_while_entry_and_row_are_removed_and_then_has_both(stage: Stage) -> None:
    site = stage.jira
    stage.keep(site)
    stage.clock.advance(DAY)
    fill = Aside(lambda: stage.keep(site))
    store = meanwhile_store(stage, after_delete_many=fill.begin)

    assert list(stage.remover(store).due(stage.clock.now())) == [1]
    fill.end()

    assert stage.stored() == stage.noted() == {stage.key(site)}


def test_nobody_waits_for_one_another_for_ever(stage: Stage) -> None:
    jira, confluence = stage.jira, stage.confluence

    def fill() -> None:
        now, people = stage.clock.now(), random.sample(PEOPLE, len(PEOPLE))
        found = [Identity(it, "A name", "atlassian", Standing.ACTIVE, now) for it in people]
        for site in random.sample([jira, confluence], 2):
            stage.keeping().keep(site, found, stage.index.open(site, people, now))

    def sweep() -> None:
        list(stage.remover().due(stage.clock.now() + DAY))

    def erase() -> None:
        stage.erasing().erase(jira, PEOPLE[-1])
        stage.erasing().close(confluence, PEOPLE[:5], always=True)

    for _ in range(3 * STORM):
        at_once(fill, fill, sweep, erase, sweep)
        stage.check()
