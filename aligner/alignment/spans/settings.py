"""Settings of the span aligner, and the values that pass between its modules."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from hashlib import sha256
from typing import NamedTuple

from aligner.alignment.spans.bead_model.bead_lattice import BeadModelSettings
from aligner.alignment.spans.chunking import BlockSettings
from aligner.alignment.spans.features.abridgement_mask import ChainSettings
from aligner.alignment.spans.features.lexicon import Lexicon, load_lexicon
from aligner.alignment.spans.features.parallel_openers import OpenerSettings
from aligner.alignment.spans.lattice.candidates import CandidateSettings
from aligner.alignment.spans.lattice.coarse_hmm import CoarseWeights
from aligner.alignment.spans.parameters import Model, SkipSettings, load_model


@dataclass(frozen=True, slots=True)
class DecodingSettings:
    """Thresholds that turn posteriors into beads. Set by hand on the benchmarks, not trained.

    Probabilities lie in [0, 1]; log-odds and penalties are natural logarithms.

    Attributes:
        sync_threshold, stream_sync_threshold: what a sync point earns is its posterior less this, between
            segments and in a word stream.
        null_threshold: the same for a step over clauses without words.
        gap_threshold: the same for a step over words without clauses.
        min_point_posterior: sync points of a lower posterior are dropped.
        min_gap_posterior: a skip of a lower posterior is not considered in the chain, whatever the points
            around it earn.
        first_pass_skip_scale: share of the skip penalties that the first pass asks. It is low, so that the
            first pass finds every stretch that may be skipped.
        heading_skip_bonus: added to the log-weight of a skip at a heading that the other side lacks.
        gloss_skip_bonus: the same at a gloss ("that is, ...").
        heading_inside_log_odds: of a cut after the first word of a heading.
        usual_letter_ratio: Arabic letters per English letter: 0.55 to 0.75 in chronicles, scripture, law and
            news.
        letter_ratio_tolerance: factor by which the ratio of a text may differ from the usual one. A text
            that differs more has lost pages, and its ratio says nothing about its sentences.
        gap_posterior: share of a sentence, or probability of a word, above which it is a gap. At 0.4, two in
            a hundred traditions that the English renders in a few words would be gaps.
        gap_posterior_between: the same for a sentence between two gaps.
        short_sentence_words, short_sentence_posterior: a sentence of fewer words ("Preamble") says little
            and needs a higher posterior.
        long_run_words, short_run_posterior: a run of sentences with fewer words needs this mean posterior.
            Beside an untranslated page many single sentences come near ``gap_posterior``.
        min_gap_words: words of a word stream below which a gap is left to the trained decoder.
        segment_gap_words: words of the stream side and of the clause side below which a gap between segments
            is left to the trained decoder.
        chain_gap_words: the same for words that begin with a chain of transmitters, of which trained weights
            tell whether it is rendered.
        free_gap_words: the same where neither side has segments.
        null_edge_posterior: mean posterior above which the edge of a bead is cut off as a null bead.
        min_null_edge_words, min_null_edge_clauses: shorter edges are left to the trained decoder.
        regular_share: share of one-to-one beads at which the bead model begins to count, and at which it
            counts fully.
        bead_model_weight: weight of the bead model in a fully regular text, in [0, 1].
        regularity_prior_beads: beads of prior belief in that share, half of them irregular. A short stretch
            is never called regular.
        possible_cut_posterior: of the span lattice, above which the bead model considers a cut.
        min_posterior: below it the posteriors of beads and points are dropped.
        unpaired_posterior, unpaired_ratio: a bead is split into two null beads if both sides are unpaired
            with this probability and this many times likelier than the bead.
        min_alternative_posterior: of another end that is offered to a user who asks for one. The user asked,
            so the current bead is presumed wrong.
        confidence_weights: log-odds that a bead is right: a constant, a factor for the log-odds of its
            posterior, and one for those of the mean posterior of its text, which tells how hard the text is.
            Fitted by logistic regression on hayy_ockley, ntrex, udhr and bible_svd_web with their variants
            (docs/benchmarks/training.md).
        usual_posterior, usual_posterior_beads: prior mean posterior of a text, and how many beads it counts
            for.
        long_stretch_beads: a stretch of this many beads sets the mean posterior of its text; a shorter one
            takes that of the last long one.
        block_tail: shares of a block between which it may end early.
        block_tail_bonus: how much a later end is preferred.
    """

    sync_threshold: float = 0.1
    stream_sync_threshold: float = 0.1
    null_threshold: float = 0.35
    gap_threshold: float = 0.1
    min_point_posterior: float = 0.02
    min_gap_posterior: float = 0.15
    first_pass_skip_scale: float = 0.4
    heading_skip_bonus: float = 4.0
    gloss_skip_bonus: float = 2.0
    heading_inside_log_odds: float = -8.0
    usual_letter_ratio: float = 0.68
    letter_ratio_tolerance: float = 1.45
    gap_posterior: float = 0.5
    gap_posterior_between: float = 0.3
    short_sentence_words: int = 4
    short_sentence_posterior: float = 0.85
    long_run_words: int = 40
    short_run_posterior: float = 0.75
    min_gap_words: int = 2
    segment_gap_words: tuple[int, int] = (20, 24)
    chain_gap_words: int = 60
    free_gap_words: tuple[int, int] = (30, 30)
    null_edge_posterior: float = 0.5
    min_null_edge_words: int = 30
    min_null_edge_clauses: int = 4
    regular_share: tuple[float, float] = (0.78, 0.86)
    bead_model_weight: float = 0.7
    regularity_prior_beads: int = 10
    possible_cut_posterior: float = 1e-3
    min_posterior: float = 0.01
    unpaired_posterior: float = 0.3
    unpaired_ratio: float = 1.5
    min_alternative_posterior: float = 1e-4
    confidence_weights: tuple[float, float, float] = (0.53, 0.53, 0.59)
    usual_posterior: float = 0.8
    usual_posterior_beads: int = 10
    long_stretch_beads: int = 30
    block_tail: tuple[float, float] = (0.7, 0.92)
    block_tail_bonus: float = 0.2


@dataclass(frozen=True, slots=True)
class PairSettings:
    """Parameters of the span aligner. ``str`` gives its part of the aligner's signature.

    Attributes:
        model: trained weights of the lattices.
        lexicon: bilingual stems.
        coarse: weights of the coarse search.
        decoding: thresholds.
        chains, openers, candidates, blocks, bead_model, skips: those of the parts of the aligner.
        window, stride: words in a window of the coarse search, and from one window to the next.
        most_clauses: neighbouring clauses that may take a span together.
        most_clauses_of_sentence: clauses up to which a whole sentence may take a span too.
        bracket_words: words after which a bracket that is not closed does not count.
        bracket_share: how much a letter counts in brackets that the other side lacks.
        note_words: words of a segment that is a note in brackets, at most; half as many where it does not say
            that it explains ("i.e.") or refers ("see").
    """

    model: Model = field(default_factory=load_model)
    lexicon: Lexicon = field(default_factory=load_lexicon)
    coarse: CoarseWeights = field(default_factory=CoarseWeights)
    decoding: DecodingSettings = field(default_factory=DecodingSettings)
    chains: ChainSettings = field(default_factory=ChainSettings)
    openers: OpenerSettings = field(default_factory=OpenerSettings)
    candidates: CandidateSettings = field(default_factory=CandidateSettings)
    blocks: BlockSettings = field(default_factory=BlockSettings)
    bead_model: BeadModelSettings = field(default_factory=BeadModelSettings)
    skips: SkipSettings = field(default_factory=SkipSettings)
    window: int = 14
    stride: int = 5
    most_clauses: int = 4
    most_clauses_of_sentence: int = 12
    bracket_words: int = 40
    bracket_share: float = 0.4
    note_words: int = 8

    def __str__(self) -> str:
        rest = repr([getattr(self, one.name) for one in fields(self) if one.name not in ("model", "lexicon")])
        digest = sha256(rest.encode()).hexdigest()[:8]
        return f"model {self.model.digest} words {self.lexicon.digest} settings {digest}"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of both sides to pair with one another (half-open ranges), except the holes.

    Attributes:
        words: of the word stream.
        clause_words: of the clause side.
        stream_holes, clause_holes: ranges inside, ascending, that something else holds.
    """

    words: tuple[int, int]
    clause_words: tuple[int, int]
    stream_holes: tuple[tuple[int, int], ...] = ()
    clause_holes: tuple[tuple[int, int], ...] = ()

    @property
    def size(self) -> int:
        """Words of both sides."""
        return self.words[1] - self.words[0] + self.clause_words[1] - self.clause_words[0]


class BeadSpan(NamedTuple):
    """A bead in words: half-open ranges of the word stream and of the clause side."""

    words: tuple[int, int]
    clause_words: tuple[int, int]
    score: float
    confidence: float
