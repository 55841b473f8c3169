"""What a list of projects shows of each, read from the file without opening it for work.

Nothing is written, migrated or locked, so that a folder of files of others can be listed.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, func, select

from aligner.bitext import Side, Status
from aligner.confidence import LOW
from aligner.permissions import MACHINE, distinct_people
from db.assignments.assignment import with_assignment
from db.assignments.standing import AssignedWork, assigned_work, counted_work, latest
from db.file import lifecycle
from db.integrity.verify import DATA_ERRORS, damaged
from db.project_reader import TITLE
from db.schema.tables import BEADS, EVENTS, PROJECT, SETTINGS, TEXTS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from sqlalchemy import ColumnElement, Connection


@dataclass(frozen=True, slots=True)
class ProjectSummary:
    """A project in a list.

    Attributes:
        created, changed: times of the creation and of the last command; equal if there was none.
        source_language, target_language: tags.
        source_words: words of the source text.
        source_hash: SHA-256 of the source text: equal in translations of one source.
        by_status: pairs by status.
        one_sided: pairs with one side only.
        doubtful: suggested pairs that the machine is not sure of.
        assigned: the assignments in force, and how far each has come.
        translators: who changed or confirmed a pair as it is now. reviewers: who approved or returned one.
    """

    name: str
    created: str
    created_by: str
    changed: str
    source_language: str
    target_language: str
    source_words: int
    source_hash: str
    by_status: Mapping[str, int]
    one_sided: int
    doubtful: int
    translators: tuple[str, ...]
    reviewers: tuple[str, ...]
    assigned: tuple[AssignedWork, ...] = ()

    @property
    def pairs(self) -> int:
        return sum(self.by_status.values())

    def of(self, status: Status) -> int:
        """How many pairs have a status."""
        return self.by_status.get(status.value, 0)

    def share(self, *statuses: Status) -> float:
        """The share of the pairs that have one of these, 0 to 1."""
        return sum(map(self.of, statuses)) / self.pairs if self.pairs else 0.0

    def as_json(self) -> dict[str, Any]:
        """JSON values, which :meth:`from_json` reads."""
        return asdict(self)

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> ProjectSummary:
        """Take back what :meth:`as_json` gave.

        Raises:
            TypeError, KeyError: it is something else.
        """
        people = {name: (*value[name],) for name in ("translators", "reviewers")}
        assigned = tuple(AssignedWork(**one) for one in value.get("assigned", ()))
        return cls(**{**value, **people, "assigned": assigned})


def summarize(path: Path) -> ProjectSummary:
    """Read what a project is and how far it has come.

    Raises:
        ProjectError: it is damaged, foreign or newer, or cannot be read.
    """
    try:
        with lifecycle.looking(path) as connection:
            return summary_of(connection)
    except DATA_ERRORS as error:
        raise damaged(path, error) from error


def summary_of(connection: Connection) -> ProjectSummary:
    """Read what the open project is and how far it has come."""
    project = connection.execute(select(PROJECT)).one()
    texts = {
        str(row.side): (row.language, row.words, row.content_sha256)
        for row in connection.execute(
            select(TEXTS.c.side, TEXTS.c.language, TEXTS.c.words, TEXTS.c.content_sha256)
        )
    }
    counts = connection.execute(
        select(BEADS.c.status, BEADS.c.is_null, func.count()).group_by(BEADS.c.status, BEADS.c.is_null)
    ).all()
    doubtful = select(func.count()).where(
        BEADS.c.status == Status.SUGGESTED.value, BEADS.c.confidence < LOW, BEADS.c.is_null.is_(False)
    )
    title = connection.execute(select(SETTINGS.c.value).where(SETTINGS.c.key == TITLE)).scalar_one_or_none()
    last = connection.execute(select(EVENTS.c.at).order_by(EVENTS.c.id.desc()).limit(1)).scalar_one_or_none()
    confirmed = _people(connection, BEADS.c.confirmed_by)
    changed = _people(connection, BEADS.c.changed_by, BEADS.c.touched)
    return summary_from(
        {
            "name": title or project.name,
            "created": project.created,
            "created_by": project.created_by,
            "changed": last or project.created,
            "texts": texts,
            "counts": counts,
            "doubtful": connection.execute(doubtful).scalar_one(),
            "translators": confirmed | changed,
            "reviewers": _people(connection, BEADS.c.reviewed_by),
            "assigned_work": [work for _, work in assigned_work(connection)],
        }
    )


def summary_from(found: Mapping[str, Any]) -> ProjectSummary:
    """Make a summary of what was read of a project.

    Args:
        found: name, created, created_by, changed, doubtful; texts: language, words and hash by side; counts:
            (status, is_null, number), None for none; translators and reviewers, None for none;
            assigned_work, or assigned: text and pairs by status of each comment that assigns, oldest first.
    """
    by_status = dict.fromkeys((status.value for status in Status), 0)
    one_sided = 0
    for status, is_null, number in found["counts"] or ():
        by_status[Status(status).value] += number
        one_sided += number if is_null else 0
    source, target = (found["texts"][side.value] for side in (Side.SOURCE, Side.TARGET))
    return ProjectSummary(
        name=str(found["name"]),
        created=str(found["created"]),
        created_by=str(found["created_by"]),
        changed=str(found["changed"]),
        source_language=str(source[0]),
        target_language=str(target[0]),
        source_words=int(source[1]),
        source_hash=str(source[2]),
        by_status=by_status,
        one_sided=one_sided,
        doubtful=int(found["doubtful"]),
        translators=tuple(distinct_people({*(found["translators"] or ())} - {MACHINE})),
        reviewers=tuple(distinct_people(found["reviewers"] or ())),
        assigned=tuple(found.get("assigned_work") or _assigned(found.get("assigned") or ())),
    )


def _assigned(found: Sequence[tuple[str, Mapping[str, int] | None]]) -> list[AssignedWork]:
    """The work that a server lists: text of each comment and the pairs of its words by status."""
    counts = {text: numbers or {} for text, numbers in found}
    standing = latest((text, "", "") for text, _ in found)
    return [counted_work(one, counts.get(with_assignment(one), {})) for one in standing]


def _people(
    connection: Connection, column: ColumnElement[str | None], *where: ColumnElement[bool]
) -> set[str]:
    found = connection.execute(select(column).where(and_(column.is_not(None), *where)).distinct()).scalars()
    return {str(name) for name in found}
