"""A hash chain over the history, checksums of settings and vectors, and large change sets in pieces."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from db import summaries
from db.integrity.ledger import seal_history
from db.schema.sqlite import guard

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "event_pieces",
        sa.Column("event", ID, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["event"],
            ["events.id"],
            name=op.f("fk_event_pieces_event_events"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("event", "number", name=op.f("pk_event_pieces")),
    )
    op.create_table(
        "chain",
        sa.Column("link", ID, autoincrement=False, nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("state", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("link", name=op.f("pk_chain")),
    )
    op.add_column("settings", sa.Column("crc", sa.BigInteger(), nullable=True))
    op.add_column("vectors", sa.Column("crc", sa.BigInteger(), nullable=True))
    connection = op.get_bind()
    if connection.dialect.name == "sqlite":
        guard(connection, ("event_pieces", "chain"))
    seal_history(connection, "migrate", summaries.migrated(revision))
