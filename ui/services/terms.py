"""Term candidates of a project, and the terms that people took from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aligner.bitext import SETTLED, Bead, Segment, Side
from aligner.explanation.name_lexicon import EMPTY_NAMES, learn
from aligner.formats.protocols import Languages
from aligner.messages import Message
from aligner.progress import Progress, no_progress, sub_progress
from aligner.terminology.candidates import LEAST, PairTexts, TermCandidate, term_candidates
from aligner.terminology.glossary import Glossary, Term

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from aligner.bitext import Status
    from db import Project

TAKEN = "terms"
"""Setting with the terms that were added in the project: [source, [targets], note] each."""


def languages_of_project(project: Project) -> Languages:
    """The languages of both texts."""
    info = project.info()
    return Languages(info.source.language, info.target.language)


def candidates_of(
    project: Project,
    statuses: Collection[Status] | None = SETTLED,
    least: int = LEAST,
    progress: Progress = no_progress,
) -> list[TermCandidate]:
    """The terms that the pairs of a project suggest.

    Args:
        statuses: only pairs with one of these; None for all.
        least: how many pairs must hold a term and its translation.

    Raises:
        Cancelled: by ``progress``.
    """
    progress(0.0, Message("Reading the pairs"))
    texts: list[PairTexts] = []
    beads: list[Bead] = []
    for pair in project.pairs(statuses):
        if pair.source_places and pair.target_places:
            texts.append(PairTexts(pair.id, pair.source, pair.target))
            here = tuple(Segment(*place) for place in pair.source_places)
            there = tuple(Segment(*place) for place in pair.target_places)
            beads.append(Bead(here, there, confidence=pair.confidence))
    source, target = (project.characters(side) for side in Side)
    names = learn(source, target, beads) if beads else EMPTY_NAMES
    return term_candidates(
        texts, languages_of_project(project), names, least=least, progress=sub_progress(progress, 0.1, 0.9)
    )


def export_candidates(project: Project, path: Path, candidates: Sequence[TermCandidate]) -> None:
    """Write candidates as TBX or CSV, each with the first of its examples.

    Raises:
        OutputError: the name ends in neither, or the file cannot be written.
    """
    wanted = {candidate.examples[0] for candidate in candidates if candidate.examples}
    shown = {row.id: (row.source_text, row.target_text) for row in project.rows(sorted(wanted))}
    examples = [
        shown.get(candidate.examples[0], ("", "")) if candidate.examples else ("", "")
        for candidate in candidates
    ]
    from aligner.terminology.term_files import write_candidates  # brings lxml

    write_candidates(path, candidates, languages_of_project(project), examples)


def taken_terms(project: Project) -> tuple[Term, ...]:
    """The terms that people added in the project."""
    kept = project.setting(TAKEN)
    if not isinstance(kept, list):
        return ()
    return tuple(Term(source, tuple(targets), note) for source, targets, note in kept)


def with_term(terms: Sequence[Term], source: str, target: str) -> tuple[Term, ...]:
    """Terms and one more, or one more translation of one of them."""
    known = {term.source: term for term in terms}
    term = known.get(source, Term(source, ()))
    known[source] = Term(source, tuple(dict.fromkeys((*term.targets, target))), term.note)
    return tuple(known.values())


def as_setting(terms: Sequence[Term]) -> list[list[object]]:
    """Terms as JSON values, for :data:`TAKEN`."""
    return [[term.source, list(term.targets), term.note] for term in terms]


def joined(file: Glossary | None, taken: Sequence[Term]) -> Glossary | None:
    """The glossary of a file with the terms that people added; None if there are none."""
    terms: Sequence[Term] = file.terms if file is not None else ()
    for term in taken:
        for target in term.targets:
            terms = with_term(terms, term.source, target)
    return Glossary(terms) if terms else None
