"""What does a hook change that comes late?"""

from dataclasses import replace
from datetime import timedelta

import pytest

from privacy.errors import SupersededError
from tests.unit.installs.making import BODY, LEEWAY, TOLD_ANEW, Installs, new_digest
from tests.unit.installs.sending import Hook, install, uninstall

LATE = LEEWAY + timedelta(milliseconds=1)
HOUR = timedelta(hours=1)


def test_an_install_that_was_superseded_changes_nothing(installs: Installs) -> None:
    old = installs.claims()
    installs.clock.advance(LATE)
    installs.install(TOLD_ANEW)
    before = installs.row()

    with pytest.raises(SupersededError, match="an older installed"):
        install(installs, old)

    assert installs.row() == before
    assert installs.acts() == ["installed"]


def test_an_uninstall_that_was_superseded_makes_the_site_suspect_and_no_more(
    installs: Installs,
) -> None:
    old = installs.claims()
    installs.clock.advance(LATE)
    installs.install()
    before = installs.row()
    installs.clock.advance(HOUR)

    with pytest.raises(SupersededError, match="an older uninstalled"):
        uninstall(installs, old)

    since = installs.clock.now()
    assert installs.row()._asdict() == {**before._asdict(), "suspect_since": since}
    assert installs.acts() == ["installed"]


def test_a_suspect_site_stays_suspect_since_the_first_time(installs: Installs) -> None:
    old = installs.claims()
    installs.clock.advance(LATE)
    installs.install()
    first = installs.clock.now()

    for claims in (old, old, replace(old, digest=new_digest())):
        with pytest.raises(SupersededError):
            uninstall(installs, claims)
        installs.clock.advance(HOUR)

    assert installs.row().suspect_since == first


@pytest.mark.parametrize("accepted", [install, uninstall])
def test_an_accepted_hook_ends_the_suspicion(installs: Installs, accepted: Hook) -> None:
    installs.install()
    installs.change(suspect_since=installs.clock.now())

    accepted(installs, installs.claims(), BODY)

    assert installs.row().suspect_since is None


@pytest.mark.parametrize("hook", [install, uninstall])
def test_within_the_leeway_the_order_of_arrival_counts_and_time_does_not_go_back(
    installs: Installs, hook: Hook
) -> None:
    old = installs.claims()
    installs.clock.advance(LEEWAY)
    installs.install()
    last = installs.row().last_hook_at

    hook(installs, old, BODY)

    assert installs.row().state == ("installed" if hook is install else "uninstalled")
    assert installs.row().last_hook_at == last


def test_a_second_uninstall_is_accepted_and_logged_once(installs: Installs) -> None:
    installs.install()
    site_id = installs.uninstall()
    first = installs.row()
    installs.clock.advance(HOUR)

    assert installs.uninstall() == site_id

    after = installs.row()
    assert after.uninstalled_at == first.uninstalled_at
    assert after.last_hook_at == first.last_hook_at + HOUR
    assert installs.acts() == ["installed", "uninstalled"]
