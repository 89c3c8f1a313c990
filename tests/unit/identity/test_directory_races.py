"""Does a look-up that began before an erasure, an uninstall or a sweep bring nothing back?"""

from collections.abc import Callable

import pytest
from requests import PreparedRequest

from privacy.identity.identity import Identity
from privacy.identity.standing import Standing
from privacy.installs.site import Site
from tests.unit.identity.meanwhile import MeanwhileIndex
from tests.unit.identity.stage import DAY, SOMEBODY, Stage
from tests.world import ADMIN_NAME, USER

Happening = Callable[[Stage, Site], object]


def erased(stage: Stage, site: Site) -> None:
    stage.erasing().erase(site, SOMEBODY)


def updated(stage: Stage, site: Site) -> None:
    stage.erasing().refresh(site, [SOMEBODY])


def uninstalled(stage: Stage, site: Site) -> None:
    stage.uninstall()
    stage.forgetting().left_behind(site.site_id)


def back(stage: Stage, site: Site) -> None:
    uninstalled(stage, site)
    stage.install(stage.sites[0])


def meanwhile(stage: Stage, happens: Callable[[], object]) -> None:
    """Let something happen while the product is asked for the first time."""

    def before(_: PreparedRequest) -> None:
        stage.wires.before = None
        happens()

    stage.wires.before = before


@pytest.mark.parametrize("happens", [erased, updated, uninstalled, back])
@pytest.mark.parametrize("is_kept", [False, True])
def test_what_was_asked_before_is_told_and_not_kept(
    stage: Stage, happens: Happening, *, is_kept: bool
) -> None:
    site = stage.jira
    if is_kept:
        stage.keep(site)
        stage.clock.advance(DAY)
    meanwhile(stage, lambda: happens(stage, site))

    found = stage.directory().lookup(site, [SOMEBODY])

    assert found[SOMEBODY].display_name == ADMIN_NAME
    assert stage.stored() == stage.noted() == set()


def test_after_an_erasure_the_account_is_fetched_and_kept_again_when_needed(stage: Stage) -> None:
    stage.directory().lookup(stage.jira, [SOMEBODY])
    stage.erasing().erase(stage.jira, SOMEBODY)

    stage.directory().lookup(stage.jira, [SOMEBODY])

    assert len(stage.wires.sent) == 2
    assert stage.stored() == stage.noted() == {stage.key(stage.jira)}


def test_an_erasure_of_another_account_leaves_the_answer_to_be_asked_again(stage: Stage) -> None:
    site = stage.jira
    meanwhile(stage, lambda: stage.erasing().erase(site, USER))

    assert stage.directory().lookup(site, [SOMEBODY])[SOMEBODY].display_name == ADMIN_NAME
    assert stage.stored() == set()
    stage.directory().lookup(site, [SOMEBODY])
    assert len(stage.stored()) == 1


def test_who_was_closed_is_not_asked_about(stage: Stage) -> None:
    stage.keep(stage.jira)
    stage.erasing().close(stage.jira, [SOMEBODY])

    found = stage.directory().lookup(stage.jira, [SOMEBODY])

    assert found == {SOMEBODY: Identity.closed(SOMEBODY)}
    assert stage.wires.sent == []
    assert stage.stored() == stage.noted() == set()


def test_who_was_closed_is_told_beside_who_was_not(stage: Stage) -> None:
    stage.erasing().close(stage.jira, [SOMEBODY], always=True)

    found = stage.directory().lookup(stage.jira, [SOMEBODY, USER])

    assert (found[SOMEBODY].standing, found[USER].standing) == (Standing.CLOSED, Standing.ACTIVE)
    assert SOMEBODY not in stage.wires.urls[0]
    assert stage.noted() == {stage.key(stage.jira, USER)}


def test_who_is_closed_while_the_product_is_asked_is_not_shown(stage: Stage) -> None:
    site = stage.jira
    meanwhile(stage, lambda: stage.erasing().close(site, [SOMEBODY], always=True))

    found = stage.directory().lookup(site, [SOMEBODY, USER])

    assert found[SOMEBODY] == Identity.closed(SOMEBODY)
    assert found[USER].standing is Standing.ACTIVE
    assert stage.stored() == set()


def test_who_is_closed_between_row_and_entry_is_not_shown(stage: Stage) -> None:
    site = stage.jira
    index = MeanwhileIndex(stage, after_note=lambda: stage.erasing().close(site, [SOMEBODY]))

    found = stage.directory(index=index).lookup(site, [SOMEBODY, USER])

    assert found[SOMEBODY] == Identity.closed(SOMEBODY)
    assert found[USER].standing is Standing.ACTIVE
    assert stage.stored() == stage.noted() == {stage.key(site, USER)}


def test_who_was_closed_may_be_asked_about_when_that_is_not_remembered_any_more(
    stage: Stage,
) -> None:
    stage.erasing().close(stage.jira, [SOMEBODY], always=True)
    stage.clock.advance(30 * DAY)

    assert stage.directory().lookup(stage.jira, [SOMEBODY])[SOMEBODY].standing is Standing.ACTIVE


def test_a_sweep_while_the_product_is_asked_leaves_the_new_copy(stage: Stage) -> None:
    site = stage.jira
    stage.keep(site)
    stage.clock.advance(DAY)
    meanwhile(stage, lambda: list(stage.remover().due(stage.clock.now())))

    stage.directory().lookup(site, [SOMEBODY])

    assert stage.stored() == stage.noted() == {stage.key(site)}
