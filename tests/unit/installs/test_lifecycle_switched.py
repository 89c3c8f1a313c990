"""What does it change that a site switched the app on or off?"""

from datetime import timedelta

import pytest

from privacy.errors import InvalidTokenError
from tests.unit.installs.making import ACME, BODY, RIVAL, Installs


@pytest.mark.parametrize(("on", "act"), [(True, "enabled"), (False, "disabled")])
def test_a_switch_is_noted_and_never_counts_for_the_order(
    installs: Installs, act: str, *, on: bool
) -> None:
    site_id = installs.install()
    installs.change(enabled=not on)
    before = installs.row()
    installs.clock.advance(timedelta(hours=1))

    assert installs.lifecycle.switched(installs.site_claims(), BODY, on=on) == site_id

    assert installs.row()._asdict() == {**before._asdict(), "enabled": on}
    assert installs.acts() == ["installed", act]


@pytest.mark.parametrize("client_key", [ACME, RIVAL], ids=["uninstalled", "unknown"])
@pytest.mark.parametrize("on", [True, False])
def test_only_an_installed_site_can_be_switched(
    installs: Installs, client_key: str, *, on: bool
) -> None:
    installs.install()
    installs.uninstall()
    before = installs.row()

    with pytest.raises(InvalidTokenError, match="uninstalled meanwhile"):
        installs.lifecycle.switched(installs.site_claims(client_key), BODY, on=on)

    assert installs.row() == before
    assert installs.acts() == ["installed", "uninstalled"]
