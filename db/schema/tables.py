"""The tables of a project file, as SQLAlchemy Core tables.

Nothing here is peculiar to SQLite; what is, lives in :mod:`db.schema.sqlite`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from aligner.bitext import Side, Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Event ids and pair ids fit 64 bits; SQLite wants plain INTEGER for a rowid alias.
Id = BigInteger().with_variant(Integer, "sqlite")

_SIDES = ", ".join(f"'{side}'" for side in Side)
_STATUSES = ", ".join(f"'{status}'" for status in Status)

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

PROJECT = Table(
    "project",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
    Column("created", String(40), nullable=False),
    Column("created_by", Text, nullable=False),
    Column("forbid_own_approval", Boolean, nullable=False),
    # Ids are handed out from here and never twice, so that undo can bring a pair back under its own id.
    Column("next_bead", Id, nullable=False),
    Column("next_event", Id, nullable=False),
    CheckConstraint("id = 1", name="single"),
)
"""One row. Every command locks it first, so commands on a server queue up as they do on a file."""

TEXTS = Table(
    "texts",
    METADATA,
    Column("side", String(6), primary_key=True),
    Column("content", Text, nullable=False),
    Column("content_sha256", String(64), nullable=False),
    Column("language", Text, nullable=False),
    Column("cutting", String(16), nullable=False),
    Column("file_name", Text, nullable=False),
    Column("encoding", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("cleaning", JSON, nullable=False),
    Column("original", Text, nullable=True),
    Column("offsets", LargeBinary, nullable=True),
    Column("words", Integer, nullable=False),
    CheckConstraint(f"side IN ({_SIDES})", name="side"),
)
"""The imported texts, exact and for ever (a trigger forbids any change)."""

RUNS = Table(
    "runs",
    METADATA,
    Column("id", Id, primary_key=True),
    Column("at", String(40), nullable=False),
    Column("by", Text, nullable=False),
    Column("encoder", Text, nullable=False),
    Column("aligner", Text, nullable=False),
    Column("parameters", JSON, nullable=False),
    Column("beads", Integer, nullable=False),
)
"""The signature of each suggestion run."""

BEADS = Table(
    "beads",
    METADATA,
    Column("id", Id, primary_key=True, autoincrement=False),
    # The id of the event that made the content: undo restores it with the content, so equal means the same.
    Column("revision", Id, nullable=False),
    Column("rank", LargeBinary, nullable=False),
    Column("status", String(9), nullable=False),
    Column("is_null", Boolean, nullable=False),
    Column("touched", Boolean, nullable=False),
    Column("edited", Boolean, nullable=False),
    Column("changed_by", Text, nullable=False),
    Column("confirmed_by", Text, nullable=True),
    Column("reviewed_by", Text, nullable=True),
    Column("score", Double, nullable=True),
    Column("confidence", Double, nullable=True),
    Column("run", Id, ForeignKey("runs.id"), nullable=True),
    CheckConstraint(f"status IN ({_STATUSES})", name="status"),
    Index(None, "rank", unique=True),
    Index(None, "status", "is_null", "touched"),
)
"""The pairs as they are now. Narrow on purpose: order and counts are read from its indices only."""

SEGMENTS = Table(
    "segments",
    METADATA,
    Column("side", String(6), primary_key=True),
    Column("start", Integer, primary_key=True, autoincrement=False),
    Column("end", Integer, nullable=False),
    Column("bead", Id, ForeignKey("beads.id", ondelete="CASCADE"), index=True, nullable=False),
    CheckConstraint(f"side IN ({_SIDES})", name="side"),
    CheckConstraint('0 <= "start" AND "start" < "end"', name="range"),
)
"""Which stretches of the texts belong to which pair; no stretch can start in two pairs."""

EVIDENCE = Table(
    "evidence",
    METADATA,
    Column("bead", Id, ForeignKey("beads.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("data", JSON, nullable=False),
)
"""Why the machine suggested a pair; apart from the pairs to keep those narrow."""

FOLDED = Table(
    "folded",
    METADATA,
    Column("bead", Id, ForeignKey("beads.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("source", Text, nullable=False),
    Column("target", Text, nullable=False),
)
"""What search looks through: both sides as shown, folded."""

EDITS = Table(
    "edits",
    METADATA,
    Column("side", String(6), primary_key=True),
    Column("start", Integer, primary_key=True, autoincrement=False),
    Column("end", Integer, nullable=False),
    Column("replacement", Text, nullable=False),
    CheckConstraint(f"side IN ({_SIDES})", name="side"),
    CheckConstraint('0 <= "start" AND "start" < "end"', name="range"),
)
"""Corrections in force, as ranges of the immutable text; each lies within one segment."""

COMMENTS = Table(
    "comments",
    METADATA,
    Column("id", Id, primary_key=True),
    # Not a foreign key: a comment goes over to the heir when its pair is merged away, in the same
    # transaction.
    Column("bead", Id, index=True, nullable=False),
    Column("at", String(40), nullable=False),
    Column("who", Text, nullable=False),
    Column("role", String(16), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("side", String(6), nullable=True),
    Column("text", Text, nullable=False),
    Column("withdrawn", Boolean, nullable=False),
)
"""What people said about pairs. Taken back by undo is withdrawn, not deleted."""

EVENTS = Table(
    "events",
    METADATA,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("at", String(40), nullable=False),
    Column("who", Text, nullable=False),
    Column("role", String(16), nullable=True),
    Column("command", String(32), nullable=False),
    Column("summary", Text, nullable=False),
    Column("bead_count", Integer, nullable=False),
    Column("undoes", Id, ForeignKey("events.id"), nullable=True),
    Column("redoes", Id, ForeignKey("events.id"), nullable=True),
    Column("changes", LargeBinary, nullable=False),
)
"""The history: append-only (a trigger forbids any change). ``changes`` is a change set, see
:mod:`db.change_set`; a large one goes on in ``event_pieces``.
"""

EVENT_PIECES = Table(
    "event_pieces",
    METADATA,
    # Deferred: the pieces of a bulk command are written while it goes on, the event when it is done.
    Column("event", Id, ForeignKey("events.id", deferrable=True, initially="DEFERRED"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("data", LargeBinary, nullable=False),
)
"""What follows the first piece of a large change set, numbered from 1; append-only."""

CHAIN = Table(
    "chain",
    METADATA,
    Column("link", Id, primary_key=True, autoincrement=False),
    Column("hash", LargeBinary, nullable=False),
    Column("state", LargeBinary),
)
"""The hash chain over the texts (link 0) and the events, see :mod:`db.digest`; append-only."""

EVENT_BEADS = Table(
    "event_beads",
    METADATA,
    Column("bead", Id, primary_key=True, autoincrement=False),
    Column("event", Id, ForeignKey("events.id"), primary_key=True, index=True),
)
"""Which pairs an event concerned: the history of one pair is an index look-up."""

STEPS = Table(
    "steps",
    METADATA,
    Column("event", Id, ForeignKey("events.id"), primary_key=True, autoincrement=False),
    Column("who", Text, nullable=False),
    # The event that took the step back; NULL while it is in effect. What was taken back last is done again
    # first.
    Column("undone", Id, ForeignKey("events.id"), nullable=True),
    # The command that this one is a consequence of (a re-alignment after a correction): undone and redone
    # with it.
    Column("follows", Id, ForeignKey("events.id"), nullable=True),
    Index(None, "who", "undone", "event"),
)
"""The place of each person in their own undo stack; derived from the events, kept to find the next step at
once."""

SETTINGS = Table(
    "settings",
    METADATA,
    Column("key", Text, primary_key=True),
    Column("value", JSON, nullable=False),
    Column("crc", BigInteger),
)
"""View state and the like: JSON by key, not part of the history."""

ENCODERS = Table(
    "encoders",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("signature", Text, nullable=False),
    UniqueConstraint("signature"),
)
"""Encoders whose vectors are cached."""

VECTORS = Table(
    "vectors",
    METADATA,
    Column("encoder", Integer, ForeignKey("encoders.id"), primary_key=True),
    Column("key", String(64), primary_key=True),
    Column("data", LargeBinary, nullable=False),
    Column("crc", BigInteger),
)
"""Cached vectors: little-endian float16 by SHA-256 of the text."""

VERSION = Table(
    "alembic_version",
    METADATA,
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)
"""Alembic's own record, declared here so that a new file needs no Alembic."""

_T = TypeVar("_T")

_AT_ONCE = 500
"""How many values one IN list takes; far below every database's limit."""


def chunks(values: Sequence[_T]) -> Iterator[Sequence[_T]]:
    """Cut a long list of values into pieces that fit an IN list."""
    for start in range(0, len(values), _AT_ONCE):
        yield values[start : start + _AT_ONCE]
