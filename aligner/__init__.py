"""Align two texts and keep the pairs. Needs no screen and no database.

>>> from aligner import align
>>> [bead.is_null for bead in align("كتاب كبير", "a big book").beads]
[False]

The names below are imported when they are first used, so that ``import aligner`` stays quick.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aligner.alignment.aligner import Aligner, Alignment, AlignmentSettings
    from aligner.alignment.chapter_aligner import ChapterAligner
    from aligner.alignment.encoder_lookup import load_encoder
    from aligner.alignment.encoder_protocol import Encoder, SpanVectors
    from aligner.alignment.text_aligner import TextAligner
    from aligner.bitext import Bead, Segment, Side, Status
    from aligner.documents.document import Document
    from aligner.errors import Cancelled, EncoderError, InputError, MuqabalaError, OutputError
    from aligner.exchange.translation_unit import TranslationUnit
    from aligner.explanation.evidence import Evidence
    from aligner.formats.registry import iterate_units, read_bitext, read_document, write_units
    from aligner.scripting import align, align_files, write_alignment, write_tmx
    from aligner.segmentation.segmenter import Cutting, Segmentation, segment
    from aligner.text.encoding_detection import read_text

__all__ = [
    "Aligner",
    "Alignment",
    "AlignmentSettings",
    "Bead",
    "Cancelled",
    "ChapterAligner",
    "Cutting",
    "Document",
    "Encoder",
    "EncoderError",
    "Evidence",
    "InputError",
    "MuqabalaError",
    "OutputError",
    "Segment",
    "Segmentation",
    "Side",
    "SpanVectors",
    "Status",
    "TextAligner",
    "TranslationUnit",
    "align",
    "align_files",
    "iterate_units",
    "load_encoder",
    "read_bitext",
    "read_document",
    "read_text",
    "segment",
    "write_alignment",
    "write_tmx",
    "write_units",
]

_HOMES = {
    "aligner.alignment.aligner": ("Aligner", "Alignment", "AlignmentSettings"),
    "aligner.alignment.chapter_aligner": ("ChapterAligner",),
    "aligner.alignment.encoder_lookup": ("load_encoder",),
    "aligner.alignment.encoder_protocol": ("Encoder", "SpanVectors"),
    "aligner.alignment.text_aligner": ("TextAligner",),
    "aligner.bitext": ("Bead", "Segment", "Side", "Status"),
    "aligner.documents.document": ("Document",),
    "aligner.errors": ("Cancelled", "EncoderError", "InputError", "MuqabalaError", "OutputError"),
    "aligner.exchange.translation_unit": ("TranslationUnit",),
    "aligner.explanation.evidence": ("Evidence",),
    "aligner.formats.registry": ("iterate_units", "read_bitext", "read_document", "write_units"),
    "aligner.scripting": ("align", "align_files", "write_alignment", "write_tmx"),
    "aligner.segmentation.segmenter": ("Cutting", "Segmentation", "segment"),
    "aligner.text.encoding_detection": ("read_text",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> object:
    try:
        home = _HOME_OF[name]
    except KeyError:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}") from None
    value: object = getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
