"""Projects made of documents and of bitexts, with what belongs to them beside the two texts."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from aligner.alignment.chapter_aligner import ChapterAligner, ChapterMatch, ChapterSpan
from aligner.bitext import Bead, Segment, Side
from aligner.documents.structure import Structure
from aligner.exchange.units_to_beads import paired_texts
from aligner.formats.bitexts.coded_segments import with_tags
from aligner.progress import Progress, no_progress, sub_progress
from aligner.segmentation.segmenter import Cutting, Segmentation, segment
from ui.services.aligning.encoder_languages import languages_note
from ui.services.aligning.learning import of_project
from ui.services.exchange.kept_units import Placed, keep_units

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from aligner.alignment.aligner import Alignment, AlignmentSettings
    from aligner.alignment.chapters import ChapterPair
    from aligner.alignment.encoder_protocol import Encoder
    from aligner.alignment.text_aligner import TextAligner
    from aligner.exchange.translation_unit import TranslationUnit
    from aligner.formats.protocols import Bitext
    from aligner.permissions import Person
    from db import Project, TextInput
    from ui.services.imports.side_import import SideText

STRUCTURE = "structure:{side}"
ABOUT = "about:{side}"
"""Setting with what a document says of itself: ``title`` and ``author``."""
SEGMENTS = "segments:{side}"
CHAPTERS = "chapters"

LOADING = 0.1  # share of the time until the encoder is there


# Documents


def make_project(
    path: Path, name: str, source: SideText, target: SideText, matches: Sequence[ChapterMatch], by: Person
) -> Project:
    """A new project of two documents, not yet aligned.

    Args:
        matches: pairs of chapters to be aligned one by one; empty to align the texts as one.

    Raises:
        InputError: a text has no words, or the two cannot be translations.
        ProjectError: the file exists already or cannot be written.
    """
    from aligner.segmentation.sanity_checks import check_pair
    from db import Project

    check_pair(source.text, target.text, source.request.path.name, target.request.path.name)
    project = Project.create(path, name=name, source=source.for_project(), target=target.for_project(), by=by)
    try:
        for side, text in ((Side.SOURCE, source), (Side.TARGET, target)):
            project.set_setting(STRUCTURE.format(side=side.value), text.structure.to_json())
            if said := about(text.read.metadata):
                project.set_setting(ABOUT.format(side=side.value), said)
            if text.ruled:
                cuts = [[s.start, s.end] for s in text.segmentation.segments]
                project.set_setting(SEGMENTS.format(side=side.value), cuts)
        if matches:
            project.set_setting(CHAPTERS, [[_span_json(m.source), _span_json(m.target)] for m in matches])
    except BaseException:
        project.close()
        raise
    return project


def about(metadata: Mapping[str, str]) -> dict[str, str]:
    """What of a document's metadata is kept for citations."""
    return {name: " ".join(metadata[name].split()) for name in ("title", "author") if metadata.get(name)}


def paired_chapters(
    source: SideText, target: SideText
) -> tuple[tuple[ChapterPair, ...], tuple[ChapterMatch, ...]]:
    """The chapters of two texts paired, if both have more than one; nothing otherwise."""
    from aligner.alignment.chapter_aligner import chapter_matches
    from aligner.alignment.chapters import match_chapters

    if min(len(source.chapters), len(target.chapters)) < 2:
        return (), ()
    pairs = match_chapters(source.chapters, target.chapters)
    return pairs, chapter_matches(pairs, source.chapters, target.chapters)


def structure_of(project: Project, side: Side) -> Structure:
    """The marks kept with a text of a project; nothing for a project made without any."""
    return Structure.from_json(project.setting(STRUCTURE.format(side=side.value)))


def segmentation_of(project: Project, side: Side) -> Segmentation:
    """A text of a project as it was cut when it was imported."""
    info, text = project.info().text(side), project.text(side)
    kept = project.setting(SEGMENTS.format(side=side.value))
    if kept:
        segments = tuple(Segment(start, end) for start, end in kept)
        return Segmentation(text, info.language, Cutting(info.cutting), segments)
    return segment(text, info.language, Cutting(info.cutting))


def aligner_for(
    project: Project,
    encoder: Encoder,
    progress: Progress = no_progress,
    settings: AlignmentSettings | None = None,
) -> TextAligner:
    """What aligns the texts of a project: chapter by chapter, if chapters were paired."""
    from aligner.alignment.aligner import Aligner, AlignmentSettings

    chosen = settings or AlignmentSettings()

    source, target = (segmentation_of(project, side) for side in (Side.SOURCE, Side.TARGET))
    kept = project.setting(CHAPTERS)
    if kept:
        return ChapterAligner(
            source, target, encoder, [ChapterMatch(_span(a), _span(b)) for a, b in kept], chosen
        )
    return Aligner(source, target, encoder, chosen, progress=progress)


def remembering(encoder: Encoder, name: str, project: Project) -> Encoder:
    """The encoder with the project's memory of vectors, so that what was encoded once is not encoded again.

    The bundled one, ``use``, is left as it is: it encodes quicker than a file is read.
    """
    if name == "use":
        return encoder
    from models.cache import cached

    return cached(encoder, project.vectors(encoder.signature))


def align_project(
    project: Project, encoder: Encoder, name: str, progress: Progress = no_progress
) -> Alignment:
    """Align what nobody has decided on and keep it as suggestions.

    Args:
        name: of the encoder, by which it was loaded.
    """
    from db import RunInfo

    fixed = [bead for _, bead in project.fixed()]
    aligner = aligner_for(project, remembering(encoder, name, project), progress)
    if fixed:
        aligner.teach(of_project(project), progress)
    alignment = aligner.align(fixed=fixed, progress=progress)
    info = project.info()
    note = languages_note(name, (info.source.language, info.target.language))
    alignment = replace(alignment, warnings=(*note, *alignment.warnings))
    with project.reporting(progress):
        project.suggest(alignment.beads, RunInfo(encoder=encoder.signature, aligner=alignment.signature))
    return alignment


# Bitexts


class Arrival(StrEnum):
    """How the pairs of a file arrive in a project."""

    SUGGESTED = "suggested"
    CONFIRMED = "confirmed"
    AS_IN_FILE = "file"

    def confirms(self, unit: TranslationUnit) -> bool:
        """Whether the pair of a unit, if it has both sides, arrives as confirmed."""
        if self is Arrival.AS_IN_FILE:
            return unit.status is not None and unit.status.is_settled
        return self is Arrival.CONFIRMED


def make_bitext_project(
    path: Path,
    name: str,
    bitext: Bitext,
    file: Path,
    by: Person,
    *,
    arrival: Arrival = Arrival.SUGGESTED,
    to_realign: bool = False,
    progress: Progress = no_progress,
) -> Project:
    """A new project of pairs that exist already.

    Args:
        arrival: which pairs with both sides arrive as confirmed by this person; the others are suggested. An
            approval in the file counts as a confirmation, since its reviewer is not at work here.
        to_realign: cut the texts into sentences, so that an alignment may find finer pairs than the file's.

    Raises:
        InputError: there is nothing to pair. ProjectError: the file cannot be made.
    """
    from db import Project, RunInfo, TextInput
    from ui.services.imports.side_import import plain_name

    texts = paired_texts(map(with_tags, bitext.units))
    progress(0.2, "Making the project")
    cutting = "sentences" if to_realign else "lines"

    def text(content: str, language: str) -> TextInput:
        note = f"pairs taken from {file.suffix.lstrip('.').upper() or 'a file'}"
        return TextInput(content, language, cutting, plain_name(file.name), cleaning=(note,))

    project = Project.create(
        path,
        name=name,
        source=text(texts.source, bitext.languages.source),
        target=text(texts.target, bitext.languages.target),
        by=by,
    )
    try:
        for side, structure in zip(Side, texts.structures, strict=True):
            project.set_setting(STRUCTURE.format(side=side.value), structure.to_json())
        progress(0.5, "Keeping the pairs")
        run = RunInfo(encoder="none", aligner="as in the file", parameters={"file": plain_name(file.name)})
        with project.reporting(sub_progress(progress, 0.5, 0.2)):
            project.suggest(texts.beads, run)
        order = project.order()
        notes = [(int(order[number]), note) for number, unit in enumerate(texts.units) for note in unit.notes]
        if notes:
            project.comment_on_many(notes, by)
        whole = [
            number
            for number, (bead, unit) in enumerate(zip(texts.beads, texts.units, strict=True))
            if not bead.is_null and arrival.confirms(unit)
        ]
        if whole:
            with project.reporting(sub_progress(progress, 0.7, 0.2)):
                project.confirm(order[whole], by)
        keep_units(project, texts.units, _placed(texts.beads, order.tolist()), by.name)
    except BaseException:
        project.close()
        raise
    return project


def _placed(beads: Sequence[Bead], ids: Sequence[int]) -> list[Placed]:
    """The pairs of beads, with the place of each side; where one is missing, that of the bead before."""
    placed: list[Placed] = []
    at = [0, 0]
    for bead, id_ in zip(beads, ids, strict=False):
        for number, segments in enumerate((bead.source, bead.target)):
            if segments:
                at[number] = segments[0].start
        placed.append(Placed(id_, *at))
    return placed


def _span_json(span: ChapterSpan | None) -> list[int] | None:
    return None if span is None else [span.start, span.body, span.end]


def _span(value: Any) -> ChapterSpan | None:
    return None if value is None else ChapterSpan(*value)


def loading(progress: Progress) -> tuple[Progress, Progress]:
    """The two parts of the work: loading an encoder, and aligning with it."""
    return sub_progress(progress, 0.0, LOADING), sub_progress(progress, LOADING, 1.0 - LOADING)
