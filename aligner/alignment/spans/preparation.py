"""Read and encode two texts once, so that any stretch of them can be paired."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from aligner.alignment.encoder_protocol import rough
from aligner.alignment.spans.features.abridgement_mask import MaskedStream, mask_abridged
from aligner.alignment.spans.features.boundary_model import cut_log_odds
from aligner.alignment.spans.features.brackets import bracketed, is_note, lacks
from aligner.alignment.spans.features.clauses import Clauses, clause_units, whole_segments
from aligner.alignment.spans.features.glosses import gloss_starts
from aligner.alignment.spans.features.headings import heading_starts, names_division
from aligner.alignment.spans.features.lexicon import LexicalScores
from aligner.alignment.spans.features.parallel_openers import ParallelOpeners, parallel_openers
from aligner.alignment.spans.features.rendering import Rendering, rendering_of
from aligner.alignment.spans.features.traditions import Traditions, traditions_of
from aligner.alignment.spans.lattice.candidates import Cuts, Windows, window_grid
from aligner.alignment.spans.lattice.scoring import ClauseRun, ClauseTable, SpanScorer
from aligner.progress import WORDS_PER_TICK, Progress, as_tick, no_progress, no_tick, sub_progress
from aligner.segmentation.segmenter import Cutting, Segmentation
from aligner.text.normalize import for_encoder
from aligner.text.scripts import base_language

if TYPE_CHECKING:
    from collections.abc import Callable

    from aligner.alignment.encoder_protocol import Encoder, SpanVectors, Vectors
    from aligner.alignment.spans.features.lexicon import Lexicon
    from aligner.alignment.spans.settings import PairSettings, Stretch
    from aligner.text.word_stream import WordStream

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]

ENCODE_BATCH = 128
"""Spans encoded together. Spread over a thousand words they take less than 0.2 s."""


@dataclass(frozen=True)
class PreparedTexts:
    """Two texts, read and encoded. Built by :func:`prepare_texts`; never changes.

    Attributes:
        settings: of the aligner.
        encoder: the one that made the vectors.
        stream: words of the word stream as encoders know them (see :func:`plain_words`).
        other: words of the clause side.
        clauses: of the clause side.
        free_clauses: whether that side has no segments.
        clause_sizes: float64, shape (clauses,): words of each.
        clause_characters: float64, shape (clauses,).
        cuts: where the stream may be cut.
        skip_gates: float64, shape (words + 1,): log-odds of beginning or ending a skip at each cut.
        skip_bonus: float64, shape (words + 1,): added to the log-weight of a skip that begins or ends there.
        openers: parallel openers of both sides; None unless the stream is Arabic and the clauses English.
        rendering: evidence that clauses render chains of transmitters; None as for ``openers``, and without
            chains.
        traditions: segments of a text of traditions; None as for ``rendering``, and without segments.
        scorer: scores spans of the stream for runs of clauses. Its vectors and tables are empty if either
            text has no words.
        run_heads: intp, shape (runs,): ``head`` of each run in ``scorer.table``, ascending.
        windows: of the stream, for the coarse search.
        mean: float32, shape (dimension,): mean vector of the windows.
        word_positions: float64, shape (words + 1,): index of the word at each cut.
    """

    settings: PairSettings
    encoder: Encoder
    stream: list[str]
    other: list[str]
    clauses: Clauses
    free_clauses: bool
    clause_sizes: Floats
    clause_characters: Floats
    cuts: Cuts
    skip_gates: Floats
    skip_bonus: Floats
    openers: ParallelOpeners | None
    rendering: Rendering | None
    traditions: Traditions | None
    scorer: SpanScorer
    run_heads: Ints
    windows: Windows
    mean: Vectors
    word_positions: Floats

    @property
    def single(self) -> Ints:
        """intp, shape (clauses,): the row of each single clause in ``scorer.table``."""
        return self.scorer.table.single

    @property
    def is_empty(self) -> bool:
        """Whether either text has no words."""
        return not self.stream or not len(self.clauses)

    def clause_range(self, stretch: Stretch) -> range:
        """The clauses that hold the words of a stretch."""
        first, end = stretch.clause_words
        low = int(np.searchsorted(self.clauses.ends, first, side="right"))
        return range(low, int(np.searchsorted(self.clauses.starts, end, side="left")))

    def closes(self, clauses: range) -> list[int]:
        """Boundaries of these clauses at which a bead may end, from 0 on; both ends included."""
        found = [0, *(j + 1 for j, clause in enumerate(clauses) if self.clauses.closes[clause])]
        return found if found[-1] == len(clauses) else [*found, len(clauses)]


class _NoVectors:
    """Span vectors of a text without words."""

    def __init__(self, dimension: int) -> None:
        self._dimension = dimension

    @property
    def words(self) -> int:
        return 0

    def embed(self, starts: Ints, ends: Ints) -> Vectors:
        return np.zeros((len(starts), self._dimension), dtype=np.float32)


def prepare_texts(
    stream: Segmentation,
    stream_words: WordStream,
    other: Segmentation,
    other_words: WordStream,
    encoder: Encoder,
    settings: PairSettings,
    progress: Progress = no_progress,
) -> PreparedTexts:
    """Read and encode two texts.

    Args:
        stream, stream_words: the side whose words may be cut anywhere.
        other, other_words: the side whose clauses look for their spans.
        progress: called at least every 0.1 s; raises Cancelled to stop.
    """
    tick = as_tick(progress, 0.0, "Reading words")
    languages = base_language(stream.language), base_language(other.language)
    arabic_english = languages == ("ar", "en")
    plain, other_plain = plain_words(stream_words, tick), plain_words(other_words, tick)
    notes, other_notes = _notes(stream, settings), _notes(other, settings)
    attached = notes if lacks(len(notes), len(other_notes)) else frozenset[int]()
    other_attached = other_notes if lacks(len(other_notes), len(notes)) else frozenset[int]()
    clauses = clause_units(other, other_words, tick, notes=other_attached)
    bracket_words = settings.bracket_words
    in_brackets = bracketed(plain, bracket_words, tick)
    other_in_brackets = bracketed(other_plain, bracket_words, tick)
    closing = np.concatenate([[0], clauses.ends[clauses.closes]])
    other_characters = _cumulative(other_plain, _weights(other_in_brackets, in_brackets, closing, settings))
    segment_end = np.zeros(len(stream_words) + 1, dtype=np.bool_)
    segment_end[[0, *(end for _, end in whole_segments(stream, stream_words, tick, attached))]] = True
    odds = cut_log_odds(stream_words.words(), settings.model.cuts, tick)
    odds[segment_end] = np.maximum(odds[segment_end], 0.0)
    free = stream.cutting is Cutting.STREAM
    headings = np.array(heading_starts(plain, tick) if arabic_english and free else [], dtype=np.intp)
    odds[headings] = np.maximum(odds[headings], 0.0)
    odds[headings + 1] = settings.decoding.heading_inside_log_odds  # between a division and its number
    ends = None if free else segment_end
    mask = mask_abridged(plain, odds, other_plain if arabic_english else None, tick, ends, settings.chains)
    skip_bonus = np.zeros(len(stream_words) + 1)
    if _lacks_headings(other, len(headings)):
        skip_bonus[headings] = settings.decoding.heading_skip_bonus
    if arabic_english:
        skip_bonus[gloss_starts(plain, tick)] += settings.decoding.gloss_skip_bonus
    weights = _weights(in_brackets, other_in_brackets, np.flatnonzero(segment_end), settings)
    characters = _cumulative(plain, mask.encoded * weights)
    kept_before = np.concatenate([[0], np.cumsum(mask.encoded)]).astype(np.intp)
    openers = rendering = traditions = None
    if arabic_english:
        openers = parallel_openers(plain, ends, clauses, other_plain, tick, settings.openers)
        rendering = rendering_of(plain, mask.chains, clauses, other_plain, ends, mask.encoded, tick)
        if not free and other.cutting is not Cutting.STREAM:
            traditions = traditions_of(plain, mask.chains, segment_end, clauses, other_plain, tick)
    ratio = float(characters[-1]) / max(1.0, float(other_characters[-1]))
    if arabic_english:
        usual, tolerance = settings.decoding.usual_letter_ratio, settings.decoding.letter_ratio_tolerance
        ratio = min(max(ratio, usual / tolerance), usual * tolerance)
    if plain and len(clauses):
        vectors, table, windows, mean = _encoded(
            plain, mask.encoded, other_plain, clauses, other_characters, encoder, settings, progress
        )
    else:
        vectors, table, windows, mean = _without_vectors(encoder.dimension, settings)
    lexical = None
    if set(languages) == {"ar", "en"} and len(table.runs):
        tick = as_tick(progress, 1.0, "Reading words")
        lexical = _lexical_scores(
            plain, mask.encoded, other_plain, clauses, languages[0] == "ar", settings, tick
        )
        progress(1.0, "Encoding words")
    scorer = SpanScorer(
        vectors,
        table,
        characters,
        mask.log_odds,
        segment_end,
        ratio,
        float(kept_before[-1]) / max(1.0, float(characters[-1])) * ratio,
        kept_before,
        lexical=lexical,
    )
    return PreparedTexts(
        settings,
        encoder,
        plain,
        other_plain,
        clauses,
        other.cutting is Cutting.STREAM,
        (clauses.ends - clauses.starts).astype(np.float64),
        other_characters[clauses.ends] - other_characters[clauses.starts],
        Cuts(
            mask.log_odds,
            np.ones_like(segment_end) if free else segment_end,
            free,
            mask.skippable,
            settings.candidates,
        ),
        mask.gates,
        skip_bonus,
        openers,
        rendering,
        traditions,
        scorer,
        np.array([run.head for run in table.runs], dtype=np.intp),
        windows,
        mean,
        np.arange(len(stream_words) + 1, dtype=np.float64),
    )


def _notes(side: Segmentation, settings: PairSettings) -> frozenset[int]:
    """Segments of a side that are short notes in brackets."""
    if side.cutting is Cutting.STREAM:
        return frozenset()
    longest = settings.note_words
    return frozenset(i for i, s in enumerate(side.segments) if i and is_note(s.of(side.text), longest))


def _weights(own: NDArray[np.bool_], other: NDArray[np.bool_], ends: Ints, settings: PairSettings) -> Floats:
    """How much the letters of each word of a side count, shape (words,): less in brackets that the other
    side lacks, unless the whole segment stands in them.

    Args:
        own, other: which words of each side stand in brackets.
        ends: words of this side at which a segment ends, 0 included.
    """
    if not lacks(int(own.sum()), int(other.sum())):
        return np.ones(len(own))
    whole = np.repeat(np.logical_and.reduceat(own, ends[:-1]), np.diff(ends))
    inside = own.copy()
    inside[: len(whole)] &= ~whole
    return np.where(inside, settings.bracket_share, 1.0)


def _lacks_headings(other: Segmentation, headings: int) -> bool:
    """Whether the clause side seems to lack most of the headings of the stream."""
    return headings > 0 and 2 * sum(names_division(s.of(other.text)) for s in other.segments) < headings


def _encoded(
    plain: list[str],
    kept: NDArray[np.bool_],
    other: list[str],
    clauses: Clauses,
    other_characters: Floats,
    encoder: Encoder,
    settings: PairSettings,
    progress: Progress,
) -> tuple[SpanVectors, ClauseTable, Windows, Vectors]:
    """Vectors of the stream, of runs of clauses and of windows, and the mean of the windows."""
    runs = _runs(clauses, settings, as_tick(progress, 0.0, "Reading words"))
    first = clauses.starts[[run.tail for run in runs]]
    last = clauses.ends[[run.head - 1 for run in runs]]
    vectors = _run_vectors(other, first, last, encoder, sub_progress(progress, 0.0, 0.4))
    encoding = sub_progress(progress, 0.4, 0.4)
    stream: SpanVectors = (
        encoder.stream(plain, encoding) if kept.all() else MaskedStream(encoder, plain, kept, encoding)
    )
    starts, ends = window_grid(len(plain), settings.window, settings.stride)
    half = np.empty((len(starts), vectors.shape[1]), dtype=np.float16)
    for at in range(0, len(starts), ENCODE_BATCH):
        progress(0.8 + 0.2 * at / len(starts), "Encoding words")
        part = slice(at, at + ENCODE_BATCH)
        half[part] = rough(stream, starts[part], ends[part])
    tick = as_tick(progress, 1.0, "Encoding words")
    mean = _mean(half, np.arange(len(half)), tick)
    single = np.array([run.row for run in runs if run.head == run.tail + 1], dtype=np.intp)
    table = ClauseTable(
        tuple(runs),
        vectors,
        other_characters[last] - other_characters[first],
        (last - first).astype(np.float64),
        _products(vectors, mean, tick),
        _mean(vectors, single, tick),
        single,
    )
    return stream, table, Windows(starts, ends, half, settings.stride), mean


def _without_vectors(
    dimension: int, settings: PairSettings
) -> tuple[SpanVectors, ClauseTable, Windows, Vectors]:
    """What :func:`_encoded` gives where one text has no words."""
    no_floats, no_ints = np.empty(0), np.empty(0, dtype=np.intp)
    no_rows = np.empty((0, dimension), dtype=np.float16)
    zero = np.zeros(dimension, dtype=np.float32)
    table = ClauseTable((), no_rows, no_floats, no_floats, no_floats, zero, no_ints)
    return _NoVectors(dimension), table, Windows(no_ints, no_ints, no_rows, settings.stride), zero


def with_lexicon(texts: PreparedTexts, lexicon: Lexicon, tick: Callable[[], None] = no_tick) -> PreparedTexts:
    """The same texts, and their vectors, with another dictionary."""
    settings = replace(texts.settings, lexicon=lexicon)
    old = texts.scorer.lexical
    if old is None:
        return replace(texts, settings=settings)
    heard = np.diff(texts.scorer.kept_before) > 0
    lexical = _lexical_scores(
        texts.stream, heard, texts.other, texts.clauses, old.arabic_stream, settings, tick
    )
    return replace(texts, settings=settings, scorer=replace(texts.scorer, lexical=lexical))


def _lexical_scores(
    plain: list[str],
    kept: NDArray[np.bool_],
    other: list[str],
    clauses: Clauses,
    arabic_stream: bool,
    settings: PairSettings,
    tick: Callable[[], None],
) -> LexicalScores:
    tick()
    parts = [
        other[first:end] for first, end in zip(clauses.starts.tolist(), clauses.ends.tolist(), strict=True)
    ]
    tick()
    return LexicalScores(
        [word if is_kept else "" for word, is_kept in zip(plain, kept.tolist(), strict=True)],
        parts,
        settings.lexicon,
        arabic_stream=arabic_stream,
        tick=tick,
    )


def _run_vectors(
    other: list[str], first: Ints, last: Ints, encoder: Encoder, progress: Progress
) -> NDArray[np.float16]:
    """Vectors of runs of clauses, as spans of one stream: their words are encoded once."""
    stream = encoder.stream(other, sub_progress(progress, 0.0, 0.7))
    out = np.empty((len(first), encoder.dimension), dtype=np.float16)
    for at in range(0, len(first), ENCODE_BATCH):
        progress(0.7 + 0.3 * at / len(first), "Encoding sentences")
        part = slice(at, at + ENCODE_BATCH)
        out[part] = stream.embed(first[part], last[part])
    return out


def _runs(clauses: Clauses, settings: PairSettings, tick: Callable[[], None]) -> list[ClauseRun]:
    """Single clauses, and neighbours within a segment that may take a span together; sorted by head."""
    runs: list[ClauseRun] = []
    most = settings.most_clauses
    opens = 0
    for head in range(1, len(clauses) + 1):
        if head % WORDS_PER_TICK == 0:
            tick()
        if head >= 2 and clauses.closes[head - 2]:
            opens = head - 1
        tails = list(range(max(opens, head - most), head))
        if clauses.closes[head - 1] and most < head - opens <= settings.most_clauses_of_sentence:
            tails.insert(0, opens)
        row = len(runs)
        runs.extend(ClauseRun(tail, head, row + i) for i, tail in enumerate(tails))
    return runs


def plain_words(words: WordStream, tick: Callable[[], None]) -> list[str]:
    """Words as encoders know them from running text: without vowel signs, with the common form of alef."""
    every = words.words(tick)
    plain: dict[str, str] = {}
    out: list[str] = []
    for at in range(0, len(every), WORDS_PER_TICK):
        tick()
        part = every[at : at + WORDS_PER_TICK]
        plain |= {word: for_encoder(word) for word in set(part) - plain.keys()}
        out += [plain[word] for word in part]
    return out


def _cumulative(words: list[str], kept: Floats | None = None) -> Floats:
    sizes = np.array([len(word) for word in words], dtype=np.float64)
    return np.concatenate([[0.0], np.cumsum(sizes if kept is None else sizes * kept)])


def _mean(vectors: NDArray[np.float16], rows: Ints, tick: Callable[[], None]) -> Vectors:
    """Mean of these rows, shape (dimension,)."""
    total = np.zeros(vectors.shape[1], dtype=np.float32)
    for at in range(0, len(rows), WORDS_PER_TICK):
        tick()
        total += vectors[rows[at : at + WORDS_PER_TICK]].sum(axis=0, dtype=np.float32)
    return total / np.float32(len(rows))


def _products(vectors: NDArray[np.float16], one: Vectors, tick: Callable[[], None]) -> Floats:
    """Products of all rows with one vector, shape (len(vectors),)."""
    out = np.empty(len(vectors))
    for at in range(0, len(vectors), WORDS_PER_TICK):
        tick()
        out[at : at + WORDS_PER_TICK] = vectors[at : at + WORDS_PER_TICK] @ one
    return out
