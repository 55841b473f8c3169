"""``muqabala encoders``: list, download and compare encoders."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from ui.cli.console import PATH, print_json, progress_bar

if TYPE_CHECKING:
    from pathlib import Path

    from ui.services.aligning.encoder_comparison import Compared


@click.group("encoders")
def command() -> None:
    """List the encoders, download one, or compare some on a text."""


@command.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def list_encoders(as_json: bool) -> None:
    """List the encoders known by name and say which can be used now."""
    from models.registry import available, plugin_errors

    for sentence in plugin_errors():
        click.echo(f"Note: {sentence}", err=True)
    encoders = available()
    if as_json:
        print_json([asdict(encoder) for encoder in encoders])
        return
    width = max(len(encoder.name) for encoder in encoders)
    for encoder in encoders:
        state = "ready" if encoder.installed else f"to download, {encoder.size / 1e6:,.0f} MB"
        tatoeba = f"; Tatoeba {encoder.tatoeba:.3f}" if encoder.tatoeba is not None else ""
        prompt = f"; prompt {encoder.prompt!r}" if encoder.prompt else ""
        click.echo(
            f"{encoder.name:{width}}  {encoder.description} ({encoder.licence}; {state}{tatoeba}{prompt})"
        )
    sources = dict.fromkeys(encoder.tatoeba_source for encoder in encoders if encoder.tatoeba_source)
    click.echo(f"Tatoeba: {'; '.join(sources)}.")


@command.command("download")
@click.argument("name")
@click.option("--revision", help="Another revision than the pinned one.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def download_encoder(name: str, revision: str | None, as_json: bool) -> None:
    """Download the encoder NAME: one of the list, or hf:organisation/name@revision."""
    from models.registry import download

    with progress_bar(shown=not as_json) as progress:
        folder = download(name, progress, revision=revision)
    if as_json:
        print_json({"name": name, "folder": str(folder)})
    else:
        click.echo(f"{name} is in {folder}")


@command.command("compare")
@click.argument("source", type=PATH)
@click.argument("target", type=PATH)
@click.option("--encoder", "names", multiple=True,
              help="An encoder to compare; may be repeated. All that are ready if not given.")  # fmt: skip
@click.option("--source-lang", help="Language of SOURCE (ar, en-GB); detected if not given.")
@click.option("--target-lang", help="Language of TARGET; detected if not given.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def compare_encoders(
    source: Path,
    target: Path,
    names: tuple[str, ...],
    source_lang: str | None,
    target_lang: str | None,
    as_json: bool,
) -> None:
    """Align SOURCE and its translation TARGET with several encoders, and compare what they make of them.

    Writes nothing. A chapter is enough: what differs there differs in the book.
    """
    from aligner.progress import sub_progress
    from aligner.segmentation.sanity_checks import check_pair
    from models.registry import available, load
    from ui.services.aligning.encoder_comparison import compare
    from ui.services.imports.side_import import SideRequest, read_side

    chosen = list(dict.fromkeys(names)) or [one.name for one in available() if one.installed]
    with progress_bar(shown=not as_json) as progress:
        sides = [
            read_side(SideRequest(path, language=language)).segmentation
            for path, language in ((source, source_lang), (target, target_lang))
        ]
        check_pair(sides[0].text, sides[1].text, str(source), str(target))
        rows = compare(
            sides[0],
            sides[1],
            chosen,
            lambda name, share: load(name, progress=share),
            sub_progress(progress, 0.05, 0.95),
        )
    if as_json:
        print_json([asdict(row) for row in rows])
    else:
        _print_table(rows)


def _print_table(rows: list[Compared]) -> None:
    width = max(len("encoder"), *(len(row.name) for row in rows))
    heads = f"{'pairs':>7}{'one-sided':>11}{'confidence':>12}{'sure':>7}{'load s':>8}{'align s':>9}"
    click.echo(f"{'encoder':{width}}{heads}  ends pairs where … does")
    for row in rows:
        agreements = "  ".join(
            f"{other.name} {share:.0%}"
            for other, share in zip(rows, row.agreement, strict=True)
            if other is not row
        )
        click.echo(
            f"{row.name:{width}}{row.pairs:7}{row.one_sided:11}{row.confidence:12.2f}{row.sure:7.0%}"
            f"{row.loading:8.1f}{row.seconds:9.1f}  {agreements or '–'}"
        )
