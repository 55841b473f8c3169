"""The logical order of a line of glyphs: UAX #9 undone for the cases that prose has.

The places of glyphs do not always tell the order: a number beside a word of the other direction may come
before or after it. Brackets, and words that want a number, decide where they can.
"""

from __future__ import annotations

import itertools
import unicodedata
from typing import TYPE_CHECKING

from aligner.text.scripts import arabic_share

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aligner.formats.documents.pdf.glyphs import PlacedGlyph

_PAIRS = ("()", "[]", "{}", "«»", "<>")
_STOPS = frozenset(".!?؟:؛…")
_AROUND_WORDS = ".,:;،؛\"'«»"
_BRACKETS = frozenset("()[]{}")
_BEFORE_NUMBERS = frozenset(
    """
    سنة عام ص ج رقم صفحة الصفحة باب الباب فصل الفصل آية الآية سورة حديث الحديث جزء الجزء مجلد المجلد قرن القرن
    page p pp vol volume chapter ch no number part year section
    """.split()  # noqa: SIM905
)


def runs_left(part: list[PlacedGlyph], page_runs_left: bool, edges: list[tuple[float, float]]) -> bool:
    """Whether a line reads from right to left."""
    arabic = sum(arabic_share(g.text) > 0 for g in part)
    latin = sum(g.text.isascii() and g.text.isalpha() for g in part)
    if arabic and (edge := _edge_of_stop(part)):
        # The algorithm sets the mark that ends a sentence at the edge where lines of the paragraph end.
        return edge == "left"
    if not arabic or not latin or arabic > 2 * latin:
        return arabic > 0 or (not latin and page_runs_left)
    # Both scripts: a line of which both ends are in one script embeds the other.
    strong = [_kind(g.text) for g in part if _kind(g.text) in "LR"]
    if strong[0] == strong[-1]:
        return strong[0] == "R"
    # The edge that more lines of the page share is the one that lines begin at.
    left, right = min(g.left for g in part), max(g.right for g in part)
    at_left = sum(abs(other - left) < 2 for other, _ in edges)
    at_right = sum(abs(other - right) < 2 for _, other in edges)
    return page_runs_left if at_left == at_right else at_right > at_left


def _edge_of_stop(part: list[PlacedGlyph]) -> str:
    """At which edge of a line a sentence ends; empty where that is not plain."""
    inked = [g.text[0] for g in part if not g.text.isspace()]
    if len(inked) < 3:
        return ""
    left, right = inked[0] in _STOPS, inked[-1] in _STOPS
    if left == right or (inked[1] if left else inked[-2]) in _STOPS:
        return ""  # dots that begin a line are no stop
    return "left" if left else "right"


def in_logical_order(part: list[PlacedGlyph], *, runs_left: bool) -> list[PlacedGlyph]:
    """Glyphs given from left to right → in the order they are read in."""
    kinds = _kinds(part)
    other = "L" if runs_left else "R"
    claimed = _claimed_numbers(part, kinds, other)
    if runs_left:
        kinds = ["L" if i in claimed else kind for i, kind in enumerate(kinds)]
        _fill(kinds, "L")
        return _leftwards(part, [k if k in ("L", "N") else "R" for k in kinds])
    # In a line of Latin, only what lies between Arabic letters goes leftwards; numbers there stay as they
    # are.
    filled = ["R" if i in claimed else kind for i, kind in enumerate(kinds)]
    _fill(filled, "R")
    _take_in_quoted(part, kinds, filled)
    out: list[PlacedGlyph] = []
    for start, end in _stretches(filled, "R"):
        run = part[start:end]
        inner = ["N" if k == "N" else "R" for k in kinds[start:end]]
        out.extend(_leftwards(run, inner) if filled[start] == "R" else run)
    return out


def _take_in_quoted(part: list[PlacedGlyph], kinds: list[str], filled: list[str]) -> None:
    """Numbers in brackets, left of a word of Arabic: they follow it where quotation marks pair up only so.

    An English line shows ``"كتاب" [1]`` with the number, and the mark between, left of the word.
    """
    texts = [glyph.text for glyph in part]
    for start, end in [pair for pair in _stretches(filled, "R") if filled[pair[0]] == "R"]:
        first = start
        while first > 0 and kinds[first - 1] in ("N", "_") and filled[first - 1] != "R":
            first -= 1
        before = texts[first:start]
        if '"' not in before or not any(kind == "N" for kind in kinds[first:start]):
            continue
        least, taken = _unpaired_quotes(texts), start
        for at in range(start - 1, first - 1, -1):
            if texts[at] not in _BRACKETS or kinds[at + 1] != "N":
                continue  # only whole brackets move, as drawn or as typed
            inner = ["N" if kind == "N" else "R" for kind in kinds[at:end]]
            moved = [glyph.text for glyph in _leftwards(part[at:end], inner)]
            if (found := _unpaired_quotes([*texts[:at], *moved, *texts[end:]])) < least:
                least, taken = found, at
        filled[taken:start] = ["R"] * (start - taken)


def _unpaired_quotes(texts: list[str]) -> int:
    """Straight quotation marks, in turn opening and closing, that do not touch what they enclose."""
    line = "".join(texts)
    bad = 0
    opening = True
    for at, character in enumerate(line):
        if character != '"':
            continue
        before, behind = line[at - 1 : at] or " ", line[at + 1 : at + 2] or " "
        inside, outside = (behind, before) if opening else (before, behind)
        bad += inside.isspace() + outside.isalnum()
        opening = not opening
    return bad + (not opening)


def _leftwards(part: list[PlacedGlyph], kinds: list[str]) -> list[PlacedGlyph]:
    """Turned round, but for the runs that read rightwards."""
    out: list[PlacedGlyph] = []
    end = len(part)
    while end > 0:
        start = end - 1
        while start > 0 and kinds[start] in "LN" and kinds[start - 1] == kinds[start]:
            start -= 1
        out.extend(part[start:end])
        end = start
    return out


def _stretches(kinds: list[str], wanted: str) -> list[tuple[int, int]]:
    """The list cut into stretches that are all of the wanted kind (and what it took in) or all of others."""
    cuts = [
        0,
        *(i for i in range(1, len(kinds)) if (kinds[i] == wanted) != (kinds[i - 1] == wanted)),
        len(kinds),
    ]
    return list(itertools.pairwise(cuts))


def _kinds(part: list[PlacedGlyph]) -> list[str]:
    """Of each glyph: R reads leftwards, L rightwards, N is of a number (rightwards)."""
    kinds = [_kind(g.text) for g in part]
    # Separators inside a number belong to it: 1,234.5 and 616/1219.
    for i in range(1, len(kinds) - 1):
        if part[i].text in ".,:/٫٬" and kinds[i - 1] == "N" and kinds[i + 1] == "N":
            kinds[i] = "N"
    return kinds


def _claimed_numbers(part: list[PlacedGlyph], kinds: list[str], other: str) -> set[int]:
    """Where numbers (and what is between) belong to words of the other direction than the line's.

    By the places, a number beside such a word may come before it or after it. It belongs to the word in
    brackets that hold nothing else, and after a word that wants a number ("سنة 587", "vol. 3").
    """
    claimed: set[int] = set()
    brackets = [i for i, glyph in enumerate(part) if glyph.text in _BRACKETS]
    for start, end in itertools.pairwise(brackets):
        inside = set(kinds[start + 1 : end])
        if other in inside and "N" in inside and not inside & ({"L", "R"} - {other}):
            claimed.update(range(start + 1, end))
    step = 1 if other == "R" else -1  # from the number towards the word before it
    for i, kind in enumerate(kinds):
        if kind != "N" or i in claimed:
            continue
        at = i
        while 0 <= at < len(part) and kinds[at] in ("N", "_") and part[at].text not in _BRACKETS:
            at += step
        word = ""
        while 0 <= at < len(part) and not part[at].text.isspace() and kinds[at] == other:
            word = part[at].text + word
            at += step
        if word.strip(_AROUND_WORDS).casefold() in _BEFORE_NUMBERS:
            claimed.update(range(min(i, at + 1), max(i, at - 1) + 1))
    return claimed


def _fill(kinds: list[str], wanted: str) -> None:
    """Whatever lies between two of the wanted kind, without the opposite kind, becomes of that kind."""
    opposite = "R" if wanted == "L" else "L"
    last = -1
    for i, kind in enumerate(kinds):
        if kind == opposite:
            last = -1
        elif kind == wanted:
            if last >= 0:
                kinds[last:i] = [wanted] * (i - last)
            last = i


def _kind(text: str) -> str:
    character = text[0]
    if unicodedata.bidirectional(character) in ("R", "AL"):
        return "R"
    if character.isdecimal():
        return "N"
    return "L" if unicodedata.bidirectional(character) == "L" else "_"


def with_brackets_right(texts: list[str]) -> list[str]:
    """Brackets of Arabic lines turned round where more of them match that way.

    Some programs name the glyph that is drawn, some the character that was typed, and PDFium turns round
    brackets but not all quotation marks; so each kind is judged by itself, by its line and else by the page.
    """
    for pair in _PAIRS:
        turn = str.maketrans(pair, pair[::-1])
        arabic = " ".join(text for text in texts if arabic_share(text) > 0.5)
        page = _unmatched(arabic, pair) - _unmatched(arabic.translate(turn), pair)
        for i, text in enumerate(texts):
            gain = _unmatched(text, pair) - _unmatched(text.translate(turn), pair)
            undecided = gain == 0 and arabic_share(text) > 0.5
            if arabic_share(text) > 0 and (gain > 0 or (undecided and page > 0)):
                texts[i] = text = text.translate(turn)
            if arabic_share(text) > 0 and _unmatched(text, pair):
                # Some of them turned and some not: those round Latin words in an Arabic line.
                judged = _by_neighbours(text, pair)
                if _unmatched(judged, pair) < _unmatched(text, pair):
                    texts[i] = judged
    return texts


def _by_neighbours(text: str, pair: str) -> str:
    """Each bracket opened or closed by the side on which a word touches it."""
    out = list(text)
    for i, character in enumerate(text):
        if character in pair:
            before = _touches_word(reversed(text[:i]))
            after = _touches_word(text[i + 1 :])
            if before != after:
                out[i] = pair[1] if before else pair[0]
    return "".join(out)


def _touches_word(beside: Iterable[str]) -> bool:
    """Whether a word follows before any space, be there punctuation between."""
    for character in beside:
        if character.isalnum():
            return True
        if character.isspace():
            return False
    return False


def _unmatched(text: str, pair: str) -> int:
    depth = unmatched = 0
    for character in text:
        if character == pair[0]:
            depth += 1
        elif character == pair[1]:
            unmatched += not depth
            depth -= bool(depth)
    return unmatched + depth
