"""From glyphs with places on a page to lines of text in logical order.

A PDF gives the place of each glyph, not the reading order; programs write Arabic from left to right,
from right to left, or vowel marks after all letters. So the order is made here from the places only:
letters on one baseline make a line, a wide gap or a rule between columns splits it, runs are put into
logical order by undoing UAX #9 for the cases that prose has, and each vowel mark goes to the letter that it
is drawn over or under.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from dataclasses import dataclass, replace
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from aligner.formats.documents.pdf.logical_order import in_logical_order, runs_left, with_brackets_right
from aligner.text.scripts import arabic_share

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aligner.formats.documents.pdf.glyphs import PlacedGlyph


class RuledLine(NamedTuple):
    """An upright stroke, such as those between the cells of a table or the columns of a page; in points."""

    x: float
    bottom: float
    top: float


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line, or the part of a line in one column, in reading order.

    Attributes:
        left, bottom, right, top: in points; bottom and top follow from baseline and size only.
        size: the commonest height of its fonts.
    """

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float


FILLER = 0x2060  # word joiner: stands for a glyph that the file does not name
_FORMS = (("\ufb50", "\ufdff"), ("\ufe70", "\ufefc"))
_LIGATURES = frozenset(
    form
    for first, last in _FORMS
    for code in range(ord(first), ord(last) + 1)
    if len(form := unicodedata.normalize("NFKC", chr(code))) > 1
)
_BELOW = frozenset("\u064d\u0650\u0655\u0656\u065c\u065f\u06e3\u06ea\u06ed")
_ALEFS = frozenset("اأإآٱ")
_BASELINES_APART = 0.25
_WIDE_GAP = 2.0  # ems; fonts tell their size in too many ways, so an em is guessed from the letters' widths
_WIDTH_OF_A_LETTER = 0.42
# A gap is a space if it is this wide; where the file writes its spaces, only if it is as wide as two.
_SPACE, _SPACE_BESIDE_SPACES = 0.12, 0.15
_OF_A_WRITTEN_SPACE = 0.7


def lines_of(
    letters: Sequence[PlacedGlyph], marks: Sequence[PlacedGlyph], rules: Sequence[RuledLine] = ()
) -> list[TextLine]:
    """The lines of a page, from top to bottom."""
    widths = sorted(g.right - g.left for g in letters if not g.text.isspace())
    em = widths[len(widths) // 2] / _WIDTH_OF_A_LETTER if widths else 0.0
    rows = _rows(letters, em)
    followers = _followers(marks, rows)
    right_to_left = sum(arabic_share(g.text) > 0 for g in letters) > len(letters) / 4
    parts = [part for row in rows for part in _parts(row, em, rules)]
    edges = [(min(g.left for g in part), max(g.right for g in part)) for part in parts]
    lines = []
    for part in parts:
        lines.extend(_line(part, followers, runs_left=runs_left(part, right_to_left, edges)))
    texts = with_brackets_right([line.text for line in lines])
    return [replace(line, text=text) for line, text in zip(lines, texts, strict=True)]


def cluster(characters: Sequence[str]) -> str:
    """The characters of one glyph in logical order; PDFium turns some of them round."""
    letters = [c for c in characters if not unicodedata.combining(c)]
    marks = [c for c in characters if unicodedata.combining(c)]
    if len(letters) > 1 and arabic_share("".join(letters)) > 0:
        is_lam_alef = len(letters) == 2 and "ل" in letters and _ALEFS & set(letters)
        if is_lam_alef:
            letters.sort(key=lambda c: c != "ل")
        elif "".join(letters) not in _LIGATURES:
            # The characters of a ligature that is named by a presentation form come in order, all others
            # from the last to the first.
            letters.reverse()
    return "".join(letters) + _with_shadda_first("".join(marks))


def _rows(letters: Sequence[PlacedGlyph], em: float) -> list[list[PlacedGlyph]]:
    """Letters on one baseline, from left to right; rows from top to bottom."""
    rows: list[list[PlacedGlyph]] = []
    for glyph in sorted(letters, key=lambda g: -g.baseline):
        if rows and rows[-1][0].baseline - glyph.baseline < _BASELINES_APART * max(
            glyph.size, rows[-1][0].size
        ):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    rows = _with_strays(rows, em)
    for row in rows:
        row.sort(key=lambda g: (g.left, g.right))
    return rows


def _with_strays(rows: list[list[PlacedGlyph]], em: float) -> list[list[PlacedGlyph]]:
    """The rows, with what is raised put down into its row: a hamza by itself, a note's number."""
    reach = 0.7 * em
    main: list[list[PlacedGlyph]] = []
    strays: list[list[PlacedGlyph]] = []
    for row in rows:
        larger = any(
            other is not row
            and len(other) >= 3 * len(row)
            and abs(other[0].baseline - row[0].baseline) < reach
            for other in rows
        )
        (strays if larger else main).append(row)
    heights = [row[0].baseline for row in main]
    for row in strays:
        nearest = min(range(len(main)), key=lambda i: abs(heights[i] - row[0].baseline))
        size = main[nearest][0].size
        for glyph in row:
            if glyph.size < size / 2:
                # The ink of a hamza only; the stem under it is drawn as a glyph of its own, without a name.
                glyph.left, glyph.right, glyph.size = (
                    glyph.left - 0.15 * size,
                    glyph.right + 0.15 * size,
                    size,
                )
        main[nearest].extend(row)
    return main


def _parts(row: list[PlacedGlyph], em: float, rules: Sequence[RuledLine]) -> list[list[PlacedGlyph]]:
    """A row cut where a wide gap runs through it: between columns, or between the halves of a verse.

    A rule cuts it at any gap between words. In a narrow column, a gap to the next may be narrower than a wide
    one: which words go into its last line is up to the font.
    """
    inked = [g for g in row if not g.text.isspace()]
    baseline, size = row[0].baseline, row[0].size
    crossed = sorted(r.x for r in rules if r.bottom <= baseline and r.top >= baseline + size / 2)

    def is_ruled(left: float, right: float) -> bool:
        at = bisect_left(crossed, left)
        return right - left > _SPACE * size and at < len(crossed) and crossed[at] <= right

    parts: list[list[PlacedGlyph]] = []
    reach = float("-inf")
    for glyph in inked:
        if not parts or glyph.left - reach > _WIDE_GAP * em or is_ruled(reach, glyph.left):
            parts.append([])
        parts[-1].append(glyph)
        reach = max(reach, glyph.right)
    spaces = [g for g in row if g.text.isspace()]
    for part in parts:
        left, right = part[0].left, max(g.right for g in part)
        part.extend(g for g in spaces if left < g.middle < right)
        part.sort(key=lambda g: (g.middle, g.left))
    return parts


def _followers(
    marks: Iterable[PlacedGlyph], rows: Sequence[list[PlacedGlyph]]
) -> dict[int, list[PlacedGlyph]]:
    """Marks by the identity of the letter that they are drawn over or under."""
    solid = [[g for g in row if not g.text.isspace()] for row in rows]
    solid = [row for row in solid if row]
    heights = [-row[0].baseline for row in solid]
    found: dict[int, list[PlacedGlyph]] = {}
    for mark in marks:
        at = bisect_left(heights, -mark.height)
        near = [base for row in solid[max(at - 2, 0) : at + 2] for base in _under(mark, row)]
        if near:
            base = min(near, key=lambda g: (_distance(mark, g), abs(g.middle - mark.middle)))
            found.setdefault(id(base), []).append(mark)
    for carried in found.values():
        carried.sort(key=lambda g: g.height)
    return found


def _under(mark: PlacedGlyph, row: list[PlacedGlyph]) -> list[PlacedGlyph]:
    """The letter of a row that a mark belongs to, if it is near enough, as a list of one or none."""
    at = bisect_left(row, mark.middle, key=lambda g: g.left)
    near = [
        g
        for g in row[max(at - 3, 0) : at + 2]
        if g.left - g.size / 6 <= mark.middle <= g.right + g.size / 6
        and g.baseline - g.size < mark.height < g.baseline + 1.5 * g.size
    ]
    return [min(near, key=lambda g: abs(g.middle - mark.middle))] if near else []


def _distance(mark: PlacedGlyph, base: PlacedGlyph) -> float:
    """Distance of a mark from a letter, in steps of a third of a line; farther on the wrong side of it."""
    rise = mark.height - base.baseline
    wrong_side = rise > 0.3 * base.size if mark.text[0] in _BELOW else rise < 0
    return round(abs(rise) * 3 / base.size) + (10 if wrong_side else 0)


def _line(
    part: list[PlacedGlyph], followers: dict[int, list[PlacedGlyph]], *, runs_left: bool
) -> list[TextLine]:
    inked = [g for g in part if not g.text.isspace()]
    if not inked:
        return []
    spaced = _with_spaces(part)
    text = "".join(
        " "
        if g.text.isspace()
        else g.text + _with_shadda_first("".join(m.text for m in followers.get(id(g), [])))
        for g in in_logical_order(spaced, runs_left=runs_left)
    )
    text = "".join(unicodedata.normalize("NFKC", c) if _is_form(c) else c for c in text)
    text = " ".join(text.replace(chr(FILLER), "").split())
    if not text:
        return []
    sizes = [round(g.size * 2) / 2 for g in inked]
    size = max(set(sizes), key=sizes.count)
    baseline = sorted(g.baseline for g in inked)[len(inked) // 2]
    line = TextLine(
        text=text,
        left=min(g.left for g in inked),
        bottom=baseline - 0.25 * size,
        right=max(g.right for g in inked),
        top=baseline + 0.75 * size,
        size=size,
    )
    return [line]


def _with_spaces(part: list[PlacedGlyph]) -> list[PlacedGlyph]:
    """The glyphs from left to right, with spaces in the gaps."""
    written = [(g.right - g.left) / g.size for g in part if g.text.isspace() and g.size > 0]
    wide = _SPACE
    if written and len(part) < 25 * len(written):
        # Arabic letters with room beside them part words nearly as much as a narrow space does.
        wide = max(_SPACE_BESIDE_SPACES, _OF_A_WRITTEN_SPACE * median(written))
    out: list[PlacedGlyph] = []
    reach = float("inf")
    for glyph in part:
        if glyph.left - reach > wide * glyph.size and not (out[-1].text.isspace() or glyph.text.isspace()):
            out.append(replace(glyph, text=" ", left=reach, right=glyph.left))
        out.append(glyph)
        reach = glyph.right if reach == float("inf") else max(reach, glyph.right)
    return out


def _with_shadda_first(text: str) -> str:
    return "\u0651" + text.replace("\u0651", "", 1) if "\u0651" in text else text


def _is_form(character: str) -> bool:
    return any(first <= character <= last for first, last in _FORMS)
