"""Bring an older project file up to date. Imports Alembic, so it is imported only when there is something
to do.

Forward only. A backup is made first; foreign keys are off while tables are rebuilt and checked before the
commit; all steps and the record of them are one transaction, so that a file is either old or new whatever
happens.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config

from aligner.errors import ProjectError
from db.file.backup import backup
from db.schema import sqlite
from db.schema.version import HEAD

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

_SCRIPTS = Path(__file__).parent


def migrate(engine: Engine, path: Path, version: str, *, to: str = HEAD, steps: Path | None = None) -> Path:
    """Migrate a project file.

    Args:
        engine: of the file.
        path: the file, for messages and for the name of the backup.
        version: the revision it has now.
        to: the revision to migrate to.
        steps: a folder of further steps beside those of this package.

    Returns:
        The backup made before.

    Raises:
        ProjectError: the backup could not be written, the file holds what no project does, or rows refer to
            nothing afterwards; the file is as it was.
    """
    safe = path.with_name(f"{path.stem}.before-{to}{path.suffix}")
    backup(engine, path, safe)
    with sqlite.environment_errors(path), engine.connect() as connection:
        connection = connection.execution_options(**{sqlite.IMMEDIATE: True})
        with sqlite.foreign_keys_off(connection), connection.begin():
            try:
                upgrade(connection, to, steps=steps)
                problems = sqlite.foreign_key_problems(connection)
            except (ValueError, TypeError, LookupError, ArithmeticError, RecursionError) as error:
                # What an untrusted file may hold in place of numbers, texts and JSON.
                problems = [f"{type(error).__name__}: {error}"]
            if problems:
                raise ProjectError(
                    "could not be brought from schema {version} to {to} ({problem}), and is as it was",
                    remedy="Report this with the file",
                    path=path,
                    version=version,
                    to=to,
                    problem=problems[0],
                )
    return safe


def upgrade(connection: Connection, to: str = HEAD, *, steps: Path | None = None) -> None:
    """Run the steps up to a revision on a connection with a transaction open, which the caller commits."""
    config = Config()
    config.set_main_option("script_location", _literal(_SCRIPTS))
    config.set_main_option("path_separator", "newline")
    folders = [_SCRIPTS / "versions", *([steps] if steps is not None else [])]
    config.set_main_option("version_locations", "\n".join(map(_literal, folders)))
    config.attributes["connection"] = connection
    command.upgrade(config, to)


def _literal(path: Path) -> str:
    return str(path).replace("%", "%%")  # a percent sign would be an interpolation
