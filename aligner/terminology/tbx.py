"""Terms of TBX files (ISO 30042), of 2008 (``termEntry/langSet``) and of 2019 (``conceptEntry/langSec``).

Runs in the process that reads untrusted files (:mod:`aligner.formats.confined`), so it imports no numpy.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from aligner.errors import InputError
from aligner.formats.built_in import Format
from aligner.formats.io.raw_file import read_bytes
from aligner.formats.io.safe_xml import local, parse
from aligner.messages import Message
from aligner.progress import no_progress

if TYPE_CHECKING:
    from pathlib import Path

    from lxml import etree

    from aligner.progress import Progress

TBX: Final = Format("tbx", Message("TBX glossary"), (".tbx",), data=f"{__name__}:read_tbx")

MOST_TERMS: Final = 200_000
MOST_TRANSLATIONS: Final = 1_000
"""Of one term."""
MOST_CHARACTERS: Final = 20_000_000
"""Of all terms and translations together."""
_LARGEST: Final = 50_000_000
_OFTEN: Final = 500


def read_tbx(path: Path, *, source: str, target: str, progress: Progress = no_progress) -> list[Any]:
    """The terms in two languages: ``[term, [translations], note]`` each, in the order of the file.

    Raises:
        InputError: it cannot be read, is no TBX, or holds more than a glossary does.
    """
    reading = Message("Reading {name}", name=path.name)
    progress(0.0, reading)
    root = parse(read_bytes(path, _LARGEST), path)
    if local(root) not in {"martif", "tbx"}:
        raise InputError("is not a TBX glossary", remedy="Choose a TBX or CSV file", path=path)
    found: list[Any] = []
    characters = 0
    for number, entry in enumerate(root.iter("{*}termEntry", "{*}conceptEntry")):
        if number % _OFTEN == 0:
            progress(0.5, reading)
        words: dict[str, list[str]] = defaultdict(list)
        for section in entry.iter("{*}langSet", "{*}langSec"):
            words[_language(section)] += [_text(term) for term in section.iter("{*}term")]
        note = next((_text(n) for n in entry.iter("{*}descrip", "{*}note")), "")
        targets = list(filter(None, words[bare(target)]))
        if len(targets) > MOST_TRANSLATIONS:
            raise too_many_translations(path)
        sources = list(filter(None, words[bare(source)])) if targets else []
        characters += sum(map(len, sources)) + len(sources) * sum(map(len, [*targets, note]))
        if characters > MOST_CHARACTERS:
            raise too_much_text(path)
        found += [[term, targets, note] for term in sources]
        if len(found) > MOST_TERMS:
            raise too_many_terms(path)
    return found


def too_many_terms(path: Path) -> InputError:
    """The error for a glossary that is too large."""
    return InputError(
        "has more than {most:,} terms", remedy="Choose a smaller glossary", path=path, most=MOST_TERMS
    )


def too_many_translations(path: Path) -> InputError:
    """The error for a term that cannot be one."""
    return InputError(
        "has a term with more than {most:,} translations",
        remedy="Choose a smaller glossary",
        path=path,
        most=MOST_TRANSLATIONS,
    )


def too_much_text(path: Path) -> InputError:
    """The error for a glossary of very long terms."""
    return InputError(
        "has terms of more than {most:,} characters together",
        remedy="Choose a smaller glossary",
        path=path,
        most=MOST_CHARACTERS,
    )


def bare(tag: str) -> str:
    """The language of a tag, without country and script."""
    return tag.casefold().replace("_", "-").split("-")[0]


def _text(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def _language(section: etree._Element) -> str:
    return bare(section.get("{http://www.w3.org/XML/1998/namespace}lang") or section.get("lang") or "")
