"""Export settings for each CAT tool.

The limits are those of the tools' own manuals and issue threads where they state one (FIELD notes); a
preset never changes a text silently: what it leaves out or cuts is counted in the report.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from aligner.errors import InputError
from aligner.exchange.selection import Duplicates, Long, Selection, deduplicated, within_length
from aligner.formats.bitexts.tmx.writer import TmxHeader, write_tmx
from aligner.formats.protocols import Languages
from aligner.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from aligner.exchange.translation_unit import TranslationUnit


@dataclass(frozen=True, slots=True)
class ExportPreset:
    """What a tool wants.

    Attributes:
        name, title: for scripts and for people.
        regions: whether languages need a region (``ar-SA``, not ``ar``).
        longest: characters a side that the tool takes, or None where it states no limit.
        one_sided: whether units without text on one side are of any use to it.
        bidi_controls: whether it keeps direction marks; where it does not, they only spoil matches.
        properties: whether it keeps properties of others; where it does not, they only swell the file.
    """

    name: str
    title: str
    regions: bool = False
    longest: int | None = None
    one_sided: bool = False
    bidi_controls: bool = True
    properties: bool = True

    def languages(self, languages: Languages) -> Languages:
        """The codes that the tool wants for these languages."""
        if not self.regions:
            return languages
        return Languages(with_region(languages.source), with_region(languages.target))


_REGIONS = {
    "ar": "ar-SA",
    "en": "en-US",
    "fr": "fr-FR",
    "de": "de-DE",
    "es": "es-ES",
    "tr": "tr-TR",
    "fa": "fa-IR",
}

PRESETS: dict[str, ExportPreset] = {
    preset.name: preset
    for preset in (
        ExportPreset("plain", Message("Plain TMX 1.4")),
        ExportPreset("trados", "Trados Studio", regions=True, longest=2_000),
        ExportPreset("memoq", "memoQ"),
        ExportPreset("omegat", "OmegaT"),
        ExportPreset("wordfast", "Wordfast", regions=True, bidi_controls=False, properties=False),
        ExportPreset("okapi", "Okapi"),
    )
}


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What became of the units.

    Attributes:
        written: units in the file.
        filtered: left out because they were not selected.
        duplicates: left out because the same pair had been written.
        one_sided: left out because a side is empty and the tool has no use for that.
        split, too_long: units cut to fit, units written (or left out) although they are over the tool's
        limit. illegal_characters, bidi_controls: characters left out of texts.
        examples: identifiers of the first units that are too long, for going there.
    """

    written: int = 0
    filtered: int = 0
    duplicates: int = 0
    one_sided: int = 0
    split: int = 0
    too_long: int = 0
    illegal_characters: int = 0
    bidi_controls: int = 0
    examples: tuple[str, ...] = field(default=())


def preset(name: str) -> ExportPreset:
    """The preset of that name.

    Raises:
        InputError: there is none.
    """
    try:
        return PRESETS[name]
    except KeyError:
        raise InputError(
            "There is no preset called {name!r}",
            remedy="Choose one of {names}",
            name=name,
            names=tuple(PRESETS),
        ) from None


def export_tmx(
    path: Path | str,
    units: Iterable[TranslationUnit],
    tool: ExportPreset,
    *,
    languages: Languages = Languages(),  # noqa: B008  (immutable)
    selection: Selection = Selection(),  # noqa: B008
    duplicates: Duplicates = Duplicates.KEEP,
    long: Long = Long.WARN,
    created_by: str = "",
    document: str = "",
) -> ExportReport:
    """Write the selected units as the tool wants them, streaming.

    Memory stays bounded by the number of *different* pairs when duplicates are dropped (16 bytes each and
    what a set needs), and does not grow with the number of units otherwise.

    Raises:
        OutputError: the file cannot be written; an old one stays whole.
        InputError: a language code that no tool takes.
    """
    counts: Counter[str] = Counter()
    examples: list[str] = []
    stream: Iterator[TranslationUnit] = selection.apply(units, counts)
    if duplicates is not Duplicates.KEEP:
        stream = deduplicated(stream, duplicates, counts)
    if tool.longest is not None:
        stream = within_length(stream, tool.longest, long, counts, examples)
    if not tool.properties:
        stream = (replace(unit, properties={}) for unit in stream)
    wanted = tool.languages(languages)
    header = TmxHeader(wanted.source, wanted.target, created_by=created_by, document=document)
    kept = tool.one_sided or selection.nulls
    written = write_tmx(
        path,
        stream,
        header,
        one_sided=kept,
        bidi_controls=tool.bidi_controls,
    )
    return ExportReport(
        written=written.written,
        filtered=counts["filtered"],
        duplicates=counts["duplicates"],
        one_sided=0 if kept else written.one_sided,
        split=counts["split"],
        too_long=counts["too long"],
        illegal_characters=written.illegal_characters,
        bidi_controls=written.bidi_controls,
        examples=tuple(examples),
    )


def with_region(language: str) -> str:
    """The code with the region that importers who want one take for granted: never ar-AR, which is the Arabic
    of Argentina.
    """
    return _REGIONS.get(language.casefold(), language)
