"""Citations of pairs: author, work, volume and page of the source, and of its translation."""

from __future__ import annotations

from bisect import bisect_right
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from aligner.bitext import Side
from ui.services.imports.project_factory import ABOUT, structure_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from db import BeadRow, Project


def citation(project: Project, row: BeadRow) -> str:
    """A citation of a pair, such as ``Ibn Sina, Qanun, 2:45 | Avicenna, Canon, 112–113``.

    A work without a title has the name of its file, one without page marks no place. The label of a page that
    has a volume in it is kept as it is.
    """
    parts = [_of_side(project, row, side) for side in Side if row.side(side)]
    return " | ".join(parts)


def _of_side(project: Project, row: BeadRow, side: Side) -> str:
    kept: Any = project.setting(ABOUT.format(side=side.value))
    said: Mapping[str, str] = kept if isinstance(kept, dict) else {}
    info = project.info()
    name = PurePath(info.text(side).file_name).stem or info.name
    segments = row.side(side)
    structure = structure_of(project, side)
    first, last = (
        _place(structure.volumes, structure.pages, offset)
        for offset in (min(s.start for s in segments), max(s.end for s in segments) - 1)
    )
    parts = (said.get("author", ""), said.get("title", name), _range(first, last))
    return ", ".join(filter(None, parts))


def _place(
    volumes: Sequence[tuple[int, str]], pages: Sequence[tuple[int, str]], offset: int
) -> tuple[str, str]:
    """Volume and page of an offset; empty where there are no marks before it."""
    return _label(volumes, offset), _label(pages, offset)


def _label(marks: Sequence[tuple[int, str]], offset: int) -> str:
    at = bisect_right(marks, offset, key=lambda mark: mark[0])
    return marks[at - 1][1] if at else ""


def _range(first: tuple[str, str], last: tuple[str, str]) -> str:
    start = ":".join(filter(None, first))
    if first == last:
        return start
    end = last[1] if first[0] == last[0] else ":".join(filter(None, last))
    return "–".join(filter(None, (start, end)))
