"""How do the parts that know accounts fit together? Around one store, one index and one clock."""

from dataclasses import dataclass
from typing import ClassVar, Self

from privacy.audit.log import AuditLog
from privacy.connect.circuit import Circuits
from privacy.connect.host import Host
from privacy.declaration.in_force import InForce
from privacy.declaration.proof import Enforcement
from privacy.identity.accounts import Accounts
from privacy.identity.directory import Directory
from privacy.identity.erasing import Erasing
from privacy.identity.fetching import Fetcher
from privacy.identity.flights import Flights
from privacy.identity.forgetting import Forgetting
from privacy.identity.freshness import Freshness
from privacy.identity.index import IdentityIndex
from privacy.identity.keeping import Keeping
from privacy.identity.removing import Remover
from privacy.identity.store import Store
from privacy.identity.ttl import CLOSED_ACCOUNT, IDENTITY_CACHE
from privacy.storage.session import Database


@dataclass(frozen=True, slots=True)
class Identities:
    """All that is done with identities: looked up, shown, erased, removed, forgotten."""

    enforces: ClassVar[tuple[Enforcement, ...]] = (
        *Directory.enforces,
        Enforcement(
            ("retention", CLOSED_ACCOUNT, "db.tombstone"), "a look-up minds it for no longer"
        ),
    )

    store: Store
    directory: Directory
    accounts: Accounts
    erasing: Erasing
    remover: Remover
    forgetting: Forgetting

    @classmethod
    def of(cls, store: Store, database: Database, host: Host, log: AuditLog, it: InForce) -> Self:
        """Return the parts over a store and a database, as the declaration in force lets them be.

        Raise LifetimeError where it does not say for how long.
        """
        freshness, index = Freshness(it.clock, it.lifetime(IDENTITY_CACHE)), IdentityIndex(database)
        directory = Directory(
            fetcher=Fetcher(host, Circuits(it.clock), it.clock),
            flights=Flights(store, it.clock),
            store=store,
            index=index,
            keeping=Keeping(index, store, freshness),
            freshness=freshness,
        )
        remover = Remover(database, store)
        return cls(
            store=store,
            directory=directory,
            accounts=Accounts(database, directory),
            erasing=Erasing(database, store, log, it.clock, it.lifetime(CLOSED_ACCOUNT)),
            remover=remover,
            forgetting=Forgetting(database, store, remover),
        )
