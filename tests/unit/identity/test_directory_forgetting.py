"""Is what may not be kept any more gone, whatever happens at the same moment?"""

from privacy.identity.administrators import Administrators, verdicts_of
from privacy.identity.identity import Standing
from tests.unit.identity.stage import DAY, SOMEBODY, MeanwhileStore, Stage
from tests.world import USER


def test_what_is_due_is_forgotten_for_every_site(stage: Stage) -> None:
    stage.directory().lookup(stage.confluence, [SOMEBODY, USER])
    stage.clock.advance(DAY / 2)
    stage.directory().lookup(stage.jira, [SOMEBODY])
    kept = stage.stored()
    stage.clock.advance(DAY / 2)

    stage.directory().forget_due()

    assert len(kept) == 3
    assert len(stage.noted()) == 1
    assert stage.noted() == stage.stored()
    assert stage.noted() < kept


def test_what_is_due_by_a_shorter_time_of_today_is_forgotten(stage: Stage) -> None:
    stage.directory().lookup(stage.jira, [SOMEBODY])
    stage.clock.advance(DAY / 2)

    stage.directory(ttl=DAY / 2).forget_due()

    assert stage.noted() == stage.stored() == set()


def test_nothing_is_forgotten_before_its_time(stage: Stage) -> None:
    stage.directory().forget_due()
    stage.directory().lookup(stage.jira, [SOMEBODY])
    stage.directory().forget_due()

    assert stage.noted() == stage.stored()
    assert len(stage.noted()) == 1


def test_an_uninstall_while_the_product_is_asked_leaves_nothing(stage: Stage) -> None:
    site = stage.jira
    stage.wires.before = lambda _: stage.uninstall()

    found = stage.directory().lookup(site, [SOMEBODY])

    assert found[SOMEBODY].standing is Standing.ACTIVE
    assert stage.stored() == stage.noted() == set()


def test_an_uninstall_between_the_row_and_the_entry_leaves_no_entry(stage: Stage) -> None:
    site = stage.jira

    def uninstalled_by_another() -> None:
        stage.uninstall()
        stage.directory().forget_left_behind(site.site_id)

    store = MeanwhileStore(stage, before_set=uninstalled_by_another)

    stage.directory(store).lookup(site, [SOMEBODY])

    assert stage.stored() == stage.noted() == set()


def test_an_uninstall_right_after_the_entry_leaves_no_entry(stage: Stage) -> None:
    site = stage.jira

    def uninstalled_by_another() -> None:
        stage.uninstall()
        stage.directory().forget_left_behind(site.site_id)

    store = MeanwhileStore(stage, after_set=uninstalled_by_another)

    stage.directory(store).lookup(site, [SOMEBODY])

    assert stage.stored() == stage.noted() == set()


def test_what_an_ended_life_left_is_forgotten_in_every_number(stage: Stage) -> None:
    site = stage.jira
    for number in range(201):
        account_id = f"account-{number}"
        now = stage.clock.now()
        stage.index.note(site, account_id, now, now + DAY)
    stage.directory().lookup(stage.confluence, [SOMEBODY])
    others = stage.stored()
    stage.uninstall()

    stage.directory().forget_left_behind(site.site_id)

    assert stage.noted() == stage.stored() == others


def test_nothing_is_forgotten_of_a_life_that_goes_on(stage: Stage) -> None:
    stage.directory().lookup(stage.jira, [SOMEBODY])
    kept = stage.stored()

    stage.directory().forget_left_behind(stage.jira.site_id)

    assert stage.stored() == stage.noted() == kept


def test_the_answers_about_administrators_go_with_the_life_they_were_given_in(
    stage: Stage,
) -> None:
    for site in (stage.jira, stage.confluence):
        Administrators(stage.host, stage.store, lambda: DAY).require(site, SOMEBODY)
    jira, confluence = stage.jira.site_id, stage.confluence.site_id
    before = stage.stored()

    stage.directory().forget_left_behind(jira)

    assert len(before) == 2
    (kept,) = stage.stored()
    assert kept.startswith(verdicts_of(confluence))
