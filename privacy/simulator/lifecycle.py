"""What does a site tell the app when an administrator installs or removes it?"""

from dataclasses import dataclass
from http import HTTPStatus

from privacy.clock import Clock
from privacy.simulator.sending import Send
from privacy.simulator.signing import Event, HookSigner, hook
from privacy.simulator.site import PretendSite

_ACCEPTED = (HTTPStatus.OK, HTTPStatus.NO_CONTENT)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the app answered to a hook; without a status it did not answer."""

    event: Event
    status: int | None
    text: str

    @property
    def accepted(self) -> bool:
        """Tell whether Atlassian takes this for a yes."""
        return self.status in _ACCEPTED


@dataclass(frozen=True, slots=True)
class Lifecycle:
    """Installs and removes one app at pretend sites, in the name of an administrator."""

    app_key: str
    app_url: str
    signer: HookSigner
    clock: Clock
    send: Send

    def install(self, site: PretendSite, actor: str) -> Outcome:
        """Install with the site's present secret; the app must accept, then hears `enabled`."""
        outcome = self.tell(site, "installed", actor)
        if outcome.accepted:
            site.installed = True
            self.tell(site, "enabled", actor)
        return outcome

    def uninstall(self, site: PretendSite, actor: str) -> Outcome:
        """Remove the app, whatever it answers; the next install gets a new secret."""
        self.tell(site, "disabled", actor)
        outcome = self.tell(site, "uninstalled", actor)
        site.installed = False
        site.rotate_secret()
        return outcome

    def reinstall(self, site: PretendSite, actor: str) -> Outcome:
        """Install with a new secret; where the app refuses, the earlier one stays in force."""
        earlier = site.shared_secret
        site.rotate_secret()
        outcome = self.install(site, actor)
        if not outcome.accepted:
            site.shared_secret = earlier
        return outcome

    def tell(self, site: PretendSite, event: Event, actor: str) -> Outcome:
        """Send one hook and return what came of it."""
        made = hook(
            site, event, self.signer, self.app_url, self.app_key, self.clock.now(), account_id=actor
        )
        try:
            status, text = self.send("POST", self.app_url + made.path, made.headers, made.body)
        except OSError as error:
            return Outcome(event, None, type(error).__name__)
        return Outcome(event, status, text)
