"""``muqabala paths``: the folders of the program's own files."""

from __future__ import annotations

import click

from ui.cli.console import print_json


@click.command("paths")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(as_json: bool) -> None:
    """Print where settings, memories, snapshots, logs, the cache and encoders are kept.

    Projects are kept where you save them. A folder that is not there yet is made when it is needed.
    """
    from aligner.folders import BASE, cache_folder, data_folder, log_folder, settings_file, state_folder
    from models.local_models import hub_cache

    places = {
        "settings": settings_file(),
        "memories": data_folder(),
        "snapshots": data_folder() / "snapshots",
        "sessions": state_folder(),
        "log": log_folder(),
        "cache": cache_folder(),
        "encoders": hub_cache(),
    }
    if as_json:
        print_json({name: str(path) for name, path in places.items()})
        return
    for name, path in places.items():
        click.echo(f"{name:10} {path}{'' if path.exists() else '  (not there yet)'}")
    click.echo(f"{BASE}=FOLDER puts all of them but the encoders into one folder.")
