"""The memory of a project kept in a folder that a CAT tool looks into, while people work.

OmegaT uses every memory in ``tm/auto`` of its project; in Trados and memoQ the file is selected once.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aligner.bitext import SETTLED, Status
from aligner.errors import InputError
from aligner.exchange.presets import PRESETS
from aligner.exchange.selection import Selection
from aligner.formats.io.raw_file import file_errors, read_bytes
from aligner.formats.io.safe_xml import local, parse
from aligner.formats.protocols import Languages
from aligner.progress import Progress, no_progress
from ui.services.export import ExportPlan, export

if TYPE_CHECKING:
    from aligner.exchange.presets import ExportReport
    from db import Project

SETTING = "live memory"
OMEGAT, TRADOS, MEMOQ = "omegat", "trados", "memoq"
_PROJECT_FILE = "omegat.project"
_LARGEST = 5_000_000
_AUTO = Path("tm") / "auto"


@dataclass(frozen=True, slots=True)
class LiveMemory:
    """Where the memory of a project is kept.

    Attributes:
        tool: name of a preset. folder: of the OmegaT project, or the watched one.
        approved_only: whether confirmed pairs wait until they are approved.
    """

    tool: str
    folder: Path
    approved_only: bool = True

    @classmethod
    def of(cls, project: Project) -> LiveMemory | None:
        """What a project remembers; None if its memory is not kept anywhere."""
        kept: Any = project.setting(SETTING)
        if not isinstance(kept, dict) or kept.get("tool") not in PRESETS or not kept.get("folder"):
            return None
        return cls(kept["tool"], Path(str(kept["folder"])), bool(kept.get("approved_only", True)))

    def as_setting(self) -> dict[str, object]:
        """As JSON, for :data:`SETTING`."""
        return {"tool": self.tool, "folder": str(self.folder), "approved_only": self.approved_only}

    def file(self, name: str) -> Path:
        """The file that is written.

        Args:
            name: of the project, without its ending.

        Raises:
            InputError: the folder is not there, or is no OmegaT project though it has to be one.
        """
        if not self.folder.is_dir():
            raise InputError("is not there", remedy="Choose the folder again", path=self.folder)
        if self.tool != OMEGAT:
            return self.folder / f"{name}.tmx"
        if not is_omegat_project(self.folder):
            raise InputError(
                "is no OmegaT project",
                remedy="Choose the folder with the file omegat.project in it",
                path=self.folder,
            )
        return self.folder / _AUTO / f"{name}.tmx"


def is_omegat_project(folder: Path) -> bool:
    """Whether a folder is that of an OmegaT project."""
    return (folder / _PROJECT_FILE).is_file()


def write_live_memory(project: Project, memory: LiveMemory, progress: Progress = no_progress) -> ExportReport:
    """Write the memory, whole or not at all; the file is replaced when the new one is complete.

    Raises:
        InputError: see :meth:`LiveMemory.file`. OutputError: it cannot be written.
        Cancelled: by ``progress``.
    """
    file = memory.file(project.path.stem)
    codes = None
    if memory.tool == OMEGAT:
        with file_errors(memory.folder):
            file.parent.mkdir(parents=True, exist_ok=True)
        codes = omegat_codes(project, memory.folder)
    statuses = (Status.APPROVED,) if memory.approved_only else SETTLED
    plan = ExportPlan(file, "tmx", PRESETS[memory.tool], Selection(statuses=frozenset(statuses)), codes=codes)
    return export(project, plan, progress).report


def omegat_codes(project: Project, folder: Path) -> Languages:
    """The language codes of an OmegaT project, where they are the languages of ours.

    Raises:
        InputError: it translates between other languages.
    """
    info = project.info()
    own = Languages(info.source.language, info.target.language)
    path = folder / _PROJECT_FILE
    root = parse(read_bytes(path, _LARGEST), path)
    said = {local(element): (element.text or "").strip() for element in root.iter()}
    theirs = Languages(said.get("source_lang", ""), said.get("target_lang", ""))
    if not all(theirs.pair):
        return own
    if [_primary(tag) for tag in theirs.pair] != [_primary(tag) for tag in own.pair]:
        raise InputError(
            "translates from {source} to {target}, which are not the languages of this project",
            remedy="Choose another OmegaT project",
            path=folder,
            source=theirs.source,
            target=theirs.target,
        )
    return theirs


def _primary(tag: str) -> str:
    return tag.replace("_", "-").split("-")[0].casefold()
