"""Run by Alembic: use the connection and the transaction that ``db.migrations.runner`` holds open."""

from __future__ import annotations

from alembic import context

from db.schema.tables import METADATA

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=METADATA,
    render_as_batch=True,  # SQLite alters tables by rebuilding them
    transactional_ddl=True,  # a step and its record are one transaction, the one that is open
)
context.run_migrations()
