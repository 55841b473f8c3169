"""Work without the server: a project is checked out as a file, and what was done there is checked in.

The commands of the file are given again on the server, one by one, under the id of their place in the file's
history: a check-in that was interrupted goes on, and nothing is done twice. Where somebody else has changed a
pair meanwhile, a person chooses between both versions of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from aligner.errors import ProjectError
from aligner.progress import no_progress
from db.project_reader import CHECKED_OUT
from db.schema.tables import CHAIN, EVENTS
from db.server.disputes import DisputedPair, RefusedCommand, Version
from db.server.replay import Replay

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from aligner.progress import Progress
    from db.project import Project
    from db.server.library import Library
    from db.server.server_project import ServerProject

CHOICES = "checkout/choices"
"""Setting of such a file: what a person has chosen for pairs that two have changed, by id in the file."""


@dataclass(frozen=True, slots=True)
class CheckedIn:
    """What became of the commands of a file.

    Attributes:
        stored: how many are on the server now.
        left_out: those that are not.
        disputed: the pairs that kept commands out and can be chosen for, each once.
    """

    stored: int
    left_out: tuple[RefusedCommand, ...]
    disputed: tuple[DisputedPair, ...] = ()


def check_out(
    library: Library, schema: str, path: Path, progress: Progress = no_progress, *, address: str = ""
) -> None:
    """Copy a project into a new file to work on without the server.

    Args:
        address: of the library without a password, for the check-in; that of ``library`` if empty.

    Raises:
        ProjectError: the server cannot be reached, or the file is there already or cannot be written.
        Cancelled: by ``progress``; nothing is left of the copy.
    """
    from db.project import Project

    library.fetch(schema, path, progress)
    with Project.open(path) as file, file.connection() as connection:
        last = connection.execute(select(func.coalesce(func.max(EVENTS.c.id), 0))).scalar_one()
        own = library.url.set(drivername="postgresql")._replace(password=None)
        origin = {"library": address or own.render_as_string(), "schema": schema, "event": int(last)}
        file.set_setting(CHECKED_OUT, origin)


def origin_of(file: Project) -> tuple[str, str]:
    """The library and the schema that a file was checked out of.

    Raises:
        ProjectError: it was not checked out.
    """
    found = file.setting(CHECKED_OUT)
    if not isinstance(found, dict) or not {"library", "schema", "event"} <= found.keys():
        raise ProjectError(
            "was not checked out of a library", remedy="Check a project out first", path=file.path
        )
    return str(found["library"]), str(found["schema"])


def choose(file: Project, choices: Mapping[int, Version]) -> None:
    """Keep what a person has chosen for disputed pairs, by id in the file, for every check-in from now on."""
    kept = _chosen(file) | dict(choices)
    file.set_setting(CHOICES, {str(id_): version.value for id_, version in kept.items()})


def _chosen(file: Project) -> dict[int, Version]:
    kept = file.setting(CHOICES)
    return {int(id_): Version(one) for id_, one in kept.items()} if isinstance(kept, dict) else {}


def check_in(file: Project, server: ServerProject, progress: Progress = no_progress) -> CheckedIn:
    """Give the commands of a file again on the server; the file stays as it is.

    A command whose pair somebody else has changed since, and what depends on it, is left out, unless
    :func:`choose` has said which version holds.

    Raises:
        ProjectError: the file was not checked out of this project, or the connection is lost; what was
            stored until then is known the next time.
    """
    origin_of(file)
    base = int(file.setting(CHECKED_OUT)["event"])
    replay = Replay(file, server, base, _chosen(file))
    replay.check_base()
    with file.connection() as connection:
        events = connection.execute(
            select(EVENTS, CHAIN.c.hash).join(CHAIN, CHAIN.c.link == EVENTS.c.id).where(EVENTS.c.id > base)
        ).all()
    left_out = []
    for number, event in enumerate(sorted(events, key=lambda row: int(row.id))):
        progress(number / len(events), "Checking in")
        refused = replay.give(event)
        if refused is not None:
            left_out.append(refused)
    return CheckedIn(len(events) - len(left_out), tuple(left_out), replay.disputed())
