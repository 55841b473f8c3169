"""The parts that the program is made of, with version, licence and licence texts.

A frozen program carries a folder `licences` with the list and the texts, which packaging/licences.py writes.
The metadata of the packages describes any other installation.
"""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from typing import Final

PROGRAM: Final = "muqabala"
LIST: Final = "parts.json"
SPELLING: Final = "spylls"

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_TEXT = re.compile(r"licen[cs]e|copying|notice", re.IGNORECASE)
_CLASSIFIER: Final = "License :: OSI Approved :: "
_LONGEST: Final = 120  # characters of a licence's name; some packages put the whole text there


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the program.

    Attributes:
        name: the name of its package.
        version: empty where none is known.
        licence: an SPDX expression, or the name that the package gives; never empty.
        texts: the files with its licence texts; empty where its package holds none.
    """

    name: str
    version: str
    licence: str
    texts: tuple[Path, ...] = ()


def parts() -> list[Part]:
    """Return the program and all parts that it needs to run, by name, the program first."""
    folder = _frozen_folder()
    return installed_parts() if folder is None else read_parts(folder)


def installed_parts() -> list[Part]:
    """Return the parts that the metadata of the installed packages names."""
    names = sorted(_needed(PROGRAM) - {PROGRAM})
    listed = [part_of(metadata.distribution(name)) for name in (PROGRAM, *names)]
    return [*listed, word_lists()] if SPELLING in names else listed


def word_lists() -> Part:
    """Return the word lists of the spelling check, of which the package that reads them has no text."""
    folder = find_spec("aligner.spelling")
    assert folder is not None
    places = [Path(place) / "SCOWL.txt" for place in folder.submodule_search_locations or ()]
    return Part("SCOWL", "2020.12.07", "see its text", tuple(place for place in places if place.is_file()))


def part_of(distribution: metadata.Distribution) -> Part:
    """Return what the metadata of a package says."""
    texts = [
        Path(str(distribution.locate_file(file)))
        for file in distribution.files or ()
        if ".dist-info" in file.parts[0] and _TEXT.search("/".join(file.parts[1:]))
    ]
    return Part(
        distribution.metadata["Name"],
        distribution.version,
        _licence(distribution),
        tuple(sorted(text for text in texts if text.is_file())),
    )


def read_parts(folder: Path) -> list[Part]:
    """Return the parts that a `licences` folder lists."""
    listed = json.loads((folder / LIST).read_text("utf-8"))
    return [
        Part(one["name"], one["version"], one["licence"], tuple(folder / text for text in one["texts"]))
        for one in listed
    ]


def write_parts(listed: list[Part], folder: Path) -> None:
    """Write the list that :func:`read_parts` reads; the texts must be in the folder already."""
    records = [
        {
            "name": part.name,
            "version": part.version,
            "licence": part.licence,
            "texts": [text.relative_to(folder).as_posix() for text in part.texts],
        }
        for part in listed
    ]
    (folder / LIST).write_text(json.dumps(records, ensure_ascii=False, indent=1) + "\n", "utf-8")


def _frozen_folder() -> Path | None:
    inside = getattr(sys, "_MEIPASS", None)
    return Path(inside) / "licences" if inside else None


def _needed(name: str) -> set[str]:
    """The names of a package and of all that it requires here, without extras."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        name = _normal(waiting.pop())
        if name in found:
            continue
        try:
            required = metadata.requires(name) or []
        except metadata.PackageNotFoundError:
            continue  # wanted on another system or by an older Python
        found.add(name)
        for line in required:
            head, _, marker = line.partition(";")
            matched = _NAME.match(head)
            if matched and "extra" not in marker:
                waiting.append(matched.group())
    return found


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _licence(distribution: metadata.Distribution) -> str:
    fields = distribution.metadata
    for field in ("License-Expression", "License"):
        for given in fields.get_all(field) or ():
            if given and len(given) <= _LONGEST and "\n" not in given:
                return str(given)
    named = [
        line.removeprefix(_CLASSIFIER)
        for line in fields.get_all("Classifier") or ()
        if line.startswith(_CLASSIFIER)
    ]
    return ", ".join(named) or "see its texts"
