"""OpenDocument texts: the text with tracked changes accepted, notes and annotations apart."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from aligner.documents.builder import DocumentBuilder, visible
from aligner.documents.document import BlockKind, MarkKind, NoteKind
from aligner.errors import InputError
from aligner.formats.documents.odf.styles import OdfStyles
from aligner.formats.io.raw_file import read_bytes
from aligner.formats.io.safe_xml import attribute, local, parse
from aligner.formats.io.safe_zip import SafeZip
from aligner.messages import Message
from aligner.progress import Progress, no_progress

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lxml import etree

    from aligner.documents.document import Document

_NO_TEXT = frozenset(
    # Declarations, numbers that are marks, templates of indexes.
    """
    sequence-decls user-field-decls variable-decls dde-connection-decls note-citation number event-listeners
    table-of-content-source alphabetical-index-source illustration-index-source table-index-source
    user-index-source object-index-source bibliography-source
    """.split()  # noqa: SIM905
)
_HIDDEN = Message("hidden text")
_PROMPT = Message("prompts of empty form fields")
_LEFT_OUT = {
    "tracked-changes": Message("tracked deletions"),
    "ruby-text": Message("readings above the line (ruby)"),
    "forms": Message("fields of forms"),
    "placeholder": _PROMPT,
    "script": Message("text for other programs"),
    **dict.fromkeys(("desc", "title"), Message("descriptions of pictures")),
    **dict.fromkeys(("object", "object-ole", "plugin", "applet", "binary-data"), Message("embedded objects")),
}
_SHAPES = frozenset(
    """
    text-box custom-shape rect ellipse circle line polyline polygon regular-polygon path connector caption
    measure
    """.split()  # noqa: SIM905
)
_FIELDS = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}title"  # the title of the document, as a field
_MANY_SPACES = 1000


def read_odt(path: Path, *, encoding: str | None = None, progress: Progress = no_progress) -> Document:
    """Read an ODT, OTT or flat FODT document; ``encoding`` is not looked at.

    Raises:
        InputError: damaged, encrypted, unsafe, or without text.
    """
    progress(0.0, Message("Reading the document"))
    if path.is_file() and is_flat(path):
        content = parse(read_bytes(path), path)
        styles: etree._Element | None = content
        meta: etree._Element | None = content
    else:
        content, styles, meta = _packed(path)
    body = content.find(".//{*}body/{*}text")
    if body is None:
        raise InputError("is not a text document", remedy="Choose a document of running text", path=path)
    flow = _Flow(OdfStyles(content, styles))
    flow.builder.expect(_all_text(body))
    flow.blocks(body, BlockKind.PARAGRAPH)
    for pages in () if styles is None else styles.iter("{*}master-page"):
        text = _all_text(pages)
        flow.builder.expect(text)
        flow.builder.leave_out(Message("headers and footers of pages"), text)
    return flow.builder.finish(path, _metadata(meta) if meta is not None else {})


def _packed(path: Path) -> tuple[etree._Element, etree._Element | None, etree._Element | None]:
    """The content, the styles and the metadata of a zipped document."""
    with SafeZip(path) as archive:
        if "META-INF/manifest.xml" in archive and b"encryption-data" in archive.read("META-INF/manifest.xml"):
            raise InputError("is encrypted", remedy="Remove its password first", path=path)
        content, styles, meta = (
            parse(archive.read(name), path, name) if name in archive or name == "content.xml" else None
            for name in ("content.xml", "styles.xml", "meta.xml")
        )
        assert content is not None
        return content, styles, meta


def is_flat(path: Path) -> bool:
    """Whether a file is XML as a whole, and not a zip archive."""
    with path.open("rb") as stream:
        return stream.read(100).lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<")


class _Flow:
    """Walks the body. Recursion is as deep as the XML, which the parser keeps below 256."""

    def __init__(self, styles: OdfStyles) -> None:
        self.builder = DocumentBuilder()
        self._styles = styles
        self._boxes: list[etree._Element] = []
        self._paragraphs = 0
        self._pages = 1

    def blocks(self, container: etree._Element, kind: BlockKind) -> None:
        for element in container:
            name = local(element)
            if (reason := self._reason(element, name)) is not None:
                self.builder.leave_out(reason, _all_text(element))
            elif name in ("p", "h"):
                self._paragraph(element, kind, heading=name == "h")
            elif name == "table-cell":
                self.blocks(element, BlockKind.CELL)
            elif name == "list-item":
                self.blocks(element, BlockKind.ITEM if kind is BlockKind.PARAGRAPH else kind)
            elif name == "soft-page-break":
                self._page()
            elif name in _NO_TEXT:
                self.builder.label(_all_text(element))
            elif name:
                self.blocks(element, kind)
        self.builder.end()

    def _paragraph(self, element: etree._Element, kind: BlockKind, *, heading: bool) -> None:
        self._paragraphs += 1
        level = 0
        if heading:
            outline = attribute(element, "outline-level")
            kind, level = BlockKind.HEADING, int(outline) if outline in set("123456789") else 1
        elif kind is BlockKind.PARAGRAPH:
            kind, level = self._styles.kind(attribute(element, "style-name"))
        self.builder.begin(kind, level, f"paragraph {self._paragraphs}")
        self._inline(element)
        self.builder.end()
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self.blocks(box, BlockKind.PARAGRAPH)

    def _inline(self, element: etree._Element) -> None:
        self.builder.add(element.text or "", collapse=True)
        for child in element:
            name = local(child)
            if (reason := self._reason(child, name)) is not None:
                self.builder.leave_out(reason, _all_text(child))
            elif name in ("note", "annotation"):
                self._note(child, name)
            elif name in _SHAPES:
                self._boxes.append(child)
            elif name == "soft-page-break":
                self._page()
            elif (character := _character(child)) is not None:
                self.builder.add(character)
            elif name in _NO_TEXT:
                self.builder.label(_all_text(child))
            elif name:
                self._inline(child)
            self.builder.add(child.tail or "", collapse=True)

    def _reason(self, element: etree._Element, name: str) -> Message | None:
        """Why an element is not part of the text."""
        if name in _LEFT_OUT and not str(element.tag).startswith(_FIELDS):
            return _LEFT_OUT[name]
        if attribute(element, "is-hidden") == "true" or attribute(element, "display") == "none":
            return _HIDDEN  # sections, conditional paragraphs and fields
        if name == "content-control" and attribute(element, "showing-place-holder") == "true":
            return _PROMPT
        if name in ("p", "h") and any(
            attribute(field, "is-hidden") == "true" for field in element.iter("{*}hidden-paragraph")
        ):
            return _HIDDEN
        family = {"p": "paragraph", "h": "paragraph", "span": "text", "section": "section"}.get(name)
        style = attribute(element, "style-name") if family else ""
        return _HIDDEN if family and self._styles.hides(family, style) else None

    def _page(self) -> None:
        self._pages += 1
        self.builder.mark(MarkKind.PAGE, str(self._pages))

    def _note(self, element: etree._Element, name: str) -> None:
        kind = NoteKind.COMMENT if name == "annotation" else NoteKind.FOOTNOTE
        if attribute(element, "note-class") == "endnote":
            kind = NoteKind.ENDNOTE
        label = "".join(str(t) for citation in element.iter("{*}note-citation") for t in citation.itertext())
        left_out = Counter[Message]()
        text = "\n".join("".join(self._plain(p)) for p in self._paragraphs_of(element, left_out))
        # The citation, and who made an annotation when, are no text.
        self.builder.label(visible(_all_text(element)) - visible(text) - left_out.total())
        for reason, count in left_out.items():
            self.builder.leave_out(reason, count)
        self.builder.note(text, kind=kind, label=label, origin=f"{kind.value} {label}".strip())

    def _paragraphs_of(self, element: etree._Element, left_out: Counter[Message]) -> Iterator[etree._Element]:
        """The paragraphs of a note in order, those of a box after the one that it is in.

        Args:
            left_out: counts characters that are no part of the note, by the reason.
        """
        for child in element:
            name = local(child)
            if (reason := self._reason(child, name)) is not None:
                left_out[reason] += visible(_all_text(child))
            elif name and name not in _NO_TEXT:
                if name in ("p", "h"):
                    yield child
                yield from self._paragraphs_of(child, left_out)

    def _plain(self, element: etree._Element) -> Iterator[str]:
        """The text of a paragraph of a note, without that of boxes."""
        yield element.text or ""
        for child in element:
            name = local(child)
            character = _character(child)
            if character is not None:
                yield character
            elif name and name not in _NO_TEXT and name not in _SHAPES and self._reason(child, name) is None:
                yield from self._plain(child)
            yield child.tail or ""


def _character(element: etree._Element) -> str | None:
    name = local(element)
    if name == "s":
        count = attribute(element, "c")
        return " " * min(int(count) if count.isdecimal() and len(count) < 6 else 1, _MANY_SPACES)
    return {"tab": "\t", "line-break": "\n"}.get(name)


def _all_text(element: etree._Element) -> str:
    return "".join(map(str, element.itertext()))


def _metadata(root: etree._Element) -> dict[str, str]:
    wanted = {"title": "title", "creator": "author", "language": "language"}
    return {wanted[local(e)]: e.text or "" for e in root.iter("{*}title", "{*}creator", "{*}language")}
