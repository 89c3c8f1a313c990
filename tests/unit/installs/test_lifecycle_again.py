"""What does a hook change that was taken before? Nothing; and its token opens nothing else."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from privacy.errors import InvalidTokenError
from privacy.storage.tables import lifecycle_token
from tests.unit.installs.making import BODY, LEEWAY, TOKEN_LIFE, Installs
from tests.unit.installs.sending import Hook, install, switch, uninstall

HOOKS = pytest.mark.parametrize("hook", [install, uninstall, switch])


@HOOKS
def test_the_same_token_and_body_get_the_same_answer_and_change_nothing(
    installs: Installs, hook: Hook
) -> None:
    installs.install()
    claims = installs.claims()
    answer = hook(installs, claims, BODY)
    before, acts = installs.row(), installs.acts()
    installs.clock.advance(timedelta(minutes=1))

    assert hook(installs, claims, BODY) == answer
    assert installs.row() == before
    assert installs.acts() == acts


@HOOKS
def test_the_same_token_with_another_body_is_refused_and_changes_nothing(
    installs: Installs, hook: Hook
) -> None:
    installs.install()
    claims = installs.claims()
    hook(installs, claims, BODY)
    before, acts = installs.row(), installs.acts()

    with pytest.raises(InvalidTokenError, match="a used token with another body"):
        hook(installs, claims, BODY + b" ")

    assert installs.row() == before
    assert installs.acts() == acts


def test_a_token_is_remembered_until_it_could_not_be_sent_again(installs: Installs) -> None:
    now = installs.clock.now()
    installs.install()

    with installs.database.reading() as connection:
        ends = connection.execute(select(lifecycle_token.c.expires_at)).scalars().all()
    assert ends == [now + TOKEN_LIFE + LEEWAY]


def test_an_install_that_comes_again_after_the_uninstall_revives_nothing(
    installs: Installs,
) -> None:
    claims = installs.claims()
    install(installs, claims)
    installs.uninstall()
    before = installs.row()

    install(installs, claims)

    assert installs.row() == before
