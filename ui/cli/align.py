"""``muqabala align``: two texts in, a translation memory and a project out."""

from __future__ import annotations

import getpass
import time
from contextlib import ExitStack
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from aligner.errors import ProjectError
from aligner.permissions import MACHINE
from ui.cli.console import PATH, plural, print_json, progress_bar, terminal_width

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from aligner.alignment.aligner import Alignment
    from aligner.alignment.encoder_protocol import Encoder
    from aligner.alignment.spans.features.project_lexicon import ConfirmedPairs
    from aligner.exchange.presets import ExportReport
    from aligner.exchange.translation_unit import TranslationUnit
    from aligner.progress import Progress
    from db import Project
    from ui.services.imports.side_import import SideText

CUTTINGS = click.Choice(["auto", "sentences", "lines", "stream"])
LOADING = 0.1  # share of the time until the encoder is there
_AS = {"sentences": "sentences", "lines": "lines", "stream": "a stream of words"}


@dataclass(frozen=True, slots=True)
class AlignRequest:
    """What was asked for.

    Attributes:
        encoding: of both texts, None to find it out for each.
        project, output: None where none is wanted.
    """

    source: Path
    target: Path
    output: Path | None
    project: Path | None
    overwrite: bool
    encoder: str
    source_language: str | None
    target_language: str | None
    source_cut: str
    target_cut: str
    encoding: str | None
    by: str
    learn_from: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class AlignOutcome:
    """What came of it."""

    source: SideText
    target: SideText
    alignment: Alignment
    encoder: str
    units: tuple[TranslationUnit, ...]
    report: ExportReport | None
    backup: Path | None
    seconds: float

    note: tuple[str, ...] = ()

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the user should know of the files, of the encoder and of the alignment."""
        read = (*self.source.read.warnings, *self.target.read.warnings)
        return (*read, *self.note, *self.alignment.warnings)


@click.command("align")
@click.argument("source", type=PATH)
@click.argument("target", type=PATH)
@click.option(
    "-o", "--output", type=PATH, help="The translation memory to write: TMX, or what its ending says."
)
@click.option("--project", type=PATH, help="The project (.muqabala) to make, for work in the window.")
@click.option("--overwrite", is_flag=True, help="Replace an existing project; the old one is kept beside it.")
@click.option(
    "--encoder",
    default="use",
    show_default=True,
    help="A name of 'muqabala encoders list', or a model folder.",
)
@click.option("--source-lang", help="Language of SOURCE (ar, en-GB); detected if not given.")
@click.option("--target-lang", help="Language of TARGET; detected if not given.")
@click.option(
    "--source-cut", type=CUTTINGS, default="auto", show_default=True, help="How SOURCE is cut into segments."
)
@click.option(
    "--target-cut", type=CUTTINGS, default="auto", show_default=True, help="How TARGET is cut into segments."
)
@click.option("--encoding", help="Encoding of both texts (utf-8, cp1256); detected if not given.")
@click.option("--learn-from", type=PATH, multiple=True,
              help="A project whose confirmed pairs teach the aligner; may be repeated.")  # fmt: skip
@click.option("--by", help="Your name, for the project's history; the login name if not given.")
@click.option("--show", is_flag=True, help="Print the pairs facing each other.")
@click.option("--shape", is_flag=True, help="With --show, for terminals that cannot shape Arabic.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON; with --show the pairs too.")
@click.option("-q", "--quiet", is_flag=True, help="Print no summary and no progress.")
def command(
    source: Path,
    target: Path,
    output: Path | None,
    project: Path | None,
    overwrite: bool,
    encoder: str,
    source_lang: str | None,
    target_lang: str | None,
    source_cut: str,
    target_cut: str,
    encoding: str | None,
    learn_from: tuple[Path, ...],
    by: str | None,
    show: bool,
    shape: bool,
    as_json: bool,
    quiet: bool,
) -> None:
    """Align the text SOURCE with its translation TARGET.

    Writes a translation memory (-o), makes a project (--project), prints the pairs (--show), or all three.
    """
    if output is None and project is None and not show:
        raise click.UsageError("Nothing to do: give -o OUTPUT, --project PROJECT or --show.")
    request = AlignRequest(
        source,
        target,
        output,
        project,
        overwrite,
        encoder,
        source_lang,
        target_lang,
        source_cut,
        target_cut,
        encoding,
        by=(by or "").strip() or _login(),
        learn_from=learn_from,
    )
    with progress_bar(shown=not quiet and not as_json) as progress:
        outcome = run(request, progress)
    if as_json:
        print_json(_document(request, outcome, with_pairs=show))
        return
    if show:
        for line in _listing(outcome, shape=shape):
            click.echo(line)
    if not quiet:
        for line in _summary(request, outcome):
            click.echo(line)
    for warning in outcome.warnings:
        click.echo(f"Note: {warning}", err=True)


def run(request: AlignRequest, progress: Progress) -> AlignOutcome:
    """Run the command. Nothing is written before everything is aligned; no partial file is left.

    Raises:
        MuqabalaError: bad input, an output that cannot be written, or a missing encoder.
    """
    from aligner.formats.protocols import Languages
    from aligner.segmentation.sanity_checks import check_pair
    from aligner.segmentation.segmenter import Cutting
    from ui.services.export import export_units, format_of
    from ui.services.imports.side_import import SideRequest, read_side
    from ui.services.interrupts import held
    from ui.services.output_paths import check_folder, draft_of, keep_apart

    started = time.monotonic()
    outputs = [path for path in (request.output, request.project) if path is not None]
    keep_apart([request.source, request.target], outputs)
    for path in outputs:
        check_folder(path)
    if request.output is not None:
        format_of(request.output)
    with ExitStack() as stack:
        moved: list[Path] = []
        draft = (
            stack.enter_context(draft_of(request.project, overwrite=request.overwrite, moved=moved))
            if request.project is not None
            else None
        )
        progress(0.0, "Reading")
        source = read_side(
            SideRequest(
                request.source, request.encoding, request.source_language, Cutting(request.source_cut)
            )
        )
        target = read_side(
            SideRequest(
                request.target, request.encoding, request.target_language, Cutting(request.target_cut)
            )
        )
        check_pair(
            source.segmentation.text, target.segmentation.text, str(request.source), str(request.target)
        )
        outcome = _align(request, source, target, draft, progress)
        with held():  # an interrupt leaves both files or none
            if request.output is not None:
                languages = Languages(source.language, target.language)
                outcome = replace(outcome, report=export_units(request.output, outcome.units, languages))
            stack.close()  # gives the project its name
    return replace(outcome, backup=moved[0] if moved else None, seconds=time.monotonic() - started)


def _align(
    request: AlignRequest, source: SideText, target: SideText, draft: Path | None, progress: Progress
) -> AlignOutcome:
    from aligner.documents.structure import Structure
    from aligner.exchange.beads_to_units import units_of_beads
    from aligner.progress import sub_progress
    from models.registry import load
    from ui.services.aligning.encoder_languages import languages_note
    from ui.services.aligning.learning import LEARN_FROM, of_others

    taught, trouble = of_others(request.learn_from)
    if trouble:
        raise ProjectError(trouble[0], remedy="Leave it out of --learn-from, or give its right path")
    encoder = load(request.encoder, progress=sub_progress(progress, 0.0, LOADING))
    if draft is None:
        alignment = _beads(source, target, encoder, taught, progress)
    else:
        from aligner.permissions import Person
        from ui.services.imports.project_factory import make_project, remembering
        from ui.services.imports.side_import import plain_name

        assert request.project is not None
        name = plain_name(request.project.stem)
        with make_project(draft, name, source, target, (), Person(request.by)) as opened:
            if request.learn_from:
                opened.set_setting(LEARN_FROM, [str(path.absolute()) for path in request.learn_from])
            remembered = remembering(encoder, request.encoder, opened)
            alignment = _beads(source, target, remembered, taught, progress)
            _keep(opened, encoder, alignment, progress)
    units = tuple(
        units_of_beads(
            alignment.beads,
            source.segmentation,
            target.segmentation,
            made=datetime.now(UTC),
            by=MACHINE,
            structures=(Structure.of(source.document), Structure.of(target.document)),
        )
    )
    note = languages_note(request.encoder, [side.segmentation.language for side in (source, target)])
    return AlignOutcome(source, target, alignment, encoder.signature, units, None, None, 0.0, note)


def _beads(
    source: SideText, target: SideText, encoder: Encoder, taught: ConfirmedPairs, progress: Progress
) -> Alignment:
    from aligner import align
    from aligner.progress import sub_progress

    return align(
        source.segmentation,
        target.segmentation,
        encoder,
        taught=taught,
        progress=sub_progress(progress, LOADING, 1.0 - LOADING),
    )


def _keep(project: Project, encoder: Encoder, alignment: Alignment, progress: Progress) -> None:
    from db import RunInfo

    with project.reporting(progress):
        project.suggest(alignment.beads, RunInfo(encoder=encoder.signature, aligner=alignment.signature))


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no name anywhere, as in bare containers
        return "me"


def _listing(outcome: AlignOutcome, *, shape: bool) -> Iterator[str]:
    from aligner.text.terminal_table import TableEntry, facing

    digits = len(str(len(outcome.units)))
    entries = (
        TableEntry(unit.source, unit.target, f"{number:{digits}} {_percent(unit.confidence)}")
        for number, unit in enumerate(outcome.units, start=1)
    )
    return facing(
        entries,
        source_language=outcome.source.segmentation.language,
        target_language=outcome.target.segmentation.language,
        width=terminal_width(),
        shape=shape,
    )


def _percent(share: float | None) -> str:
    return "    " if share is None else f"{share:4.0%}"


def _summary(request: AlignRequest, outcome: AlignOutcome) -> Iterator[str]:
    for text in (outcome.source, outcome.target):
        cut = text.segmentation
        reason = f" ({cut.reason})" if cut.reason else ""
        yield (
            f"{text.request.path.name}: {plural(text.words, 'word')} ({cut.language}), {text.encoding}, "
            f"cut as {_AS[cut.cutting.value]}{reason}"
        )
    nulls = sum(unit.is_one_sided for unit in outcome.units)
    yield f"{plural(len(outcome.units), 'pair')}, {nulls:,} one-sided, in {outcome.seconds:.1f} s"
    if request.output is not None and outcome.report is not None:
        from ui.cli.export import notes_sentence, summary
        from ui.services.export import LONG

        over_long = sum(max(len(unit.source), len(unit.target)) > LONG for unit in outcome.units)
        yield f"{request.output}: {summary(outcome.report, over_long)}"
        if left := _notes_left_out(request, outcome):
            yield notes_sentence(left)
    if request.project is not None:
        kept = f" (the old one is kept as {outcome.backup.name})" if outcome.backup else ""
        yield f"{request.project}: project made{kept}."


def _notes_left_out(request: AlignRequest, outcome: AlignOutcome) -> int:
    """Notes of the documents that the format of the output has no place for."""
    from aligner.formats.registry import by_name
    from ui.services.export import format_of

    if request.output is None or by_name(format_of(request.output)).keeps_side_notes:
        return 0
    return sum(len(unit.source_notes) + len(unit.target_notes) for unit in outcome.units)


def _document(request: AlignRequest, outcome: AlignOutcome, *, with_pairs: bool) -> dict[str, Any]:
    document: dict[str, Any] = {
        "source": outcome.source.as_json(),
        "target": outcome.target.as_json(),
        "pairs": len(outcome.units),
        "one_sided": sum(unit.is_one_sided for unit in outcome.units),
        "encoder": outcome.encoder,
        "aligner": outcome.alignment.signature,
        "output": str(request.output) if request.output else None,
        "tmx": asdict(outcome.report) if outcome.report else None,
        "notes_left_out": _notes_left_out(request, outcome),
        "project": str(request.project) if request.project else None,
        "backup": str(outcome.backup) if outcome.backup else None,
        "warnings": list(outcome.warnings),
        "seconds": round(outcome.seconds, 3),
    }
    if with_pairs:
        document["beads"] = [
            {
                "source": unit.source,
                "target": unit.target,
                "score": unit.score,
                "confidence": unit.confidence,
            }
            for unit in outcome.units
        ]
    return document
