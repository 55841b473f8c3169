"""Align texts and files from a script or a notebook. ``from aligner import align`` gives these functions."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from aligner.alignment.aligner import Aligner, Alignment, AlignmentSettings
from aligner.alignment.encoder_lookup import DEFAULT_ENCODER, load_encoder
from aligner.exchange.beads_to_units import units_of_beads
from aligner.formats.registry import read_document, write_units
from aligner.progress import Progress, no_progress
from aligner.segmentation.segmenter import Cutting, Segmentation, segment

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from aligner.alignment.encoder_protocol import Encoder
    from aligner.alignment.spans.features.project_lexicon import ConfirmedPairs
    from aligner.bitext import Bead

ARABIC_ENGLISH = ("ar", "en")
"""Languages of source and target, as BCP 47 tags."""


def align(
    source: str | Segmentation,
    target: str | Segmentation,
    encoder: Encoder | str = DEFAULT_ENCODER,
    *,
    languages: tuple[str, str] = ARABIC_ENGLISH,
    cutting: Cutting = Cutting.AUTO,
    fixed: Sequence[Bead] = (),
    taught: ConfirmedPairs | None = None,
    settings: AlignmentSettings | None = None,
    progress: Progress = no_progress,
) -> Alignment:
    """Align two texts once. For further questions about them make an :class:`Aligner`.

    >>> from aligner import align
    >>> result = align("قرأ الولد الكتاب. ثم نام.", "The boy read the book. Then he slept.")
    >>> list(result.pairs())
    [('قرأ الولد الكتاب.', 'The boy read the book.'), ('ثم نام.', 'Then he slept.')]

    Args:
        source, target: texts, or texts that are cut already (see :func:`aligner.segment`).
        encoder: an encoder, or the name of one (see :func:`aligner.load_encoder`). Load it once and pass it
            to align many texts.
        languages: of texts that are not cut yet.
        cutting: how those are cut.
        fixed: beads that come back unchanged; nothing is paired across them.
        taught: confirmed pairs from whose words the aligner learns.
        settings: parameters.
        progress: called at least every 0.1 s; raises Cancelled to stop.

    Raises:
        EncoderError: the encoder cannot be had.
    """
    one, two = (
        segment(text, language, cutting) if isinstance(text, str) else text
        for text, language in zip((source, target), languages, strict=True)
    )
    found = load_encoder(encoder) if isinstance(encoder, str) else encoder
    aligner = Aligner(one, two, found, settings or AlignmentSettings(), progress)
    if taught is not None:
        aligner.teach(taught, progress)
    return aligner.align(fixed, progress)


def align_files(
    source: Path | str,
    target: Path | str,
    encoder: Encoder | str = DEFAULT_ENCODER,
    *,
    languages: tuple[str, str] = ARABIC_ENGLISH,
    cutting: Cutting = Cutting.AUTO,
    settings: AlignmentSettings | None = None,
    progress: Progress = no_progress,
) -> Alignment:
    """Align two documents of any format that Muqabala reads (text, DOCX, PDF, EPUB, OpenITI ...).

    Nothing is cleaned away before (see :mod:`aligner.text.cleaning`).

    Args:
        source, target: paths.

    The others are those of :func:`align`.

    Raises:
        InputError: a file cannot be read or holds no running text.
        EncoderError: the encoder cannot be had.
    """
    return align(
        read_document(source).text,
        read_document(target).text,
        encoder,
        languages=languages,
        cutting=cutting,
        settings=settings,
        progress=progress,
    )


def write_alignment(path: Path | str, alignment: Alignment, *, format_name: str = "") -> int:
    """Write the beads of an alignment as suggested units, null beads with one empty side.

    Args:
        path: its ending chooses the format (``.tmx``, ``.xlf``, ``.tsv``, ``.xlsx``, ``.jsonl`` ...).
        format_name: overrides the ending.

    Returns:
        how many units were written.

    Raises:
        OutputError: the ending names no format that units are written in, or the file cannot be written.
    """
    units = units_of_beads(
        alignment.beads, alignment.source, alignment.target, made=datetime.now(UTC), by="muqabala"
    )
    return write_units(path, units, format_name=format_name)


def write_tmx(path: Path | str, alignment: Alignment) -> int:
    """Write the beads of an alignment as TMX 1.4; as :func:`write_alignment`."""
    return write_alignment(path, alignment, format_name="tmx")
