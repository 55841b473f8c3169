"""Fill the memory from translation memories, tables and other projects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aligner.bitext import SETTLED
from aligner.progress import Progress, no_progress
from ui.services.project_files import PROJECT_SUFFIX

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from aligner.exchange.translation_unit import TranslationUnit
    from db.stores.translation_memory import TranslationMemory


def take_in(memory: TranslationMemory, path: Path, progress: Progress = no_progress) -> int:
    """Take the pairs of a file into the memory, under the name of the file; returns how many.

    Of a project only what was confirmed or approved is taken.

    Raises:
        InputError, ProjectError: the file cannot be read; the memory is as it was.
    """
    return memory.add(path.name, _units(path, progress), origin=str(path), progress=progress)


def _units(path: Path, progress: Progress) -> Iterator[TranslationUnit]:
    if path.suffix.casefold() == PROJECT_SUFFIX:
        from db import Project
        from ui.services.units import units_of_project

        with Project.open(path) as project:
            yield from units_of_project(project, SETTLED)
    else:
        from aligner.formats.registry import iterate_units

        yield from iterate_units(path, progress=progress)
