"""What does somebody see of what is held about them? Their copy, who receives it, what stays."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from privacy.declaration.model import Declaration
from privacy.identity.accounts import HeldAccount
from privacy.identity.standing import Standing
from privacy.panel.receivers import Backup, Receiver, backups, receivers
from privacy.publish.about import PRODUCTS
from privacy.publish.declared import Declared
from privacy.publish.grade import Known, measured
from privacy.publish.words import NONE, Moment, age, moment, span

_STANDINGS: Final = {
    Standing.ACTIVE: "In use",
    Standing.INACTIVE: "Deactivated or erased",
    Standing.ABSENT: "Not known to this site",
    Standing.CLOSED: "Closed",
    Standing.UNREACHABLE: "Not known yet",
}
_KINDS: Final = {"atlassian": "Person", "app": "App", "customer": "Customer"}


@dataclass(frozen=True, slots=True)
class Found:
    """What was read about one account of a site, and when.

    `is_closed` tells that a tombstone is there, since Atlassian reported the account as closed.
    """

    at: datetime
    held: HeldAccount | None
    is_closed: bool


@dataclass(frozen=True, slots=True)
class Look:
    """Where somebody looks, and for how long the program keeps what is no copy of a profile."""

    site: str
    product: str
    closed: timedelta
    administrator: timedelta


@dataclass(frozen=True, slots=True)
class Copy:
    """The copy that is held, in words. Where it can be read no more, only its times are left.

    `is_over` tells that its time has ended; a copy may be unreadable before that.
    """

    account_id: str
    is_readable: bool
    name: str
    kind: str
    standing: str
    held_since: Moment
    fetched_at: Moment
    expires_at: Moment
    left: str
    is_over: bool


@dataclass(frozen=True, slots=True)
class MePage:
    """All that the template needs beside the declaration."""

    site: str
    product: str
    copy: Copy | None
    is_closed: bool
    closed_for: str
    administrator_for: str
    receivers: tuple[Receiver, ...]
    backups: tuple[Backup, ...]
    known: Known


def build(declaration: Declaration, shown: Declared, look: Look, found: Found) -> MePage:
    """Return the page about what was found, under the declaration in force."""
    return MePage(
        site=look.site.removeprefix("https://"),
        product=PRODUCTS[look.product],
        copy=_copy(found.held, found.at) if found.held else None,
        is_closed=found.is_closed,
        closed_for=span(look.closed),
        administrator_for=span(look.administrator),
        receivers=tuple(receivers(declaration, shown)),
        backups=tuple(backups(declaration)),
        known=measured("read for this page", moment(found.at)),
    )


def _copy(held: HeldAccount, at: datetime) -> Copy:
    it = held.identity
    return Copy(
        account_id=held.account_id,
        is_readable=it is not None,
        name=(it and it.display_name) or NONE,
        kind=_KINDS.get((it and it.kind) or "", NONE),
        standing=_STANDINGS[it.standing] if it else NONE,
        held_since=moment(held.held_since),
        fetched_at=moment(held.fetched_at),
        expires_at=moment(held.expires_at),
        left=age(held.expires_at - at),
        is_over=held.expires_at <= at,
    )
