"""Word documents: the text with every tracked change accepted, notes and comments apart.

Read straight from the XML: macros, embedded objects and links are never touched.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aligner.documents.builder import DocumentBuilder, visible
from aligner.documents.document import BlockKind, MarkKind, NoteKind
from aligner.formats.documents.docx.chunks import add_chunk
from aligner.formats.documents.docx.package import Package
from aligner.formats.documents.symbol_font import is_symbol_font, symbol
from aligner.formats.io.safe_xml import attribute, local, parse
from aligner.formats.io.safe_zip import SafeZip
from aligner.messages import Message
from aligner.progress import Progress, no_progress

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lxml import etree

    from aligner.documents.document import Document
    from aligner.formats.documents.docx.styles import Styles

_NO_TEXT = frozenset(
    # Instructions of fields, properties, the numbers of notes themselves.
    """
    instrText delInstrText pPr rPr tblPr tblGrid trPr tcPr sectPr sdtPr sdtEndPr binData footnoteRef
    endnoteRef annotationRef separator continuationSeparator
    """.split()  # noqa: SIM905
)
_DELETED = Message("tracked deletions")
_HIDDEN = Message("hidden text")
_LEFT_OUT = {
    "del": _DELETED,
    "moveFrom": _DELETED,
    "delText": _DELETED,
    "rt": Message("readings above the line (ruby)"),
}
_JUDGED = frozenset(["tr", "tc", "sdt"])  # left out if a property says so
_NOTES = {
    "footnoteReference": NoteKind.FOOTNOTE,
    "endnoteReference": NoteKind.ENDNOTE,
    "commentReference": NoteKind.COMMENT,
}
_CODED_TEXT = re.compile(r"\s*(?:EQ|MACROBUTTON)\b", re.IGNORECASE)
"""Fields that show words of their own instruction."""
_CHARACTERS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": ""}
_TEXT = ("{*}t", "{*}delText")
_PICTURES = re.compile("[\uf020-\uf0ff]")  # where Word keeps the signs of fonts without letters
_PICTURES_LEFT_OUT = Message("symbols of a picture font")


def read_docx(path: Path, *, encoding: str | None = None, progress: Progress = no_progress) -> Document:
    """Read a DOCX (or DOCM, DOTX) document; ``encoding`` is not looked at.

    Raises:
        InputError: damaged, encrypted, unsafe, or without text.
    """
    progress(0.0, Message("Reading the document"))
    with SafeZip(path) as archive:
        package = Package(archive)
        builder = DocumentBuilder()
        add_package(builder, package, path)
        if any(name.endswith("vbaProject.bin") for name in archive.names):
            builder.warn(Message("The document has macros; they were not read and nothing of them ran."))
        return builder.finish(path, package.metadata())


def add_package(builder: DocumentBuilder, package: Package, path: Path, depth: int = 0) -> None:
    """Add the body of a document, with its notes.

    Args:
        depth: how many documents it is embedded in.
    """
    builder.expect(text_below(package.root))
    flow = _Flow(builder, package, path, depth)
    flow.body(package.root)
    unused = flow.unused_notes()
    builder.expect(unused)
    builder.leave_out(Message("notes that nothing refers to"), unused)
    for relation in ("header", "footer"):
        for root in package.related(relation):
            text = text_below(root)
            builder.expect(text)
            builder.leave_out(Message("headers and footers of pages"), text)


class _Flow:
    """Walks the body. Recursion is as deep as the XML, which the parser keeps below 256."""

    def __init__(self, builder: DocumentBuilder, package: Package, path: Path, depth: int) -> None:
        self.builder = builder
        self._package = package
        self._path = path
        self._depth = depth
        self._styles = package.styles
        self._notes = package.notes()
        self._used: set[tuple[NoteKind, str]] = set()
        self._boxes: list[list[etree._Element]] = []
        self._paragraphs = 0
        self._pages = 1
        self._style_hides = False
        self._goes_on = False
        self._fields: list[bool] = []  # of the open fields, whether their code is read

    def body(self, root: etree._Element) -> None:
        self._blocks(root, BlockKind.PARAGRAPH)
        self.builder.end()

    def unused_notes(self) -> str:
        """The text of the notes that nothing refers to."""
        return "".join(text_below(note) for key, note in self._notes.items() if key not in self._used)

    def _blocks(self, container: etree._Element, kind: BlockKind) -> None:
        for element in container:
            name = local(element)
            if name == "p":
                self._paragraph(element, kind)
            elif name == "tbl":
                self._blocks(element, BlockKind.CELL)
            elif name == "altChunk":
                self._chunk(attribute(element, "id"))
            elif name == "subDoc":
                name = self._package.name_of(attribute(element, "id"))
                self.builder.warn(Message("The part {name} of the document is another file.", name=name))
            elif (reason := _reason(element, name)) is not None:
                self.builder.leave_out(reason, text_below(element))
            elif name == "AlternateContent":
                self._blocks(self._alternative(element), kind)
            elif name and name not in _NO_TEXT:
                self._blocks(element, kind)

    def _paragraph(self, paragraph: etree._Element, kind: BlockKind) -> None:
        self._paragraphs += 1
        self._fields = [False] * len(
            self._fields
        )  # codes end with the paragraph, whatever a damaged file says
        self._style_hides = self._styles.hides(_property_value(paragraph, "pPr", "pStyle"))
        if not self._goes_on:
            style, level = self._styles.of(paragraph)
            if kind is not BlockKind.CELL:
                kind = style
            self.builder.begin(
                kind, level if kind is BlockKind.HEADING else 0, f"paragraph {self._paragraphs}"
            )
        self._inline(paragraph)
        # A paragraph whose end was deleted in a tracked change flows into the next one.
        self._goes_on = _end_is_deleted(paragraph)
        if not self._goes_on:
            self.builder.end()
            boxes, self._boxes = self._boxes, []
            for box in boxes:
                for part in box:
                    self._blocks(part, BlockKind.PARAGRAPH)

    def _inline(self, element: etree._Element) -> None:
        mark = None
        for child in element:
            name = local(child)
            if child is mark:
                self.builder.label(child.text or "")
            elif name == "t":
                self._text(child)
            elif name in _CHARACTERS:
                self.builder.expect(_CHARACTERS[name])
                self.builder.add(_CHARACTERS[name])
            elif name == "br":
                self.builder.add("\n")
            elif name == "sym":
                self._symbol(child)
            elif name == "lastRenderedPageBreak":
                self._pages += 1
                self.builder.mark(MarkKind.PAGE, str(self._pages))
            elif name in _NOTES:
                mark = _own_mark(child)
                self._note(_NOTES[name], attribute(child, "id"), "" if mark is None else mark.text or "")
            elif name == "txbxContent" or name == "txBody":
                self._boxes.append([child])
            elif name == "textpath":
                self._word_art(child)
            elif name == "relIds":
                self._diagram(attribute(child, "dm"))
            elif name == "chart":
                self._chart(attribute(child, "id"))
            elif name == "ddList":
                self._chosen(child)
            elif name == "instrText" and _CODED_TEXT.match(child.text or ""):
                self.builder.expect(child.text or "")
                self.builder.leave_out(Message("words in the codes of fields"), child.text or "")
            elif name == "r" and is_hidden(child, self._styles, by_paragraph=self._style_hides):
                self.builder.leave_out(_HIDDEN, text_below(child))
            elif (reason := _reason(child, name)) is not None:
                self.builder.leave_out(reason, text_below(child))
            elif name == "AlternateContent":
                self._inline(self._alternative(child))
            elif name and name not in _NO_TEXT:
                if name == "fldChar":
                    self._field(attribute(child, "fldCharType"))
                self._inline(child)

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(True)
        elif self._fields and kind == "separate":
            self._fields[-1] = False
        elif self._fields and kind == "end":
            self._fields.pop()

    def _text(self, element: etree._Element) -> None:
        text = element.text or ""
        if any(self._fields[:-1]):
            # The result of a field in the code of another.
            self.builder.leave_out(Message("words in the codes of fields"), text)
            return
        shown = _with_symbols(element)
        self.builder.leave_out(_PICTURES_LEFT_OUT, visible(text) - visible(shown))
        self.builder.add(shown)

    def _alternative(self, element: etree._Element) -> etree._Element:
        """The first form of a content for different programs that has text; the others are copies of it."""
        chosen = _first_form(element)
        for form in element:
            if form is not chosen and local(form) in ("Choice", "Fallback"):
                self.builder.label(text_below(form))
        return chosen

    def _symbol(self, element: etree._Element) -> None:
        self.builder.expect(1)
        if text := _symbol_of(element):
            self.builder.add(text)
        else:
            self.builder.leave_out(_PICTURES_LEFT_OUT, 1)

    def _note(self, kind: NoteKind, identifier: str, mark: str) -> None:
        note = self._notes.get((kind, identifier))
        if note is None or (kind, identifier) in self._used:
            return
        self._used.add((kind, identifier))
        self.builder.expect(text_below(note))
        whole = "\n".join(plain_text(paragraph, self._styles) for paragraph in paragraphs_of(note))
        copies = "".join(text_below(form) for form in copies_in(note))
        self.builder.label(copies)
        added = whole.count("\u2011") + sum(len(_symbol_of(element)) for element in note.iter("{*}sym"))
        self.builder.expect(added)
        self.builder.leave_out(
            Message("hidden or deleted text in notes"),
            visible(text_below(note)) - visible(copies) + added - visible(whole),
        )
        if mark.strip() and whole.lstrip().startswith(mark.strip()):
            whole = whole.lstrip().removeprefix(mark.strip())
            self.builder.label(mark)
        self.builder.note(whole, kind=kind, label=identifier, origin=f"{kind.value} {identifier}")

    def _word_art(self, element: etree._Element) -> None:
        text = element.get("string", "")
        if text.strip():
            self.builder.expect(text)
            self._boxes.append([_as_paragraph(text)])

    def _diagram(self, identifier: str) -> None:
        """The text of a diagram (SmartArt), which is in a part of its own."""
        part = self._package.part(identifier)
        if part is None:
            return
        root = parse(part[1], self._path, part[0])
        self.builder.expect(text_below(root))
        self._boxes.append([body for body in root.iter("{*}t") if local(body) == "t" and len(body)])

    def _chart(self, identifier: str) -> None:
        """List the text of a chart, which is in a part of its own: titles and names among numbers."""
        part = self._package.part(identifier)
        if part is None:
            return
        root = parse(part[1], self._path, part[0])
        text = "".join(e.text or "" for e in root.iter("{*}t", "{*}v") if local(e) == "t" or _is_name(e))
        self.builder.expect(text)
        self.builder.leave_out(Message("text in charts"), text)

    def _chosen(self, choices: etree._Element) -> None:
        """The entry that is chosen in a drop-down field of an older form; it is no run of text."""
        entries = [attribute(child, "val") for child in choices if local(child) == "listEntry"]
        said = {local(child): attribute(child, "val") for child in choices if local(child) != "listEntry"}
        number = said.get("result") or said.get("default") or "0"
        if number.isdecimal() and len(number) < 4 and int(number) < len(entries):
            self.builder.expect(entries[int(number)])
            self.builder.add(entries[int(number)])

    def _chunk(self, identifier: str) -> None:
        part = self._package.part(identifier)
        if part is None:
            self.builder.warn(Message("An embedded document is not in the file."))
            return
        self.builder.end()
        add_chunk(self.builder, part[0], part[1], self._path, self._depth, add_package)


def plain_text(element: etree._Element, styles: Styles | None = None) -> str:
    """The accepted text of a paragraph or cell, without its notes."""
    return "".join(_plain(element, styles))


def _plain(element: etree._Element, styles: Styles | None) -> Iterator[str]:
    for child in element:
        name = local(child)
        if name == "t":
            yield _with_symbols(child)
        elif name == "sym":
            yield _symbol_of(child)
        elif name in _CHARACTERS:
            yield _CHARACTERS[name]
        elif name == "br":
            yield "\n"
        elif name == "AlternateContent":
            yield from _plain(_first_form(child), styles)
        elif name == "txbxContent":
            continue  # paragraphs of their own
        elif name == "r" and is_hidden(child, styles):
            continue
        elif name and name not in _NO_TEXT and _reason(child, name) is None:
            yield from _plain(child, styles)


def paragraphs_of(element: etree._Element) -> Iterator[etree._Element]:
    """The accepted paragraphs of a note or cell in order, those of a box after the one that it is in."""
    for child in element:
        name = local(child)
        if name == "p":
            yield child
        if name == "AlternateContent":
            yield from paragraphs_of(_first_form(child))
        elif name and name not in _NO_TEXT and _reason(child, name) is None:
            yield from paragraphs_of(child)


def _first_form(element: etree._Element) -> etree._Element:
    """The form of a content for different programs that is read: the first one with text."""
    forms = [child for child in element if local(child) in ("Choice", "Fallback")]
    return next((form for form in forms if visible(text_below(form))), element)


def copies_in(element: etree._Element) -> Iterator[etree._Element]:
    """The forms of contents for different programs that are not read."""
    for alternative in element.iter("{*}AlternateContent"):
        chosen = _first_form(alternative)
        yield from (c for c in alternative if c is not chosen and local(c) in ("Choice", "Fallback"))


def _is_name(value: etree._Element) -> bool:
    """Whether a value of a chart is a text, and not a number."""
    above = value.getparent()
    above = above.getparent() if above is not None else None
    return above is not None and local(above) == "strCache"


def text_below(element: etree._Element) -> str:
    """All characters below an element that Word holds as text, whatever becomes of them."""
    return "".join(text.text or "" for text in element.iter(*_TEXT))


def is_hidden(run: etree._Element, styles: Styles | None, *, by_paragraph: bool = False) -> bool:
    """Whether a run is hidden by itself, by its character style, or by the style of its paragraph."""
    vanish = _property(run, "rPr", "vanish")
    if vanish is not None:
        return attribute(vanish, "val") not in ("0", "false", "off")
    if styles is not None and (style := _property_value(run, "rPr", "rStyle")):
        return styles.hides(style) != by_paragraph if styles.says(style) else by_paragraph
    return by_paragraph


def _own_mark(reference: etree._Element) -> etree._Element | None:
    """The text after a reference that is the mark of its note, where the note has one of its own."""
    if attribute(reference, "customMarkFollows") in ("", "0", "false", "off"):
        return None
    following = reference.getnext()
    return following if following is not None and local(following) == "t" else None


def _symbol_of(element: etree._Element) -> str:
    """The character of a symbol; empty for one of a picture font."""
    try:
        code = int(attribute(element, "char"), 16)
        character = chr(code)
    except (ValueError, OverflowError):
        return ""
    if is_symbol_font(attribute(element, "font")):
        return symbol(code)
    return "" if "\ue000" <= character <= "\uf8ff" or "\ud800" <= character <= "\udfff" else character


def _with_symbols(element: etree._Element) -> str:
    """A text with the characters of the font Symbol, and without the signs of picture fonts."""
    text = element.text or ""
    if not _PICTURES.search(text):
        return text
    run = element.getparent()
    fonts = _property(run, "rPr", "rFonts") if run is not None else None
    known = fonts is not None and any(is_symbol_font(attribute(fonts, way)) for way in ("ascii", "hAnsi"))
    return _PICTURES.sub(lambda match: symbol(ord(match[0])) if known else "", text)


def _reason(element: etree._Element, name: str) -> Message | None:
    """Why an element is not part of the accepted text."""
    if name not in _JUDGED:
        return _LEFT_OUT.get(name)
    if name == "tr":
        return _DELETED if _property(element, "trPr", "del") is not None else None
    if name == "tc":
        return _DELETED if _property(element, "tcPr", "cellDel") is not None else None
    prompt = _property(element, "sdtPr", "showingPlcHdr")
    is_shown = prompt is not None and attribute(prompt, "val") not in ("0", "false", "off")
    return Message("prompts of empty form fields") if is_shown else None


def _property(element: etree._Element, *path: str) -> etree._Element | None:
    found: etree._Element | None = element
    for step in path:
        for child in element:
            if local(child) == step:
                element = found = child
                break
        else:
            return None
    return found


def _property_value(element: etree._Element, *path: str) -> str:
    found = _property(element, *path)
    return attribute(found, "val") if found is not None else ""


def _end_is_deleted(paragraph: etree._Element) -> bool:
    run = _property(paragraph, "pPr", "rPr")
    return run is not None and any(local(change) in ("del", "moveFrom") for change in run)


def _as_paragraph(text: str) -> etree._Element:
    from lxml import etree

    box = etree.Element("box")
    etree.SubElement(etree.SubElement(box, "p"), "t").text = text
    return box
