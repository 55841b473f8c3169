"""The tables of a project file. Nothing here is peculiar to SQLite; what is, lives in
``db.schema.sqlite``."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from aligner.bitext import Side, Status

APPLICATION_ID = 0x4D757161
"""The bytes "Muqa": tells a project file from any other SQLite database."""

MAJOR = 1
"""A file with a higher number than this is refused: it was written by a version that broke with this one."""

HEAD = "0001"
"""The newest migration. A file that names one we do not know is newer than this program."""

REVISIONS = ("0001",)
"""All migrations, oldest first."""

# Event ids and pair ids fit 64 bits; SQLite wants plain INTEGER for a rowid alias.
Id = BigInteger().with_variant(Integer, "sqlite")

_SIDES = ", ".join(f"'{side}'" for side in Side)
_STATUSES = ", ".join(f"'{status}'" for status in Status)


class Base(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class ProjectTable(Base):
    """One row. Every command locks it first, so commands on a server queue up as they do on a file."""

    __tablename__ = "project"
    __table_args__ = (CheckConstraint("id = 1", name="single"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    name: Mapped[str] = mapped_column(Text)
    created: Mapped[str] = mapped_column(String(40))
    created_by: Mapped[str] = mapped_column(Text)
    forbid_own_approval: Mapped[bool] = mapped_column(Boolean)
    # Ids are handed out from here and never twice, so that undo can bring a pair back under its own id.
    next_bead: Mapped[int] = mapped_column(Id)
    next_event: Mapped[int] = mapped_column(Id)


class TextTable(Base):
    """The imported texts, exact and for ever (a trigger forbids any change)."""

    __tablename__ = "texts"
    __table_args__ = (CheckConstraint(f"side IN ({_SIDES})", name="side"),)

    side: Mapped[str] = mapped_column(String(6), primary_key=True)
    content: Mapped[str] = mapped_column(Text)
    content_sha256: Mapped[str] = mapped_column(String(64))
    language: Mapped[str] = mapped_column(Text)
    cutting: Mapped[str] = mapped_column(String(16))
    file_name: Mapped[str] = mapped_column(Text)
    encoding: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(String(64))
    cleaning: Mapped[Any] = mapped_column(JSON)
    original: Mapped[str | None] = mapped_column(Text)
    offsets: Mapped[bytes | None] = mapped_column(LargeBinary)
    words: Mapped[int] = mapped_column(Integer)


class RunTable(Base):
    """The signature of each suggestion run."""

    __tablename__ = "runs"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    at: Mapped[str] = mapped_column(String(40))
    by: Mapped[str] = mapped_column(Text)
    encoder: Mapped[str] = mapped_column(Text)
    aligner: Mapped[str] = mapped_column(Text)
    parameters: Mapped[Any] = mapped_column(JSON)
    beads: Mapped[int] = mapped_column(Integer)


class BeadTable(Base):
    """The pairs as they are now. Narrow on purpose: order and counts are read from its indices alone."""

    __tablename__ = "beads"
    __table_args__ = (
        CheckConstraint(f"status IN ({_STATUSES})", name="status"),
        Index(None, "rank", unique=True),
        Index(None, "status", "is_null", "touched"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=False)
    # The id of the event that made the content: undo restores it with the content, so equal means the same.
    revision: Mapped[int] = mapped_column(Id)
    rank: Mapped[bytes] = mapped_column(LargeBinary)
    status: Mapped[str] = mapped_column(String(9))
    is_null: Mapped[bool] = mapped_column(Boolean)
    touched: Mapped[bool] = mapped_column(Boolean)
    edited: Mapped[bool] = mapped_column(Boolean)
    changed_by: Mapped[str] = mapped_column(Text)
    confirmed_by: Mapped[str | None] = mapped_column(Text)
    reviewed_by: Mapped[str | None] = mapped_column(Text)
    score: Mapped[float | None]
    confidence: Mapped[float | None]
    run: Mapped[int | None] = mapped_column(ForeignKey("runs.id"))


class SegmentTable(Base):
    """Which stretches of the texts belong to which pair; no stretch can start in two pairs."""

    __tablename__ = "segments"
    __table_args__ = (
        CheckConstraint(f"side IN ({_SIDES})", name="side"),
        CheckConstraint('0 <= "start" AND "start" < "end"', name="range"),
    )

    side: Mapped[str] = mapped_column(String(6), primary_key=True)
    start: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    end: Mapped[int] = mapped_column(Integer)
    bead: Mapped[int] = mapped_column(ForeignKey("beads.id", ondelete="CASCADE"), index=True)


class EvidenceTable(Base):
    """Why the machine suggested a pair; apart from the pairs to keep those narrow."""

    __tablename__ = "evidence"

    bead: Mapped[int] = mapped_column(
        ForeignKey("beads.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    data: Mapped[Any] = mapped_column(JSON)


class FoldedTable(Base):
    """What search looks through: both sides as shown, folded."""

    __tablename__ = "folded"

    bead: Mapped[int] = mapped_column(
        ForeignKey("beads.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    source: Mapped[str] = mapped_column(Text)
    target: Mapped[str] = mapped_column(Text)


class EditTable(Base):
    """Corrections in force, as ranges of the immutable text; each lies within one segment."""

    __tablename__ = "edits"
    __table_args__ = (
        CheckConstraint(f"side IN ({_SIDES})", name="side"),
        CheckConstraint('0 <= "start" AND "start" < "end"', name="range"),
    )

    side: Mapped[str] = mapped_column(String(6), primary_key=True)
    start: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    end: Mapped[int] = mapped_column(Integer)
    replacement: Mapped[str] = mapped_column(Text)


class CommentTable(Base):
    """What people said about pairs. Taken back by undo is withdrawn, not deleted."""

    __tablename__ = "comments"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    # Not a foreign key: a comment goes over to the heir when its pair is merged away, in the same
    # transaction.
    bead: Mapped[int] = mapped_column(Id, index=True)
    at: Mapped[str] = mapped_column(String(40))
    who: Mapped[str] = mapped_column(Text)
    role: Mapped[str] = mapped_column(String(16))
    kind: Mapped[str] = mapped_column(String(16))
    side: Mapped[str | None] = mapped_column(String(6))
    text: Mapped[str] = mapped_column(Text)
    withdrawn: Mapped[bool] = mapped_column(Boolean)


class EventTable(Base):
    """The history: append-only (a trigger forbids any change). ``changes`` is a change set, see
    ``db.commands.change_set``.
    """

    __tablename__ = "events"

    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=False)
    at: Mapped[str] = mapped_column(String(40))
    who: Mapped[str] = mapped_column(Text)
    role: Mapped[str | None] = mapped_column(String(16))
    command: Mapped[str] = mapped_column(String(32))
    summary: Mapped[str] = mapped_column(Text)
    bead_count: Mapped[int] = mapped_column(Integer)
    undoes: Mapped[int | None] = mapped_column(ForeignKey("events.id"))
    redoes: Mapped[int | None] = mapped_column(ForeignKey("events.id"))
    changes: Mapped[bytes] = mapped_column(LargeBinary)


class EventBeadTable(Base):
    """Which pairs an event concerned: the history of one pair is an index look-up."""

    __tablename__ = "event_beads"

    bead: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=False)
    event: Mapped[int] = mapped_column(ForeignKey("events.id"), primary_key=True, index=True)


class StepTable(Base):
    """Where everybody stands in their own undo stack; derived from the events, kept to find the next step at
    once.
    """

    __tablename__ = "steps"
    __table_args__ = (Index(None, "who", "undone", "event"),)

    event: Mapped[int] = mapped_column(ForeignKey("events.id"), primary_key=True, autoincrement=False)
    who: Mapped[str] = mapped_column(Text)
    # The event that took the step back; NULL while the step stands. What was taken back last is done again
    # first.
    undone: Mapped[int | None] = mapped_column(ForeignKey("events.id"))
    # The command that this one is a consequence of (a re-alignment after a correction): undone and redone
    # with it.
    follows: Mapped[int | None] = mapped_column(ForeignKey("events.id"))


class SettingTable(Base):
    """View state and the like: JSON by key, not part of the history."""

    __tablename__ = "settings"

    key: Mapped[str] = mapped_column(Text, primary_key=True)
    value: Mapped[Any] = mapped_column(JSON)


class EncoderTable(Base):
    """Encoders whose vectors are cached."""

    __tablename__ = "encoders"
    __table_args__ = (UniqueConstraint("signature"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    signature: Mapped[str] = mapped_column(Text)


class VectorTable(Base):
    """Cached vectors: little-endian float16 by SHA-256 of the text."""

    __tablename__ = "vectors"

    encoder: Mapped[int] = mapped_column(ForeignKey("encoders.id"), primary_key=True)
    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    data: Mapped[bytes] = mapped_column(LargeBinary)


class VersionTable(Base):
    """Alembic's own record, declared here so that a new file needs no Alembic."""

    __tablename__ = "alembic_version"
    __table_args__ = (PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),)

    version_num: Mapped[str] = mapped_column(String(32))
