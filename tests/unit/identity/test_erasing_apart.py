"""Is erased what has lost its row, and is a site that is held up waited for briefly?"""

import time
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import delete
from sqlalchemy.exc import OperationalError

from privacy.identity.holding import hold
from privacy.storage.tables import identity_index
from tests.unit.identity.stage import SOMEBODY, Stage
from tests.unit.identity.test_erasing import WORKS, do
from tests.world import USER


@pytest.mark.parametrize("work", WORKS)
def test_an_entry_that_lost_its_row_to_a_restored_backup_goes_too(stage: Stage, work: str) -> None:
    stage.keep(stage.jira, [SOMEBODY, USER])
    with stage.database.writing() as connection:
        connection.execute(delete(identity_index))
    stage.change(stage.jira, held=0)

    assert do(stage, work) == 0

    assert stage.stored() == {stage.key(stage.jira, USER)}
    stage.store.clear()


@pytest.mark.parametrize("work", WORKS)
def test_whoever_holds_the_identities_of_a_site_is_waited_for_no_longer_than_was_said(
    stage: Stage, work: str
) -> None:
    stage.keep(stage.jira)
    hasty = replace(stage.erasing(), longest_wait=timedelta(milliseconds=20))

    with stage.database.writing() as connection:
        hold(connection, stage.jira.site_id)
        began = time.perf_counter()
        with pytest.raises(OperationalError):
            do(stage, work, hasty)
        assert time.perf_counter() - began < 5

    assert do(stage, work, hasty) == 1
