"""Create a project file, open one, bring an older one up to date."""

from __future__ import annotations

import hashlib
import os
import struct
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, insert, select
from sqlalchemy.exc import DBAPIError

from aligner.bitext import Side
from aligner.errors import InputError, ProjectError
from aligner.messages import Message
from db import chain, search_index
from db.file import backup, header
from db.records import now
from db.schema import sqlite
from db.schema.tables import EVENTS, METADATA, PROJECT, TEXTS, VERSION
from db.schema.version import HEAD, REVISIONS

if TYPE_CHECKING:
    from pathlib import Path

    from aligner.permissions import Person
    from db.records import TextInput

_FIRST_EVENT = 1


def create(path: Path, *, name: str, source: TextInput, target: TextInput, by: Person) -> None:
    """Write a new project file; it appears under its name complete or not at all.

    Raises:
        InputError: a text has no words, or characters that no file can hold.
        ProjectError: something of that name exists, or the folder cannot be written.
    """
    texts = {Side.SOURCE: source, Side.TARGET: target}
    for side, text in texts.items():
        _check_text(side, text)
    if path.exists():
        raise ProjectError("already exists", remedy="Choose another name, or open it", path=path)
    if not path.parent.is_dir():
        raise ProjectError(
            "cannot be created, since its folder does not exist", remedy="Create the folder first", path=path
        )
    draft = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with sqlite.environment_errors(path):
            engine = sqlite.engine_for(draft)
            try:
                with engine.connect() as connection:
                    sqlite.mark(connection)
                    with connection.begin():
                        build(connection)
                        _fill(connection, name, texts, by)
            finally:
                engine.dispose()
        backup.replace(draft, path)
    except OSError as error:
        raise ProjectError(
            "cannot be created here ({why})",
            remedy="Choose a folder you may write to",
            path=path,
            why=error.strerror,
        ) from error
    finally:
        backup.remove(draft)


def build(connection: Connection) -> None:
    """Make all tables of the newest schema, as the migrations would have, and say so."""
    METADATA.create_all(connection)
    if connection.dialect.name == "sqlite":
        sqlite.guard(connection)
    connection.execute(insert(VERSION), {"version_num": HEAD})


def _check_text(side: Side, text: TextInput) -> None:
    name = text.file_name or Message("The {side} text", side=side)
    if not text.content or text.content.isspace():
        raise InputError("{name} contains no words", remedy="Choose a file with text in it", name=name)
    try:
        text.content.encode()
    except UnicodeEncodeError as error:
        raise InputError(
            "{name} contains half a character at offset {offset}",
            remedy="Import it again with another encoding",
            name=name,
            offset=error.start,
        ) from error


def _fill(connection: Connection, name: str, texts: dict[Side, TextInput], by: Person) -> None:
    connection.execute(
        insert(PROJECT),
        {
            "id": 1,
            "name": name,
            "created": now(),
            "created_by": by.name,
            "forbid_own_approval": False,
            "next_bead": 1,
            "next_event": _FIRST_EVENT,
        },
    )
    search_index.sign(connection)
    for side, text in texts.items():
        connection.execute(
            insert(TEXTS),
            {
                "side": side.value,
                "content": text.content,
                "content_sha256": hashlib.sha256(text.content.encode()).hexdigest(),
                "language": text.language,
                "cutting": str(text.cutting),
                "file_name": text.file_name,
                "encoding": text.encoding,
                "sha256": text.sha256,
                "cleaning": list(text.cleaning),
                "original": text.original,
                "offsets": struct.pack(f"<{len(text.offsets)}I", *text.offsets) if text.offsets else None,
                "words": len(text.content.split()),
            },
        )
    chain.begin(connection)


def open_engine(path: Path) -> Engine:
    """Open a project file that is one of ours and up to date, migrating it first if it is older.

    Raises:
        ProjectError: see :func:`db.file.header.inspect`; or damaged; or newer.
    """
    header.inspect(path)
    with sqlite.environment_errors(path):
        engine = sqlite.engine_for(path)
        try:
            with engine.connect() as connection:
                version = _version(connection, path)
            if version != HEAD:
                if version not in REVISIONS:
                    raise ProjectError(
                        "was written by a newer Muqabala (schema {version}, this one knows {known})",
                        remedy="Update Muqabala to open it",
                        path=path,
                        version=version,
                        known=HEAD,
                    )
                from db.migrations.runner import migrate  # brings Alembic, which an ordinary start must not

                migrate(engine, path, version)
        except BaseException:
            engine.dispose()
            raise
    return engine


def _version(connection: Connection, path: Path) -> str:
    try:
        version = connection.execute(select(VERSION.c.version_num)).scalar_one_or_none()
        connection.execute(select(PROJECT.c.id)).one()
        connection.execute(select(EVENTS.c.id).limit(1)).one_or_none()
    except DBAPIError as error:
        if "no such table" not in str(error.orig):
            raise
        version = None
    if version is None:
        raise ProjectError("is damaged (tables are missing)", remedy="Restore it from a backup", path=path)
    return str(version)
