"""The pages of a PDF as PDFium sees them.

PDFium was chosen by measuring, on LibreOffice's and fpdf2's PDFs of the same Arabic: similarity of the
bare text 0.98, pypdf 0.90, pdfminer.six 0.12 (it leaves the visual order). All of them fail on vocalised
text, so only the glyphs and their places are taken from it, and pdflayout makes lines of them. It also
withstands hostile files.
"""

from __future__ import annotations

import threading
import unicodedata
from contextlib import closing, contextmanager
from dataclasses import dataclass
from math import hypot
from typing import TYPE_CHECKING, Any

from aligner.documents.builder import visible
from aligner.errors import InputError
from aligner.formats.documents.pdf.forms import has_form_in_itself
from aligner.formats.documents.pdf.glyphs import PlacedGlyph
from aligner.formats.documents.pdf.layout import FILLER, RuledLine, TextLine, cluster, lines_of
from aligner.formats.io.raw_file import read_bytes
from aligner.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from aligner.progress import Progress

# PDFium is not thread-safe: hold this lock around every use.
PDFIUM = threading.Lock()

_MOST_PAGES = 20_000
_MOST_CHARACTERS = 100_000  # of one page
_MOST_DRAWN = 20_000  # objects of one page, and segments of their outlines
_THIN = 3.0  # points; a filled shape no wider than that is a stroke
_UPRIGHT = 0.5  # points by which the ends of an upright stroke may differ
FILLER_TEXT = chr(FILLER)
_WITHOUT_TEXT = frozenset([2, 16, 20])  # links, pop-up windows of other annotations, fields of forms
_MOST_ANNOTATIONS = 10_000
_LONGEST_COMMENT = 200_000  # bytes
_NARROWEST_SPACE = 0.3  # points
_LINE_END_HYPHEN = 0x02  # PDFium's own sign


@dataclass(frozen=True, slots=True)
class Page:
    """One page.

    Attributes:
        label: its number as the document counts.
        width, height: in points.
        unnamed: share of its glyphs of which the file does not say what they are; they are left out.
        characters: of all glyphs that the file names, without white space, as PDFium gives them.
        comments: the text of its annotations.
    """

    label: str
    width: float
    height: float
    lines: tuple[TextLine, ...]
    unnamed: float
    characters: int = 0
    comments: tuple[str, ...] = ()


def read_pages(path: Path, progress: Progress) -> tuple[list[Page], dict[str, str]]:
    """The pages of a PDF and its metadata.

    Raises:
        InputError: missing, damaged, with a password, with too many pages, or with a drawing in itself.
    """
    data = read_bytes(path)
    if has_form_in_itself(data):
        raise InputError(
            "has a drawing that contains itself, so it would be drawn without end",
            remedy="Do not trust this file; if it is honest, print it to a new PDF",
            path=path,
        )
    with PDFIUM, _opened(data, path) as document:
        if len(document) > _MOST_PAGES:
            raise InputError(
                "has {n} pages; no more than {most} are read",
                remedy="Split it first",
                path=path,
                n=len(document),
                most=_MOST_PAGES,
            )
        found = {name: _metadata(document, name.capitalize()) for name in ("title", "author")}
        pages = []
        for index in range(len(document)):
            progress(
                index / len(document),
                Message("Reading page {page} of {pages}", page=index + 1, pages=len(document)),
            )
            pages.append(_page(document, index))
        return pages, found


@contextmanager
def _opened(data: bytes, path: Path) -> Iterator[Any]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        reason = str(error).casefold()
        if "password" in reason or "security" in reason:
            raise InputError("has a password", remedy="Save it without one first", path=path) from error
        raise InputError(
            "is damaged: it is not a whole PDF", remedy="Get another copy of it", path=path
        ) from error
    with closing(document):
        try:
            yield document
        except pypdfium2.PdfiumError as error:
            raise InputError("is damaged inside", remedy="Get another copy of it", path=path) from error


def _metadata(document: Any, name: str) -> str:
    try:
        return str(document.get_metadata_value(name))
    except UnicodeDecodeError:  # PDFium passes broken UTF-16 on, and its Python face decodes it strictly
        return ""


def _page(document: Any, index: int) -> Page:
    import pypdfium2

    try:
        label = document.get_page_label(index) or str(index + 1)
    except UnicodeDecodeError:  # as below
        label = str(index + 1)
    try:
        page = document[index]
    except pypdfium2.PdfiumError:
        return Page(label, 0.0, 0.0, (), 0.0)
    with closing(page):
        width, height = page.get_size()
        with closing(page.get_textpage()) as text_page:
            letters, marks, unnamed = _glyphs(text_page)
        rules = _rules(page)
        comments = _comments(page)
    # Counted before the layout, which may lose a glyph, and in the letters that it makes of ligatures.
    characters = sum(
        visible(unicodedata.normalize("NFKC", glyph.text))
        for glyph in (*letters, *marks)
        if glyph.text != FILLER_TEXT
    )
    lines = tuple(lines_of(letters, marks, rules))
    return Page(label, width, height, lines, unnamed, characters, comments)


def _comments(page: Any) -> tuple[str, ...]:
    """What annotations say: notes, text boxes and remarks on marked words."""
    from ctypes import c_ushort

    from pypdfium2 import raw

    found = []
    for index in range(min(raw.FPDFPage_GetAnnotCount(page.raw), _MOST_ANNOTATIONS)):
        annotation = raw.FPDFPage_GetAnnot(page.raw, index)
        if not annotation:
            continue
        try:
            if raw.FPDFAnnot_GetSubtype(annotation) in _WITHOUT_TEXT:
                continue
            length = raw.FPDFAnnot_GetStringValue(annotation, b"Contents", None, 0)
            if not 2 < length < _LONGEST_COMMENT:
                continue
            buffer = (c_ushort * (length // 2))()
            raw.FPDFAnnot_GetStringValue(annotation, b"Contents", buffer, length)
            text = bytes(buffer).decode("utf-16-le", "replace").rstrip("\0").strip()
            if text:
                found.append(text)
        finally:
            raw.FPDFPage_CloseAnnot(annotation)
    return tuple(found)


def _rules(page: Any) -> list[RuledLine]:
    """The upright strokes of a page: lines, sides of frames, and filled shapes as thin as lines.

    Shapes that are filled and not stroked are no rules unless they are thin: they lie behind marked words.
    """
    from ctypes import byref, c_float, c_int

    from pypdfium2 import raw

    found: list[RuledLine] = []
    left, bottom, right, top, x, y = (c_float() for _ in range(6))
    fill, stroke = c_int(), c_int()
    matrix = raw.FS_MATRIX()
    budget = _MOST_DRAWN
    for index in range(min(raw.FPDFPage_CountObjects(page.raw), _MOST_DRAWN)):
        drawn = raw.FPDFPage_GetObject(page.raw, index)
        if raw.FPDFPageObj_GetType(drawn) != raw.FPDF_PAGEOBJ_PATH:
            continue
        if not (
            raw.FPDFPageObj_GetBounds(drawn, byref(left), byref(bottom), byref(right), byref(top))
            and raw.FPDFPath_GetDrawMode(drawn, byref(fill), byref(stroke))
            and raw.FPDFPageObj_GetMatrix(drawn, byref(matrix))
        ):
            continue
        if not stroke.value and (not fill.value or right.value - left.value > _THIN):
            continue
        before: tuple[float, float] | None = None
        segments = min(raw.FPDFPath_CountSegments(drawn), budget)
        budget -= segments
        for number in range(segments):
            segment = raw.FPDFPath_GetPathSegment(drawn, number)
            raw.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
            here = (
                matrix.a * x.value + matrix.c * y.value + matrix.e,
                matrix.b * x.value + matrix.d * y.value + matrix.f,
            )
            is_line = raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_LINETO
            if is_line and before is not None and abs(here[0] - before[0]) < _UPRIGHT:
                found.append(RuledLine(here[0], min(here[1], before[1]), max(here[1], before[1])))
            before = here
    return found


def _type_size(raw: Any, handle: Any, index: int, matrix: Any) -> float:
    """The size of type of a character, as it is on the page."""
    if not raw.FPDFText_GetMatrix(handle, index, matrix):
        return 0.0
    return float(raw.FPDFText_GetFontSize(handle, index)) * hypot(matrix.c, matrix.d)


def _glyphs(text_page: Any) -> tuple[list[PlacedGlyph], list[PlacedGlyph], float]:
    """Letters and marks of a page, and the share of glyphs without a name."""
    from ctypes import byref, c_double

    from pypdfium2 import raw

    handle = text_page.raw
    glyphs: list[PlacedGlyph] = []
    places: list[tuple[float, float]] = []
    pending: list[str] = []
    unnamed = counted = high = 0
    x, y = c_double(), c_double()
    left, right, bottom, top = c_double(), c_double(), c_double(), c_double()
    loose = raw.FS_RECTF()
    matrix = raw.FS_MATRIX()
    for i in range(min(text_page.count_chars(), _MOST_CHARACTERS)):
        code = raw.FPDFText_GetUnicode(handle, i)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00 if high else 0
        high = 0
        if code == _LINE_END_HYPHEN:
            code = 0x2D
        elif raw.FPDFText_IsGenerated(handle, i) == 1:
            continue
        counted += 1
        if code < 0x20 or code in (0xFFFE, 0xFFFF) or raw.FPDFText_HasUnicodeMapError(handle, i) == 1:
            # PDFium gives the glyph's number for a character: worse than nothing. Fonts with parts of letters
            # as glyphs of their own (Amiri) have a few such in the best of files.
            # They still take up their place, or there would be holes in words.
            unnamed += 1
            code = FILLER
        if not (
            raw.FPDFText_GetCharOrigin(handle, i, byref(x), byref(y))
            and raw.FPDFText_GetCharBox(handle, i, byref(left), byref(right), byref(bottom), byref(top))
            and raw.FPDFText_GetLooseCharBox(handle, i, byref(loose))
        ):
            continue
        character = chr(code)
        if character.isspace() and loose.right - loose.left < _NARROWEST_SPACE:
            continue  # LibreOffice sets such between glyphs that it moves
        place = (x.value, y.value)
        if code == FILLER:
            filler = PlacedGlyph(character, left.value, right.value, bottom.value, top.value, y.value, 1.0)
            glyphs.append(filler)
            places.append((float("nan"), 0.0))
            continue
        if places and places[-1] == place:
            # One glyph for several characters: they come one by one from the same origin, its width
            # shared out.
            pending.append(character)
            glyph = glyphs[-1]
            glyph.text = cluster(pending)
            glyph.left, glyph.right = min(glyph.left, left.value), max(glyph.right, right.value)
            continue
        pending = [character]
        places.append(place)
        if unicodedata.combining(character):
            glyphs.append(
                PlacedGlyph(character, left.value, right.value, bottom.value, top.value, y.value, 0.0)
            )
        else:
            # A letter is as large as its type, and larger where the font says how far its letters reach.
            # Some fonts (LibreOffice's) tell no more than the outline of each, which for a dot is nothing.
            size = max(loose.top - loose.bottom, _type_size(raw, handle, i, matrix), 1.0)
            glyphs.append(
                PlacedGlyph(character, loose.left, loose.right, bottom.value, top.value, y.value, size)
            )
    letters = [glyph for glyph in glyphs if not unicodedata.combining(glyph.text[0])]
    marks = [glyph for glyph in glyphs if unicodedata.combining(glyph.text[0])]
    return letters, marks, unnamed / counted if counted else 0.0
