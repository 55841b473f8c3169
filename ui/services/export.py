"""Plan and run an export: which pairs, in which format, for which tool."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from aligner.errors import InputError, OutputError
from aligner.exchange.presets import PRESETS, ExportPreset, ExportReport, export_tmx
from aligner.exchange.selection import Duplicates, Long, Selection, deduplicated, within_length
from aligner.formats.protocols import Languages
from aligner.messages import Message
from aligner.progress import Progress, no_progress

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from aligner.exchange.preflight import Report
    from aligner.exchange.translation_unit import TranslationUnit
    from db import Project

TMX = "tmx"
ALPHEIOS = "alpheios"
READING = Message("Reading the pairs")
LONG = 2_000
"""Characters a side from which some importers refuse a unit; reported even where the tool states no limit."""


@dataclass(frozen=True, slots=True)
class ExportPlan:
    """The content and target of an export.

    Attributes:
        format_name: of the registry; empty for what the ending of the path says, TMX where it has none.
        tool: for whom; formats other than TMX take its languages and limits.
        codes: language codes to write; None for the project's own, as the tool wants them.
        formulas: leave cells of tables as they are that a spreadsheet takes for formulas.
    """

    path: Path
    format_name: str = ""
    tool: ExportPreset = field(default_factory=lambda: PRESETS["plain"])
    selection: Selection = field(default_factory=Selection)
    duplicates: Duplicates = Duplicates.KEEP
    long: Long = Long.WARN
    codes: Languages | None = None
    formulas: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """What became of the pairs.

    Attributes:
        over_long: units of more than 2,000 characters a side, where the tool itself states no limit.
        side_notes: notes of the documents that the format has no place for, and that are not in the file.
    """

    format_name: str
    report: ExportReport
    over_long: int
    side_notes: int = 0


def format_of(path: Path, format_name: str = "") -> str:
    """The name of the format, by its own name or by the ending of ``path``; TMX where there is none.

    Raises:
        InputError: there is no format of that name.
        OutputError: no format with such an ending can be written.
    """
    from aligner.formats.registry import Kind, by_name, by_path, formats

    if format_name:
        if not by_name(format_name).writer:
            names = [entry.name for entry in formats(Kind.WRITER)]
            raise InputError(
                "Pairs cannot be written as {format}",
                remedy="Choose one of {names}",
                format=format_name,
                names=names,
            )
        return format_name
    if not path.suffix:
        return TMX
    if (entry := by_path(path, Kind.WRITER)) is not None:
        return entry.name
    endings = sorted(entry.suffixes[0] for entry in formats(Kind.WRITER))
    raise OutputError(
        "cannot be written: {ending} is no format for pairs",
        remedy="End its name in one of {endings}, or name the format",
        path=path,
        ending=path.suffix.lower(),
        endings=endings,
    )


def export(
    project: Project, plan: ExportPlan, progress: Progress = no_progress, what: str = READING
) -> Written:
    """Write the file, whole or not at all, streaming from the project.

    Args:
        what: message for ``progress``.

    Raises:
        Cancelled: by ``progress``; nothing was written.
        OutputError: it cannot be written there, or nothing would be in it.
        InputError: a language code that no tool takes.
    """
    from aligner.formats.registry import by_name

    name = format_of(plan.path, plan.format_name)
    info = project.info()
    languages = plan.codes or plan.tool.languages(Languages(info.source.language, info.target.language))
    counts: Counter[str] = Counter()
    units = _looked_at(_told(project, progress, what), plan, counts)
    if name == TMX:
        tool = replace(plan.tool, regions=False)  # the languages have their regions already
        report = export_tmx(
            plan.path,
            units,
            tool,
            languages=languages,
            selection=plan.selection,
            duplicates=plan.duplicates,
            long=plan.long,
            created_by=info.created_by,
            document=info.name,
        )
    else:
        if name == ALPHEIOS:
            from ui.services.exchange.word_links import with_links

            units = with_links(project, units)
        report = _other(plan, units, name, languages, info.name)
    return Written(
        name, report, counts["over long"], 0 if by_name(name).keeps_side_notes else counts["side notes"]
    )


def _other(
    plan: ExportPlan, units: Iterator[TranslationUnit], name: str, languages: Languages, title: str
) -> ExportReport:
    """Any format but TMX, by the same rules."""
    from aligner.formats.registry import by_name, write_units

    counts: Counter[str] = Counter()
    examples: list[str] = []
    stream = plan.selection.apply(units, counts)
    if plan.duplicates is not Duplicates.KEEP:
        stream = deduplicated(stream, plan.duplicates, counts)
    if plan.tool.longest is not None:
        stream = within_length(stream, plan.tool.longest, plan.long, counts, examples)
    stream = _two_sided(stream, counts, keep=plan.selection.nulls or plan.tool.one_sided)
    if not plan.tool.properties and not by_name(name).of_project:
        stream = (replace(unit, properties={}) for unit in stream)
    stream = (
        replace(unit, source_language=languages.source, target_language=languages.target) for unit in stream
    )
    written = write_units(
        plan.path, stream, format_name=name, languages=languages, title=title, formulas=plan.formulas
    )
    return ExportReport(
        written=written,
        filtered=counts["filtered"],
        duplicates=counts["duplicates"],
        one_sided=counts["one-sided"],
        split=counts["split"],
        too_long=counts["too long"],
        examples=tuple(examples),
    )


def export_units(
    path: Path, units: Iterable[TranslationUnit], languages: Languages, *, one_sided: bool = False
) -> ExportReport:
    """Write units that belong to no project, in the format of the ending of ``path``.

    Raises:
        InputError, OutputError: as :func:`export`.
    """
    plan = ExportPlan(path, selection=Selection(nulls=one_sided), codes=languages)
    name = format_of(path)
    if name == TMX:
        return export_tmx(path, units, plan.tool, languages=languages, selection=plan.selection)
    return _other(plan, iter(units), name, languages, "")


def examine(
    project: Project,
    tool: ExportPreset,
    selection: Selection = Selection(),  # noqa: B008  (immutable)
    progress: Progress = no_progress,
) -> Report:
    """A pre-flight of what an export with this selection would hold."""
    from aligner.exchange.preflight import preflight

    units = selection.apply(_told(project, progress), Counter())
    return preflight(units, replace(tool, one_sided=tool.one_sided or selection.nulls))


def day(text: str, *, end: bool = False) -> datetime:
    """A date or a moment as a person writes it; a bare date means its first moment, or its last.

    Raises:
        InputError: it is neither.
    """
    try:
        when = datetime.fromisoformat(text.strip())
    except ValueError:
        raise InputError(
            "{text!r} is not a date", remedy="Write it like 2026-11-22 or 2026-11-22T16:30", text=text
        ) from None
    if end and len(text.strip()) <= len("2026-11-22"):
        when = datetime.combine(when.date(), time.max)
    return when if when.tzinfo else when.astimezone(UTC)


def _told(project: Project, progress: Progress, what: str = READING) -> Iterator[TranslationUnit]:
    from ui.services.units import units_of_project

    total = max(1, project.counts().total)
    for number, unit in enumerate(units_of_project(project)):
        if number % 500 == 0:
            progress(number / total, what)
        yield unit


def _looked_at(
    units: Iterator[TranslationUnit], plan: ExportPlan, counts: Counter[str]
) -> Iterator[TranslationUnit]:
    for unit in units:
        long = len(unit.source) > LONG or len(unit.target) > LONG
        if plan.tool.longest is None and long and plan.selection.wants(unit):
            counts["over long"] += 1
        if (unit.source_notes or unit.target_notes) and plan.selection.wants(unit):
            counts["side notes"] += len(unit.source_notes) + len(unit.target_notes)
        yield unit


def _two_sided(
    units: Iterator[TranslationUnit], counts: Counter[str], *, keep: bool
) -> Iterator[TranslationUnit]:
    for unit in units:
        if unit.is_one_sided and not keep:
            counts["one-sided"] += 1
            continue
        yield unit
