"""The application id of project files, and the schemas that this program knows."""

from __future__ import annotations

from pkgutil import iter_modules

from db.migrations import versions

APPLICATION_ID = 0x4D757161
"""The bytes "Muqa" in the header of the file: tells a project from any other SQLite database."""

MAJOR = 1
"""The format in the header of the file. A file with a higher number is refused."""

REVISIONS: tuple[str, ...] = tuple(
    sorted(module.name.partition("_")[0] for module in iter_modules(versions.__path__))
)
"""All migrations, oldest first: the names of the files in ``db/migrations/versions`` up to the underscore."""

HEAD = REVISIONS[-1]
"""The newest migration. A file that names one we do not know is newer than this program."""
