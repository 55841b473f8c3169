"""``muqabala import``: documents or a bitext into a new project."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import click

from ui.cli.align import CUTTINGS, _login
from ui.cli.console import PATH, plural, print_json, progress_bar, warn_of_plugins

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from aligner.alignment.chapters import ChapterPair
    from aligner.permissions import Person
    from aligner.progress import Progress
    from aligner.segmentation.srx import SrxRules
    from aligner.text.cleaning import CleaningStep
    from db import Counts
    from ui.services.imports.side_import import SideRequest, SideText

STEPS = (
    "tatweel",
    "presentation-forms",
    "invisible-marks",
    "footnote-numbers",
    "running-heads",
    "verse-marks",
    "editors-brackets",
    "hyphens-at-line-ends",
)
FURNITURE = {
    "running-heads": "running head",
    "page-numbers": "page number",
    "line-end-hyphens": "hyphen at a line's end",
}
"""What scripts call the kinds of :data:`aligner.formats.documents.pdf.reader.KINDS`."""


@click.command("import")
@click.argument("source", type=PATH)
@click.argument("target", type=PATH, required=False)
@click.option("--project", type=PATH, required=True, help="The project (.muqabala) to make.")
@click.option("--overwrite", is_flag=True, help="Replace an existing project; the old one is kept beside it.")
@click.option("--name", help="What the project is called; the file's name if not given.")
@click.option(
    "--clean",
    "steps",
    multiple=True,
    type=click.Choice(["all", *STEPS]),
    help="What to clean away; may be given several times.",
)
@click.option(
    "--keep",
    "furniture",
    multiple=True,
    type=click.Choice(list(FURNITURE)),
    help="What of a PDF's pages stays in the text; it is left out otherwise. May be given several times.",
)
@click.option("--chapters", is_flag=True, help="Pair the chapters and align chapter by chapter.")
@click.option("--no-align", is_flag=True, help="Leave the aligning of two documents to the window.")
@click.option(
    "--as",
    "arrival",
    type=click.Choice(["confirmed", "suggested", "file"]),
    default="suggested",
    show_default=True,
    help="How the pairs of a bitext arrive; 'file': confirmed where the file says so.",
)
@click.option("--realign", is_flag=True, help="Align again what the pairs of a bitext leave open.")
@click.option("--encoder", default="use", show_default=True, help="A name of 'muqabala encoders list'.")
@click.option(
    "--source-lang", help="Language of the source (ar); of a bitext, the one of its languages to take."
)
@click.option("--target-lang", help="Language of the translation (en, en-GB), as above.")
@click.option("--source-cut", type=CUTTINGS, default="auto", show_default=True, help="How the source is cut.")
@click.option("--target-cut", type=CUTTINGS, default="auto", show_default=True, help="How the target is cut.")
@click.option("--rules", type=PATH, help="Segmentation rules (SRX) to use in place of ours.")
@click.option("--encoding", help="Encoding of text files (utf-8, cp1256); detected if not given.")
@click.option(
    "--variants",
    type=click.Choice(["first", "all"]),
    default="first",
    show_default=True,
    help="Of several translations of a TMX unit in one language: the first, or all.",
)
@click.option("--format", "format_name", default="", help="Format of a bitext, where its name does not tell.")
@click.option("--by", help="Your name, for the project's history; the login name if not given.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("-q", "--quiet", is_flag=True, help="Print no summary and no progress.")
def command(
    source: Path,
    target: Path | None,
    project: Path,
    overwrite: bool,
    name: str | None,
    steps: tuple[str, ...],
    furniture: tuple[str, ...],
    chapters: bool,
    no_align: bool,
    arrival: str,
    realign: bool,
    encoder: str,
    source_lang: str | None,
    target_lang: str | None,
    source_cut: str,
    target_cut: str,
    rules: Path | None,
    encoding: str | None,
    variants: str,
    format_name: str,
    by: str | None,
    as_json: bool,
    quiet: bool,
) -> None:
    """Make a project of documents, or of pairs that exist already.

    With SOURCE and TARGET, two documents of any kind with running text (DOCX, ODT, RTF, HTML, EPUB, Markdown,
    PDF, OpenITI mARkdown, plain text). With SOURCE alone, a bitext: TMX, XLIFF, TSV, CSV, XLSX, JSON Lines, a
    table of a DOCX.
    """
    from aligner.permissions import Person
    from aligner.progress import sub_progress
    from aligner.segmentation.segmenter import Cutting
    from aligner.segmentation.srx import read_srx
    from ui.services.output_paths import check_folder, draft_of, keep_apart

    started = time.monotonic()
    warn_of_plugins()
    inputs = [path for path in (source, target, rules) if path is not None]
    keep_apart(inputs, [project])
    check_folder(project)
    _check_options(target is None)
    person = Person((by or "").strip() or _login())
    moved: list[Path] = []
    with (
        progress_bar(shown=not quiet and not as_json) as progress,
        draft_of(project, overwrite=overwrite, moved=moved) as draft,
    ):
        called = name or _plain(project.stem)
        if target is None:
            result = _bitext(
                source, draft, called, person, progress,
                arrival=arrival, realign=realign, encoder=encoder,
                format_name=format_name, languages=(source_lang, target_lang),
                encoding=encoding, variants=variants,
            )  # fmt: skip
        else:
            chosen = steps_named(steps)
            stays = frozenset(FURNITURE[kind] for kind in furniture)
            read = read_srx(rules, sub_progress(progress, 0.0, 0.02)) if rules is not None else None
            requests = [
                _request(source, encoding, source_lang, Cutting(source_cut), chosen, read, stays),
                _request(target, encoding, target_lang, Cutting(target_cut), chosen, read, stays),
            ]
            result = _documents(
                requests, draft, called, person, progress,
                by_chapter=chapters, encoder=None if no_align else encoder,
            )  # fmt: skip
    result |= {
        "project": str(project),
        "backup": str(moved[0]) if moved else None,
        "seconds": round(time.monotonic() - started, 3),
    }
    if as_json:
        print_json(result)
    elif not quiet:
        _print(result)
    for warning in result["warnings"]:
        if not as_json:
            click.echo(f"Note: {warning}", err=True)


def steps_named(names: Sequence[str]) -> tuple[CleaningStep, ...]:
    """Cleaning steps by the names that the command line gives them, in their usual order."""
    from aligner.text.cleaning import CleaningStep

    known = dict(zip(STEPS, CleaningStep, strict=True))
    wanted = set(STEPS) if "all" in names else set(names)
    return tuple(step for name, step in known.items() if name in wanted)


_FOR_BITEXTS = {
    "arrival": "--as",
    "realign": "--realign",
    "format_name": "--format",
    "variants": "--variants",
}
_FOR_DOCUMENTS = {
    "steps": "--clean",
    "furniture": "--keep",
    "chapters": "--chapters",
    "rules": "--rules",
    "no_align": "--no-align",
    "source_cut": "--source-cut",
    "target_cut": "--target-cut",
}


def _check_options(is_bitext: bool) -> None:
    """Refuse options that have no effect on what is imported.

    Raises:
        UsageError: one was given.
    """
    context = click.get_current_context()

    def given(name: str) -> bool:
        return context.get_parameter_source(name) is click.core.ParameterSource.COMMANDLINE

    for name, option in (_FOR_DOCUMENTS if is_bitext else _FOR_BITEXTS).items():
        if given(name):
            raise click.UsageError(f"{option} is for {'two documents' if is_bitext else 'a bitext'}.")
    aligns = context.params["realign"] if is_bitext else not context.params["no_align"]
    if given("encoder") and not aligns:
        raise click.UsageError("--encoder is for aligning; nothing is aligned here.")


def _plain(name: str) -> str:
    from ui.services.imports.side_import import plain_name

    return plain_name(name)


def _request(
    path: Path,
    encoding: str | None,
    language: str | None,
    cutting: Any,
    steps: tuple[CleaningStep, ...],
    rules: SrxRules | None,
    furniture: frozenset[str],
) -> SideRequest:
    from ui.services.imports.side_import import SideRequest

    return SideRequest(path, encoding, language, cutting, steps, rules=rules, furniture=furniture)


def _documents(
    requests: Sequence[SideRequest],
    draft: Path,
    name: str,
    by: Person,
    progress: Progress,
    *,
    by_chapter: bool,
    encoder: str | None,
) -> dict[str, Any]:
    from aligner.progress import sub_progress
    from models.registry import load
    from ui.services.imports.project_factory import align_project, make_project, paired_chapters
    from ui.services.imports.side_import import read_side

    source = read_side(requests[0], sub_progress(progress, 0.0, 0.05))
    target = read_side(requests[1], sub_progress(progress, 0.05, 0.05))
    pairs, matches = paired_chapters(source, target) if by_chapter else ((), ())
    ruled = requests[0].rules.warnings if requests[0].rules is not None else ()
    warnings = [
        *ruled,
        *(f"{side.request.path.name}: {said}" for side in (source, target) for said in side.read.warnings),
    ]
    with make_project(draft, name, source, target, matches, by) as project:
        if encoder is not None:
            loaded = load(encoder, progress=sub_progress(progress, 0.1, 0.05))
            warnings += align_project(project, loaded, encoder, sub_progress(progress, 0.15, 0.85)).warnings
        counts = project.counts()
    return {
        "source": source.as_json(),
        "target": target.as_json(),
        "chapters": [_chapter_json(pair, source, target) for pair in pairs],
        "pairs": _counts_json(counts),
        "warnings": warnings,
    }


def _bitext(
    file: Path,
    draft: Path,
    name: str,
    by: Person,
    progress: Progress,
    *,
    arrival: str,
    realign: bool,
    encoder: str,
    format_name: str,
    languages: tuple[str | None, str | None],
    encoding: str | None,
    variants: str,
) -> dict[str, Any]:
    from aligner.formats.protocols import Languages
    from aligner.formats.registry import read_bitext
    from aligner.progress import sub_progress
    from aligner.text.scripts import check_language
    from models.registry import load
    from ui.services.imports.project_factory import Arrival, align_project, make_bitext_project

    for tag in languages:
        if tag is not None:
            check_language(tag)
    bitext = read_bitext(
        file,
        format_name=format_name,
        languages=Languages(languages[0] or "", languages[1] or ""),
        encoding=encoding,
        variants="" if variants == "first" else variants,
        progress=sub_progress(progress, 0.0, 0.3),
    )
    warnings = list(bitext.warnings)
    with make_bitext_project(
        draft, name, bitext, file, by,
        arrival=Arrival(arrival), to_realign=realign, progress=sub_progress(progress, 0.3, 0.3),
    ) as project:  # fmt: skip
        if realign:
            loaded = load(encoder, progress=sub_progress(progress, 0.6, 0.05))
            warnings += align_project(project, loaded, encoder, sub_progress(progress, 0.65, 0.35)).warnings
        counts = project.counts()
    return {
        "file": str(file),
        "languages": list(bitext.languages.pair),
        "units": len(bitext.units),
        "as": arrival,
        "pairs": _counts_json(counts),
        "warnings": warnings,
    }


def _counts_json(counts: Counts) -> dict[str, int]:
    return {
        "total": counts.total,
        "suggested": counts.suggested,
        "confirmed": counts.confirmed,
        "one_sided": counts.nulls,
    }


def _chapter_json(pair: ChapterPair, source: SideText, target: SideText) -> dict[str, Any]:
    return {
        "source": source.chapters[pair.source].title if pair.source is not None else None,
        "target": target.chapters[pair.target].title if pair.target is not None else None,
        "certainty": round(pair.certainty, 3),
        "reason": pair.reason,
    }


def _print(result: dict[str, Any]) -> None:
    for side in ("source", "target"):
        if side in result:
            text = result[side]
            parts = [plural(text["words"], "word"), *_some(text, "headings", "pages", "notes")]
            click.echo(f"{text['file']}: {', '.join(parts)}; {text['encoding']}, cut as {text['cutting']}")
            for phrase in text["cleaning"]:
                click.echo(f"  {phrase}")
    for number, pair in enumerate(result.get("chapters", ()), start=1):
        left, right = (pair[side] if pair[side] is not None else "(none)" for side in ("source", "target"))
        click.echo(f"{number:4}  {left or '(beginning)'}  =  {right or '(beginning)'}  ({pair['reason']})")
    if "units" in result:
        click.echo(
            f"{result['file']}: {plural(result['units'], 'unit')}, {' and '.join(result['languages'])}"
        )
    pairs = result["pairs"]
    click.echo(
        f"{result['project']}: {plural(pairs['total'], 'pair')} ({pairs['confirmed']:,} confirmed, "
        f"{pairs['suggested']:,} suggested, {pairs['one_sided']:,} one-sided) in {result['seconds']:.1f} s"
    )
    if result["backup"]:
        click.echo(f"The old project is kept as {result['backup']}.")


def _some(text: dict[str, Any], *names: str) -> list[str]:
    return [plural(text[name], name[:-1]) for name in names if text[name]]
