"""PDF: running text out of pages.

Running heads, page numbers and hyphens at line ends are recognised and left out; what was left out is
listed in the document, and any kind of it can be kept instead.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections import Counter
from dataclasses import replace
from statistics import median
from typing import TYPE_CHECKING

from aligner.documents.builder import DocumentBuilder
from aligner.documents.document import BlockKind, Document, MarkKind, NoteKind, Removed
from aligner.errors import InputError
from aligner.formats.documents.pdf.layout import TextLine
from aligner.formats.documents.pdf.pages import Page, read_pages
from aligner.messages import Message
from aligner.progress import Progress, no_progress
from aligner.segmentation.punctuation import ends_paragraph
from aligner.text.scripts import arabic_share

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

RUNNING_HEAD = Message("running head")
PAGE_NUMBER = Message("page number")
HYPHEN = "hyphen at a line's end"
KINDS = (RUNNING_HEAD, PAGE_NUMBER, HYPHEN)

_DIGITS = re.compile(r"\d+")
_NUMBER_LINE = re.compile(r"\W*(?:(?:page|p\.|صفحة|ص)\s*)?(?:\d{1,5}|[ivxlc]{1,8})\W*\Z", re.IGNORECASE)
_HYPHENATED = re.compile(r"(?<=[^\W\d_]{2})[-\u00ad\u2010]\Z")
_EDGE_LINES = 2
_MARGIN = 0.13  # of the page's height, above and below
_UNREADABLE = 0.3


def read_pdf(
    path: Path,
    *,
    encoding: str | None = None,
    progress: Progress = no_progress,
    keep: Collection[str] = (),
) -> Document:
    """Read a PDF that has a text layer; ``encoding`` is not looked at.

    Args:
        keep: kinds of furniture (:data:`KINDS`) to leave in the text.

    Raises:
        InputError: damaged, with a password, a scan without a text layer, or with letters that it does not
        name.
    """
    pages, metadata = read_pages(path, progress)
    _check_text_layer(pages, path)
    removed: list[Removed] = []
    furniture = _furniture(pages)
    builder = DocumentBuilder()
    flow = _Flow(builder, _body_sizes(pages), removed, keep)
    for page in pages:
        lines = []
        for line in page.lines:
            kind = furniture.get(id(line), "")
            if kind and kind not in keep:
                removed.append(Removed(kind, line.text, page.label))
                builder.label(line.text)
            else:
                lines.append(line)
        builder.expect(page.characters)
        flow.page(page, [_joined(column) for column in in_columns(lines, page)])
        for comment in page.comments:
            builder.expect(comment)
            builder.note(comment, kind=NoteKind.COMMENT, origin=f"page {page.label}")
    flow.end()
    if sum(page.unnamed > _UNREADABLE for page in pages):
        builder.warn("The PDF does not say what some of its letters are; look at the text before you use it.")
    counts = Counter(entry.kind for entry in removed)
    for kind, count in counts.items():
        builder.warn(
            Message.counted("Left out: {kind}, {n} time.", "Left out: {kind}, {n} times.", n=count, kind=kind)
        )
    return replace(builder.finish(path, metadata), removed=tuple(removed))


def _check_text_layer(pages: Sequence[Page], path: Path) -> None:
    if not any(page.lines for page in pages):
        raise InputError(
            "has no text layer: its {n} pages are pictures",
            remedy="Run text recognition (OCR) over it first",
            path=path,
            n=len(pages),
        )
    letters = sum(len(line.text) for page in pages for line in page.lines)
    unnamed = sum(page.unnamed * sum(len(line.text) for line in page.lines) for page in pages)
    if unnamed > 0.5 * letters:
        raise InputError(
            "does not say which letters its glyphs are, so its text cannot be read",
            remedy="Ask for the document it was made from, or run text recognition (OCR) over it",
            path=path,
        )


def _furniture(pages: Sequence[Page]) -> dict[int, str]:
    """Lines (by identity) at the top or bottom of pages that are numbers or come back page after page."""
    edges: list[tuple[TextLine, Page]] = []
    for page in pages:
        by_height = sorted(page.lines, key=lambda line: -line.top)
        # On a page of a line or two nothing tells a head from the text.
        if len(by_height) > _EDGE_LINES:
            outermost = {*by_height[:_EDGE_LINES], *by_height[-_EDGE_LINES:]}
            edges += [(line, page) for line in outermost if _in_margin(line, page)]
    shapes = Counter((_shape(line), _zone(line, page)) for line, page in edges)
    enough = max(3, round(0.2 * len(pages)))
    found: dict[int, str] = {}
    for line, page in edges:
        if _NUMBER_LINE.match(line.text) and _outermost(line, page):
            found[id(line)] = PAGE_NUMBER
        elif shapes[(_shape(line), _zone(line, page))] >= enough:
            found[id(line)] = RUNNING_HEAD
    return found


def _in_margin(line: TextLine, page: Page) -> bool:
    return line.bottom > (1 - _MARGIN) * page.height or line.top < _MARGIN * page.height


def _shape(line: TextLine) -> str:
    return _DIGITS.sub("#", line.text.casefold())


def _zone(line: TextLine, page: Page) -> int:
    """Height on the page in tenths of it; a running head stays at its own."""
    return round(20 * line.bottom / page.height) if page.height else 0


def _outermost(line: TextLine, page: Page) -> bool:
    others = [other for other in page.lines if other is not line]
    return all(other.bottom >= line.top for other in others) or all(
        other.top <= line.bottom for other in others
    )


def _body_sizes(pages: Sequence[Page]) -> dict[bool, float]:
    """The commonest size of type, of Arabic lines (True) and of others: they are seldom the same."""
    sizes: dict[bool, Counter[float]] = {True: Counter(), False: Counter()}
    for page in pages:
        for line in page.lines:
            sizes[arabic_share(line.text) > 0.5][line.size] += len(line.text)
    return {arabic: counts.most_common(1)[0][0] if counts else 0.0 for arabic, counts in sizes.items()}


def in_columns(lines: list[TextLine], page: Page) -> list[list[TextLine]]:
    """The lines of a page as columns in reading order; one column if no empty strip runs down the page."""
    if len(lines) < 6:
        return [lines]
    strip = _empty_strip(lines, page)
    if strip is None:
        return [lines]
    across = sorted((line for line in lines if line.left < strip < line.right), key=lambda line: -line.bottom)
    beside = sorted(
        (line for line in lines if not line.left < strip < line.right), key=lambda line: -line.bottom
    )
    arabic = sum(arabic_share(line.text) > 0.5 for line in lines) > len(lines) / 2
    # A line across both columns, a title for instance, is read after what is above it in both.
    found: list[list[TextLine]] = []
    wide: list[TextLine] = []
    at = 0
    for line in [*across, None]:
        start = at
        while at < len(beside) and (line is None or beside[at].bottom >= line.top - line.size / 2):
            at += 1
        if start < at:
            left = [other for other in beside[start:at] if other.right <= strip]
            right = [other for other in beside[start:at] if other.left >= strip]
            found += [wide, right, left] if arabic else [wide, left, right]
            wide = []
        if line is not None:
            wide.append(line)
    return [column for column in (*found, wide) if column]


def _joined(column: list[TextLine]) -> list[TextLine]:
    """The lines of a column from top to bottom, the parts of one line put together in reading order."""
    rows: list[list[TextLine]] = []
    for line in sorted(column, key=lambda line: -line.bottom):
        if rows and rows[-1][0].bottom - line.bottom < 0.25 * max(line.size, rows[-1][0].size):
            rows[-1].append(line)
        else:
            rows.append([line])
    out = []
    for row in rows:
        arabic = arabic_share(" ".join(line.text for line in row)) > 0.5
        row.sort(key=lambda line: -line.right if arabic else line.left)
        out.append(
            TextLine(
                text=" ".join(line.text for line in row),
                left=min(line.left for line in row),
                bottom=row[0].bottom,
                right=max(line.right for line in row),
                top=row[0].top,
                size=max(row, key=lambda line: len(line.text)).size,
            )
        )
    return out


def _empty_strip(lines: list[TextLine], page: Page) -> float | None:
    """Where a strip lies that (nearly) no line crosses, with a good part of the lines on both sides."""
    for step in range(40, 61):
        at = page.width * step / 100
        crossing = sum(line.left - 3 < at < line.right + 3 for line in lines)
        left = sum(line.right <= at for line in lines)
        right = sum(line.left >= at for line in lines)
        if crossing <= 0.1 * len(lines) and min(left, right) >= 0.25 * len(lines):
            return at if _are_side_by_side(lines, at) else None
    return None


def _are_side_by_side(lines: list[TextLine], strip: float) -> bool:
    """Whether lines on both sides of a strip are at one height; else each side is only set to its margin."""
    heights = sorted(line.bottom for line in lines if line.left >= strip)
    left = [line for line in lines if line.right <= strip]

    def has_neighbour(line: TextLine) -> bool:
        at = bisect_left(heights, line.bottom - 0.9 * line.size)
        return at < len(heights) and heights[at] <= line.bottom + 0.9 * line.size

    return sum(map(has_neighbour, left)) >= 0.3 * min(len(left), len(heights))


class _Flow:
    """Puts lines together into paragraphs, across pages too."""

    def __init__(
        self,
        builder: DocumentBuilder,
        bodies: dict[bool, float],
        removed: list[Removed],
        keep: Collection[str],
    ) -> None:
        self._builder = builder
        self._bodies = bodies
        self._removed = removed
        self._keep = keep
        self._open: TextLine | None = None

    def page(self, page: Page, columns: list[list[TextLine]]) -> None:
        first = True
        for column in columns:
            gaps = [a.bottom - b.top for a, b in itertools.pairwise(column) if a.bottom >= b.top - a.size]
            usual = median(gaps) if gaps else 0.0
            edges = _edges(column)
            previous: TextLine | None = None
            for line in column:
                starts = self._starts(line, previous, usual, edges)
                if first:
                    if starts:
                        self.end()
                    self._builder.mark(MarkKind.PAGE, page.label)
                    first = False
                self._put(line, page, starts=starts)
                previous = line
        if first:
            self._builder.mark(MarkKind.PAGE, page.label)

    def end(self) -> None:
        self._builder.end()
        self._open = None

    def _starts(
        self, line: TextLine, previous: TextLine | None, usual: float, edges: tuple[float, float]
    ) -> bool:
        """Whether a paragraph begins with this line."""
        before = previous or self._open
        if before is None or self._is_heading(line) != self._is_heading(before):
            return True
        width = max(edges[1] - edges[0], 1.0)
        if previous is None:
            return ends_paragraph(before.text)
        gap = previous.bottom - line.top
        if gap > usual + 0.6 * line.size or gap < -3 * line.size:
            return True
        right_to_left = arabic_share(line.text) > 0.5
        if right_to_left != (arabic_share(previous.text) > 0.5) and ends_paragraph(previous.text):
            return True
        indent = edges[1] - line.right if right_to_left else line.left - edges[0]
        rest = previous.left - edges[0] if right_to_left else edges[1] - previous.right
        ends = ends_paragraph(previous.text)
        if _HYPHENATED.search(previous.text):
            return False
        return (ends and rest > 0.15 * width) or rest > 0.4 * width or (ends and 0.02 < indent / width < 0.2)

    def _put(self, line: TextLine, page: Page, *, starts: bool) -> None:
        if starts or self._open is None:
            heading = self._is_heading(line)
            level = 1 if line.size > 1.5 * self._body(line) else 2
            kind = BlockKind.HEADING if heading else BlockKind.PARAGRAPH
            self._builder.begin(kind, level if heading else 0, f"page {page.label}")
            self._builder.add(line.text)
        elif _HYPHENATED.search(self._open.text) and line.text[:1].islower() and HYPHEN not in self._keep:
            self._removed.append(
                Removed(HYPHEN, f"{self._open.text.split()[-1]}{line.text.split()[0]}", page.label)
            )
            self._builder.drop_last()
            self._builder.label(1)
            self._builder.add(line.text)
        else:
            self._builder.add(" " + line.text)
        self._open = line

    def _body(self, line: TextLine) -> float:
        return self._bodies[arabic_share(line.text) > 0.5]

    def _is_heading(self, line: TextLine) -> bool:
        return line.size > 1.15 * self._body(line) and len(line.text) < 200


def _edges(lines: Sequence[TextLine]) -> tuple[float, float]:
    """Left and right edge of a column: where most of its lines begin and end."""
    if not lines:
        return (0.0, 0.0)
    lefts = sorted(line.left for line in lines)
    rights = sorted(line.right for line in lines)
    return lefts[len(lefts) // 10], rights[(9 * len(rights)) // 10]
