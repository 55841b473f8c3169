"""``muqabala licences``: the parts of the program and their licences."""

from __future__ import annotations

import click

from ui.cli.console import print_json


@click.command("licences")
@click.argument("part", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(part: str | None, as_json: bool) -> None:
    """List the parts of the program with version and licence, or print the licence texts of PART."""
    from aligner.errors import InputError
    from ui.services.licences import parts

    listed = parts()
    if part is not None:
        listed = [one for one in listed if one.name.lower() == part.lower()]
        if not listed:
            raise InputError(
                "There is no part {name!r}", name=part, remedy="See the names in: muqabala licences"
            )
    if as_json:
        print_json(
            [
                {
                    "name": one.name,
                    "version": one.version,
                    "licence": one.licence,
                    "texts": [str(text) for text in one.texts],
                }
                for one in listed
            ]
        )
        return
    width = max(len(one.name) for one in listed)
    versions = max(len(one.version) for one in listed)
    for one in listed:
        click.echo(f"{one.name:{width}}  {one.version:{versions}}  {one.licence}")
        for text in one.texts if part is not None else ():
            click.echo(f"\n{text}\n")
            click.echo(text.read_text("utf-8", "replace"))
