"""TEI P5 with several translations of one source: each text as segments, and links of one end in each text.

Source: TEI P5 Guidelines 4.9, chapters 4 (text structure) and 17 (linking and alignment).
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from aligner.formats.io.atomic_write import atomic_write
from aligner.formats.io.characters import legal_in_xml
from aligner.formats.reports.tei import attribute
from aligner.text.scripts import check_language

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from aligner.formats.bitexts.tmx.multilingual import ParallelRow


def write_parallel_tei(
    path: Path, rows: Sequence[ParallelRow], source_language: str, translations: Sequence[tuple[str, str]]
) -> int:
    """Write rows as TEI P5 and return their number.

    Segments are named by the number of their row: ``s-3`` in the source, ``t1-3`` in the first translation.

    Args:
        translations: language and name of each column that a variant may belong to.

    Raises:
        InputError: a language code that no tool takes.
        OutputError: the file cannot be written.
    """
    for tag in (source_language, *(language for language, _ in translations)):
        check_language(tag)
    with atomic_write(path) as stream:

        def put(text: str) -> None:
            stream.write(text.encode())

        put(_head(source_language, translations))
        for number, row in enumerate(rows, start=1):
            ends = [f"#s-{number}", *(f"#t{one.column + 1}-{number}" for one in row.variants)]
            put(f'<link target="{" ".join(ends)}"/>\n')
        put("</linkGrp></standOff>\n<text><group>\n")
        put(f"<text xml:lang={attribute(source_language)}><body><div>\n")
        for number, row in enumerate(rows, start=1):
            put(f'<p><seg xml:id="s-{number}">{escape(legal_in_xml(row.source))}</seg></p>\n')
        put("</div></body></text>\n" if rows else "<p/></div></body></text>\n")
        for column, (language, name) in enumerate(translations):
            put(f"<text xml:lang={attribute(language)} n={attribute(name)}><body><div>\n")
            here = [(n, one) for n, row in enumerate(rows, 1) for one in row.variants if one.column == column]
            for number, one in here:
                name_of = f'xml:id="t{column + 1}-{number}" corresp="#s-{number}"'
                put(f"<p><seg {name_of}>{escape(legal_in_xml(one.text))}</seg></p>\n")
            put("</div></body></text>\n" if here else "<p/></div></body></text>\n")
        put("</group></text>\n</TEI>\n")
    return len(rows)


def _head(source_language: str, translations: Sequence[tuple[str, str]]) -> str:
    titles = dict.fromkeys(name for _, name in translations)
    tags = dict.fromkeys((source_language, *(language for language, _ in translations)))
    spoken = "".join(f"<language ident={attribute(tag)}>{escape(tag)}</language>" for tag in tags)
    title = escape(legal_in_xml("; ".join(titles))) or "Aligned texts"
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<TEI xmlns="http://www.tei-c.org/ns/1.0">\n<teiHeader><fileDesc>'
        f"<titleStmt><title>{title}</title></titleStmt>"
        "<publicationStmt><p>Exported by Muqabala.</p></publicationStmt>"
        "<sourceDesc><p>One text and its translations, aligned by the words of the source.</p></sourceDesc>"
        f"</fileDesc><profileDesc><langUsage>{spoken}</langUsage></profileDesc></teiHeader>\n"
        '<standOff><linkGrp type="translation">\n'
    )
