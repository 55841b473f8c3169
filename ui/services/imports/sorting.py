"""Sort the files that a person gives: a project, pairs, or texts that become a project."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from aligner.errors import InputError, MuqabalaError
from aligner.messages import Message
from ui.services.imports.folder_pairs import FilePair, pairs_among, pairs_in
from ui.services.project_files import PROJECT_SUFFIX

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Sorted:
    """What becomes of some files; one of the first three is set.

    Attributes:
        project: a project to open.
        bitext: a file of pairs.
        texts: one or two files of running text.
        choices: texts and translations among which a person chooses; ``texts`` are the first of them.
        remark: what was left out, a sentence without its full stop; None if nothing was.
    """

    project: Path | None = None
    bitext: Path | None = None
    texts: tuple[Path, ...] = ()
    choices: tuple[FilePair, ...] = ()
    remark: Message | None = None


def sort_files(files: Sequence[Path]) -> Sorted:
    """Sort files and folders, by what they hold where the name does not tell.

    Raises:
        InputError: a folder holds nothing that could be a project.
    """
    folder = next((file for file in files if file.is_dir()), None)
    if folder is not None:
        return _sort_folder(folder)
    project = next((file for file in files if file.suffix.casefold() == PROJECT_SUFFIX), None)
    if project is not None:
        return Sorted(project=project)
    bitexts = [file for file in files if _holds_pairs(file)]
    if bitexts:
        remark = _left_out(bitexts[0], len(files) - 1)
        return Sorted(bitext=bitexts[0], remark=remark)
    if len(files) <= 2:
        return Sorted(texts=tuple(files))
    choices = pairs_among(files).pairs
    if choices:
        return _choice(choices)
    remark = Message("A project has two texts. The first two files were taken")
    return Sorted(texts=tuple(files[:2]), remark=remark)


def _sort_folder(folder: Path) -> Sorted:
    choices = pairs_in(folder).pairs
    if choices:
        return _choice(choices)
    inside = sorted(file for file in folder.iterdir() if file.is_file() and not file.name.startswith("."))
    projects = [file for file in inside if file.suffix.casefold() == PROJECT_SUFFIX]
    known = [file for file in inside if _is_known(file)]
    if len(known) in (1, 2):
        return sort_files(known)
    if len(projects) == 1 and not known:
        return Sorted(project=projects[0])
    raise InputError(
        "holds no texts with names that belong together",
        remedy="Name them like letter-ar.docx and letter-en.docx, or choose two files",
        path=folder,
    )


def _choice(choices: tuple[FilePair, ...]) -> Sorted:
    return Sorted(texts=(choices[0].source, choices[0].target), choices=choices)


def _left_out(taken: Path, others: int) -> Message | None:
    if not others:
        return None
    return Message("One file of pairs makes a project. {name} was taken", name=taken.name)


def _is_known(file: Path) -> bool:
    from aligner.formats.registry import by_suffix

    entry = by_suffix(file.suffix)
    return entry is not None and bool(entry.document or entry.bitext)


def _holds_pairs(file: Path) -> bool:
    """Whether a file holds pairs and not running text; a format that may hold either counts as text."""
    from aligner.formats.registry import by_suffix, recognise

    entry = by_suffix(file.suffix)
    if entry is None:
        try:
            entry = recognise(file)
        except (MuqabalaError, OSError):
            return False  # the reader of texts names what is wrong
    return bool(entry.bitext) and not entry.document
