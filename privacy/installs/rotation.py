"""How do sites move to a new sealing key? Row by row, each in a transaction of its own."""

from sqlalchemy import select, update

from privacy.installs.keys import SEALED, SiteKeys
from privacy.storage.session import Database
from privacy.storage.tables import site


def rotate(database: Database, keys: SiteKeys) -> int:
    """Seal the keys of every installed site with the newest sealing key.

    Return how many sites an older one had sealed. It may be stopped and run again. Raise
    UnsealableError where a row's key is not listed.
    """
    with database.reading() as connection:
        found = select(site.c.id).where(site.c.state == "installed").order_by(site.c.id)
        ids = connection.execute(found).scalars().all()
    return sum(_rotate_one(database, keys, site_id) for site_id in ids)


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
