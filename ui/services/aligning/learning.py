"""What the confirmed pairs of projects teach the aligner."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from aligner.alignment.spans.features.project_lexicon import ConfirmedPairs, confirmed_pairs
from aligner.bitext import SETTLED, Bead, Segment, Side
from aligner.errors import ProjectError
from aligner.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from db import Project

LEARN_FROM: Final = "learn-from"
"""Setting of a project with the paths of other projects whose confirmed pairs teach it too."""


def of_beads(project: Project, beads: Iterable[Bead]) -> ConfirmedPairs:
    """What confirmed beads of a project teach."""
    info = project.info()
    return confirmed_pairs(
        project.text(Side.SOURCE),
        project.text(Side.TARGET),
        (info.source.language, info.target.language),
        beads,
    )


def of_project(project: Project) -> ConfirmedPairs:
    """What all confirmed and approved pairs of a project teach."""
    return of_beads(
        project,
        (
            Bead(
                tuple(Segment(*place) for place in pair.source_places),
                tuple(Segment(*place) for place in pair.target_places),
            )
            for pair in project.pairs(SETTLED)
        ),
    )


def others_of(project: Project) -> tuple[Path, ...]:
    """The other projects that a person chose for this one to learn from."""
    kept = project.setting(LEARN_FROM)
    return tuple(Path(path) for path in kept) if isinstance(kept, list) else ()


def of_others(paths: Sequence[Path]) -> tuple[ConfirmedPairs, tuple[Message, ...]]:
    """What other projects teach, in the order of their paths, and a sentence for each that cannot be read."""
    from db import Project

    found, trouble = ConfirmedPairs(), []
    for path in sorted(set(paths)):
        try:
            with Project.open(path) as other:
                found += of_project(other)
        except ProjectError as error:
            trouble.append(
                Message("Nothing is learned from {name}: {reason}", name=path.name, reason=str(error))
            )
    return found, tuple(trouble)
