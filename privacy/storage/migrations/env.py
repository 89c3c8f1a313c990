"""How does Alembic reach the database? Over the connection that it is handed."""

from alembic import context

from privacy.storage import tables
from privacy.storage.base import metadata

assert tables.site is not None  # noqa: S101 - importing the tables fills the metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
