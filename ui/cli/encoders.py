"""``muqabala encoders``: list and download encoders."""

from __future__ import annotations

from dataclasses import asdict

import click

from ui.cli.console import print_json, progress_bar


@click.group("encoders")
def command() -> None:
    """List the encoders, or download one."""


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
        click.echo(f"{encoder.name:{width}}  {encoder.description} ({encoder.licence}; {state})")


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
