"""A font in a PDF file: texts shaped by HarfBuzz, the glyphs that were used embedded with their letters."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from aligner.formats.reports.pdf.file import text_string

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from aligner.formats.reports.pdf.file import PdfFile

_LEAST_SHIFT = 0.5
"""Thousandths of the size: a glyph moved by less stays where it is."""

_FIRST = 32
"""The lowest code. It is that of the space, since some viewers know a space by its code."""

_NOWHERE = -1e9

_CMAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def
/CMapName/Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000><FFFF>
endcodespacerange
{blocks}endcmap
CMapName currentdict/CMap defineresource pop
end
end"""


class FontGlyph(NamedTuple):
    """A glyph of a run.

    Attributes:
        code: of the glyph with its letters in the file.
        left, up: its place, in thousandths of the font size.
        advance: its own width, as viewers know it.
        cluster: a number that glyphs of the same letters share.
    """

    code: int
    left: float
    up: float
    advance: float
    cluster: int


class Shaped(NamedTuple):
    """A run of one direction as glyphs from left to right, and its width in thousandths of the font size.

    Attributes:
        letters: of the clusters that a viewer would not read rightly from their glyphs one by one.
    """

    glyphs: tuple[FontGlyph, ...]
    width: float
    letters: Mapping[int, str]


class EmbeddedFont:
    """Shapes texts, and remembers which glyphs it gave out and for which letters.

    A glyph that stands for other letters elsewhere (a tooth that is a beh here and a teh there, with its dots
    apart) gets another code, so that each code has one meaning.
    """

    def __init__(self, path: Path | str) -> None:
        import uharfbuzz
        from fontTools.ttLib import TTFont

        self._file = TTFont(path, lazy=False, recalcTimestamp=False)  # no time of day in a result
        self._scale = 1000 / self._file["head"].unitsPerEm
        with open(path, "rb") as stream:
            self._font = uharfbuzz.Font(uharfbuzz.Face(stream.read()))
        metrics = self._file["hmtx"].metrics
        self._advances = [metrics[name][0] * self._scale for name in self._file.getGlyphOrder()]
        space = self._file.getGlyphID(self._file.getBestCmap()[ord(" ")])
        self._codes: dict[tuple[int, str], int] = {(space, " "): _FIRST}
        self.shape = lru_cache(maxsize=20_000)(self._shape)  # words come again and again

    def _shape(self, text: str, right_to_left: bool, language: str) -> Shaped:
        """Shape a text of one direction."""
        import uharfbuzz

        buffer = uharfbuzz.Buffer()
        buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS
        buffer.add_str(text)
        buffer.direction = "rtl" if right_to_left else "ltr"
        buffer.script = "Arab" if right_to_left else "Latn"
        buffer.language = language
        uharfbuzz.shape(self._font, buffer)
        starts = sorted({info.cluster for info in buffer.glyph_infos})
        stretches = {
            start: text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)
        }
        sizes = Counter(info.cluster for info in buffer.glyph_infos)
        glyphs: list[FontGlyph] = []
        letters: dict[int, str] = {}
        seen: set[int] = set()
        at = 0.0
        for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            stretch = stretches[info.cluster]
            means = "" if info.cluster in seen else stretch
            seen.add(info.cluster)
            code = self._codes.setdefault((info.codepoint, means), _FIRST + len(self._codes))
            up = position.y_offset * self._scale
            if sizes[info.cluster] > 1:
                letters[info.cluster] = stretch
            glyphs.append(
                FontGlyph(
                    code,
                    at + position.x_offset * self._scale,
                    up,
                    self._advances[info.codepoint],
                    info.cluster,
                )
            )
            at += position.x_advance * self._scale
        return Shaped(tuple(glyphs), at, letters)

    def show(self, runs: Iterable[Shaped], x: float, y: float, size: float) -> str:
        """Operators that show runs one after another from a point, in points of the page."""
        parts: list[str] = []
        codes: list[str] = []
        unit = size / 1000
        begin = up = 0.0
        expected = _NOWHERE

        def flush() -> None:
            if codes:
                parts.append(f"<{''.join(codes)}>Tj")
                codes.clear()

        def move(left: float, height: float) -> None:
            parts.append(f"1 0 0 1 {x + left * unit:.2f} {y + height * unit:.2f} Tm")

        for run in runs:
            cluster = -1  # in a span of its own, while it lasts
            for glyph in run.glyphs:
                left = begin + glyph.left
                if cluster != -1 and glyph.cluster != cluster:
                    flush()
                    parts.append("EMC")
                    cluster = -1
                    expected = _NOWHERE
                if cluster == -1 and glyph.cluster in run.letters:
                    flush()
                    cluster = glyph.cluster
                    parts.append(f"/Span<</ActualText{text_string(run.letters[cluster])}>>BDC")
                    expected = _NOWHERE
                if abs(left - expected) > _LEAST_SHIFT or glyph.up != up:
                    flush()
                    move(left, glyph.up)
                    up = glyph.up
                codes.append(f"{glyph.code:04X}")
                expected = left + glyph.advance
            # No flush between runs: a space on its own has no width in some viewers.
            if cluster != -1:
                flush()
                parts.append("EMC")
                expected = _NOWHERE
            begin += run.width
        flush()
        return " ".join(parts)

    def write(self, file: PdfFile, number: int) -> None:
        """Write the font with the glyphs that were used as object ``number``."""
        from fontTools import subset

        options = subset.Options(retain_gids=True, layout_features=[], notdef_outline=True, hinting=False)
        cutter = subset.Subsetter(options)
        cutter.populate(gids=sorted({number for number, _ in self._codes}))
        name = self._file["name"].getDebugName(6) or "Embedded"
        head, lines = self._file["head"], self._file["hhea"]
        box = " ".join(str(round(v * self._scale)) for v in (head.xMin, head.yMin, head.xMax, head.yMax))
        cutter.subset(self._file)
        data = BytesIO()
        self._file.save(data)
        program = file.put_stream(data.getvalue(), f"/Length1 {len(data.getvalue())}")
        tagged = f"MUQBLA+{name}"
        descriptor = file.put(
            f"<</Type/FontDescriptor/FontName/{tagged}/Flags 4/FontBBox[{box}]/ItalicAngle 0"
            f"/Ascent {round(lines.ascent * self._scale)}/Descent {round(lines.descent * self._scale)}"
            f"/CapHeight {round(lines.ascent * self._scale)}/StemV 80/FontFile2 {program} 0 R>>"
        )
        numbers = [number for number, _ in self._codes]  # in order of the codes
        widths = " ".join(f"{self._advances[number]:.0f}" for number in numbers)
        mapping = file.put_stream(b"".join(number.to_bytes(2) for number in [*[0] * _FIRST, *numbers]))
        descendant = file.put(
            f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{tagged}/CIDToGIDMap {mapping} 0 R"
            f"/DW 0/W[{_FIRST}[{widths}]]"
            f"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
            f"/FontDescriptor {descriptor} 0 R>>"
        )
        entries = [
            f"<{code:04X}><{letters.encode('utf-16-be', 'replace').hex().upper()}>\n"
            for (_, letters), code in self._codes.items()
            if letters
        ]
        blocks = "".join(
            f"{len(some)} beginbfchar\n{''.join(some)}endbfchar\n"
            for some in (entries[i : i + 100] for i in range(0, len(entries), 100))
        )
        letters = file.put_stream(_CMAP.format(blocks=blocks).encode("ascii"))
        file.put(
            f"<</Type/Font/Subtype/Type0/BaseFont/{tagged}/Encoding/Identity-H"
            f"/DescendantFonts[{descendant} 0 R]/ToUnicode {letters} 0 R>>",
            number,
        )
