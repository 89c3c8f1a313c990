"""How do sites move to a new sealing key? Row by row, each in a transaction of its own."""

from dataclasses import dataclass

from sqlalchemy import select, update

from privacy.installs.keys import SEALED, SiteKeys
from privacy.sealing.sealer import UnsealableError
from privacy.storage.session import Database
from privacy.storage.tables import site


@dataclass(frozen=True, slots=True)
class Rotation:
    """How many sites were sealed anew, and the ids of those whose keys do not open."""

    done: int
    lost: tuple[int, ...]


def rotate(database: Database, keys: SiteKeys) -> Rotation:
    """Seal the keys of every installed site with the newest sealing key.

    It may be stopped and run again, and goes on past a site whose keys do not open.
    """
    with database.reading() as connection:
        found = select(site.c.id).where(site.c.state == "installed").order_by(site.c.id)
        ids = connection.execute(found).scalars().all()
    done, lost = 0, []
    for site_id in ids:
        try:
            done += _rotate_one(database, keys, site_id)
        except UnsealableError:
            lost.append(site_id)
    return Rotation(done, tuple(lost))


def _rotate_one(database: Database, keys: SiteKeys, site_id: int) -> bool:
    with database.writing() as connection:
        found = select(site).where(site.c.id == site_id).with_for_update()
        row = connection.execute(found).one()
        present = [column for column in SEALED if getattr(row, column) is not None]
        old = [name for name in present if not keys.sealer.is_newest(getattr(row, name))]
        if old:
            sealed = {column: keys.seal(row, column, keys.open(row, column)) for column in old}
            connection.execute(update(site).where(site.c.id == site_id).values(sealed))
    return bool(old)
