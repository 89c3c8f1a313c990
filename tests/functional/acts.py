"""What does a process do with identities? Four acts, each with the services of one process."""

from datetime import timedelta

from privacy.identity.reporting_pass import Watch
from privacy.installs.site import Site
from privacy.retention.removals import Removals
from privacy.retention.sweep import Sweep
from privacy.retention.swept import Swept
from privacy.services import Services


def fill(services: Services, site: Site, *account_ids: str) -> None:
    services.identities.directory.lookup(site, account_ids)


def erase(services: Services, site: Site, account_id: str) -> bool:
    return services.identities.erasing.erase(site, account_id)


def report(services: Services) -> None:
    services.reporter.run(timedelta(hours=1), Watch(lambda: True))


def sweep(services: Services) -> Swept | None:
    return Sweep(Removals.of(services.database, services.identities, services.in_force)).run()
