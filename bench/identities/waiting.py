"""How long does somebody else wait meanwhile? A process that renews copies which are over."""

import multiprocessing
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import count, islice
from multiprocessing.connection import Connection
from typing import Final

from sqlalchemy.exc import SQLAlchemyError

from bench.identities.crowd import account_id
from bench.identities.pairs import Pair
from bench.identities.parts import Parts
from privacy.errors import UnavailableError
from privacy.identity.identity import Identity
from privacy.identity.standing import Standing
from privacy.installs.site import Site
from privacy.sealing.keys import SealingKey

_PAUSE: Final = 0.01
_SITES: Final = 500
_READY: Final = "ready"


@dataclass(slots=True)
class Waited:
    """What became of the renewals; it is known once the other process ended."""

    worst: float = 0.0
    """The longest time that one took, in seconds."""
    refused: float = 0.0
    """Which share of them waited in vain."""


@contextmanager
def other_writer(pair: Pair, now: datetime, key: SealingKey) -> Iterator[Waited]:
    """Yield while another process renews one copy after another, each on another site."""
    spawning = multiprocessing.get_context("spawn")
    ours, theirs = spawning.Pipe()
    process = spawning.Process(target=renew, args=(pair, now, key, theirs), daemon=True)
    process.start()
    theirs.close()
    waited = Waited()
    try:
        ours.recv()
        yield waited
    finally:
        ours.send("")
        waited.worst, waited.refused = ours.recv()
        process.join()


def renew(pair: Pair, now: datetime, key: SealingKey, told: Connection) -> None:
    """Keep fresh answers, as fills do, until told to stop; then tell how that went."""
    parts = Parts.over(pair, now, key)
    sites = list(islice(parts.register.every(), _SITES))
    taken: list[float] = []
    kept = 0
    told.send(_READY)
    for number in count():
        if told.poll(_PAUSE):
            break
        site, account = sites[number % len(sites)], account_id(1 + number // len(sites))
        begun = time.perf_counter()
        kept += _renewed(parts, site, account, now)
        taken.append(time.perf_counter() - begun)
    parts.close()
    told.send((max(taken), 1 - kept / len(taken)))


def _renewed(parts: Parts, site: Site, account: str, now: datetime) -> bool:
    directory = parts.identities.directory
    answer = Identity(account, "Person", "atlassian", Standing.ACTIVE, now)
    try:
        opening = directory.index.open(site, [account], now)
        return directory.keeping.keep(site, [answer], opening)
    except (UnavailableError, SQLAlchemyError):
        return False
