"""The first released schema. Frozen: later changes are later steps, never edits of this
one.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from db.schema.sqlite import guard

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "comments",
        sa.Column("id", ID, nullable=False),
        sa.Column("bead", ID, nullable=False),
        sa.Column("at", sa.String(length=40), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("side", sa.String(length=6), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_comments")),
    )
    op.create_index(op.f("ix_comments_bead"), "comments", ["bead"], unique=False)
    op.create_table(
        "edits",
        sa.Column("side", sa.String(length=6), nullable=False),
        sa.Column("start", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("replacement", sa.Text(), nullable=False),
        sa.CheckConstraint("side IN ('source', 'target')", name=op.f("ck_edits_side")),
        sa.CheckConstraint('0 <= "start" AND "start" < "end"', name=op.f("ck_edits_range")),
        sa.PrimaryKeyConstraint("side", "start", name=op.f("pk_edits")),
    )
    op.create_table(
        "encoders",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("signature", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_encoders")),
        sa.UniqueConstraint("signature", name=op.f("uq_encoders_signature")),
    )
    op.create_table(
        "events",
        sa.Column("id", ID, autoincrement=False, nullable=False),
        sa.Column("at", sa.String(length=40), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=True),
        sa.Column("command", sa.String(length=32), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("bead_count", sa.Integer(), nullable=False),
        sa.Column("undoes", ID, nullable=True),
        sa.Column("redoes", ID, nullable=True),
        sa.Column("changes", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["undoes"], ["events.id"], name=op.f("fk_events_undoes_events")),
        sa.ForeignKeyConstraint(["redoes"], ["events.id"], name=op.f("fk_events_redoes_events")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events")),
    )
    op.create_table(
        "project",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("created", sa.String(length=40), nullable=False),
        sa.Column("created_by", sa.Text(), nullable=False),
        sa.Column("forbid_own_approval", sa.Boolean(), nullable=False),
        sa.Column("next_bead", ID, nullable=False),
        sa.Column("next_event", ID, nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_project_single")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_project")),
    )
    op.create_table(
        "runs",
        sa.Column("id", ID, nullable=False),
        sa.Column("at", sa.String(length=40), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("encoder", sa.Text(), nullable=False),
        sa.Column("aligner", sa.Text(), nullable=False),
        sa.Column("parameters", sa.JSON(), nullable=False),
        sa.Column("beads", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_runs")),
    )
    op.create_table(
        "settings",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_settings")),
    )
    op.create_table(
        "texts",
        sa.Column("side", sa.String(length=6), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("content_sha256", sa.String(length=64), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("cutting", sa.String(length=16), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("encoding", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("cleaning", sa.JSON(), nullable=False),
        sa.Column("original", sa.Text(), nullable=True),
        sa.Column("offsets", sa.LargeBinary(), nullable=True),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.CheckConstraint("side IN ('source', 'target')", name=op.f("ck_texts_side")),
        sa.PrimaryKeyConstraint("side", name=op.f("pk_texts")),
    )
    op.create_table(
        "beads",
        sa.Column("id", ID, autoincrement=False, nullable=False),
        sa.Column("revision", ID, nullable=False),
        sa.Column("rank", sa.LargeBinary(), nullable=False),
        sa.Column("status", sa.String(length=9), nullable=False),
        sa.Column("is_null", sa.Boolean(), nullable=False),
        sa.Column("touched", sa.Boolean(), nullable=False),
        sa.Column("edited", sa.Boolean(), nullable=False),
        sa.Column("changed_by", sa.Text(), nullable=False),
        sa.Column("confirmed_by", sa.Text(), nullable=True),
        sa.Column("reviewed_by", sa.Text(), nullable=True),
        sa.Column("score", sa.Double(), nullable=True),
        sa.Column("confidence", sa.Double(), nullable=True),
        sa.Column("run", ID, nullable=True),
        sa.CheckConstraint(
            "status IN ('suggested', 'confirmed', 'returned', 'approved')", name=op.f("ck_beads_status")
        ),
        sa.ForeignKeyConstraint(["run"], ["runs.id"], name=op.f("fk_beads_run_runs")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_beads")),
    )
    op.create_index(op.f("ix_beads_rank"), "beads", ["rank"], unique=True)
    op.create_index(
        op.f("ix_beads_status_is_null_touched"), "beads", ["status", "is_null", "touched"], unique=False
    )
    op.create_table(
        "event_beads",
        sa.Column("bead", ID, autoincrement=False, nullable=False),
        sa.Column("event", ID, nullable=False),
        sa.ForeignKeyConstraint(["event"], ["events.id"], name=op.f("fk_event_beads_event_events")),
        sa.PrimaryKeyConstraint("bead", "event", name=op.f("pk_event_beads")),
    )
    op.create_index(op.f("ix_event_beads_event"), "event_beads", ["event"], unique=False)
    op.create_table(
        "steps",
        sa.Column("event", ID, autoincrement=False, nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("undone", ID, nullable=True),
        sa.Column("follows", ID, nullable=True),
        sa.ForeignKeyConstraint(["event"], ["events.id"], name=op.f("fk_steps_event_events")),
        sa.ForeignKeyConstraint(["undone"], ["events.id"], name=op.f("fk_steps_undone_events")),
        sa.ForeignKeyConstraint(["follows"], ["events.id"], name=op.f("fk_steps_follows_events")),
        sa.PrimaryKeyConstraint("event", name=op.f("pk_steps")),
    )
    op.create_index(op.f("ix_steps_who_undone_event"), "steps", ["who", "undone", "event"], unique=False)
    op.create_table(
        "vectors",
        sa.Column("encoder", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["encoder"], ["encoders.id"], name=op.f("fk_vectors_encoder_encoders")),
        sa.PrimaryKeyConstraint("encoder", "key", name=op.f("pk_vectors")),
    )
    op.create_table(
        "evidence",
        sa.Column("bead", ID, autoincrement=False, nullable=False),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["bead"], ["beads.id"], name=op.f("fk_evidence_bead_beads"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("bead", name=op.f("pk_evidence")),
    )
    op.create_table(
        "folded",
        sa.Column("bead", ID, autoincrement=False, nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["bead"], ["beads.id"], name=op.f("fk_folded_bead_beads"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("bead", name=op.f("pk_folded")),
    )
    op.create_table(
        "segments",
        sa.Column("side", sa.String(length=6), nullable=False),
        sa.Column("start", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("bead", ID, nullable=False),
        sa.CheckConstraint("side IN ('source', 'target')", name=op.f("ck_segments_side")),
        sa.CheckConstraint('0 <= "start" AND "start" < "end"', name=op.f("ck_segments_range")),
        sa.ForeignKeyConstraint(
            ["bead"], ["beads.id"], name=op.f("fk_segments_bead_beads"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("side", "start", name=op.f("pk_segments")),
    )
    op.create_index(op.f("ix_segments_bead"), "segments", ["bead"], unique=False)
    if op.get_bind().dialect.name == "sqlite":
        guard(op.get_bind(), ("texts", "events", "event_beads"))
