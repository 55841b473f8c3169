"""Choose where the other text of a pair is cut when a person cuts one of them.

The choice is the likeliest candidate of a log-linear model (:mod:`aligner.alignment.splitting.features`).
Its weights are learned by ``benchmarks/training/train_split.py``. It needs the words of the pair only, so it
answers before anything else of a text is encoded.
"""

from __future__ import annotations

import json
import re
from collections import OrderedDict
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from aligner.alignment.spans.features.lexicon import load_lexicon
from aligner.alignment.spans.parameters import load_model
from aligner.alignment.splitting.features import FEATURES, CutText, PairReading
from aligner.bitext import Characters, Side
from aligner.parallel import on_this_thread
from aligner.text.scripts import base_language

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from aligner.alignment.encoder_protocol import Encoder, Vectors
    from aligner.alignment.spans.features.lexicon import Lexicon
    from aligner.alignment.spans.parameters import Model
    from aligner.bitext import Bead, Segment

    Segments = tuple[Segment, ...]

Floats = NDArray[np.float64]

TABLE = Path(__file__).with_name("weights.json")
MOST_WORDS = 800
"""Words of both sides up to which a pair is read in a few tenths of a second."""
END_PRICE = 5.0
"""Log-odds by which an end of the other side must be ahead: a person who splits a pair expects two pairs. Set
by hand: with weights of 144 seams it left 32 of 36 parts without counterpart alone in the sample, and 54 of
57 carets inside a pair got a cut inside the other side."""
KEPT_READINGS = 24
"""Pairs that stay read, about 1.3 MB each for a hundred words."""
KEPT_WORDS = 8_000
"""Vectors of single words, 2 kB each."""
_WORD = re.compile(r"\S+")


@cache
def load_weights(path: Path = TABLE) -> dict[bool, Floats]:
    """The weights of ``FEATURES``, for texts to be cut that are Arabic (True) and that are not."""
    raw = json.loads(path.read_text("utf-8"))
    return {
        arabic: np.array([float(raw[name][feature]) for feature in FEATURES])
        for arabic, name in ((True, "arabic"), (False, "other"))
    }


class SplitChooser:
    """Answers for the pairs of two texts; may be used from any thread.

    Args:
        texts, languages: of each side.
        encoder: used under a lock of the chooser.
        weights: of the features, by whether the text to be cut is Arabic; those of the program unless given.
    """

    def __init__(
        self,
        texts: Mapping[Side, Characters],
        languages: Mapping[Side, str],
        encoder: Encoder,
        *,
        lexicon: Lexicon | None = None,
        model: Model | None = None,
        weights: Mapping[bool, Floats] | None = None,
    ) -> None:
        self._texts, self._languages = texts, languages
        self._encoder = encoder
        self._lexicon = lexicon or load_lexicon()
        self._cuts = (model or load_model()).cuts
        self._weights = weights or load_weights()
        self._readings: OrderedDict[tuple[Segments, Segments], PairReading] = OrderedDict()
        self._known: dict[str, Vectors] = {}
        self._lock = Lock()  # one pair is read at a time
        self._keeping = Lock()

    def read(self, bead: Bead) -> None:
        """Read a pair ahead, so that the next question about it is answered at once."""
        with self._lock, on_this_thread():
            self._reading(bead)

    def matching_cut(self, bead: Bead, side: Side, at: int) -> int | None:
        """Where to cut the other side of a bead that is cut in two on one side.

        Args:
            side, at: the offset of a cut between two words of the bead.

        Returns:
            an offset of the other text: the start of a word; the start or the end of the bead's other side if
            one part is most likely untranslated. None for a null bead, for a cut at the edge, and for a bead
            too long to answer at once.
        """
        own = [start for start, _ in _words(self._texts[side], bead.side(side))]
        word = sum(start < at for start in own)
        if not 0 < word < len(own):
            return None
        with on_this_thread():
            reading = self._kept(bead)
            if reading is None:
                with self._lock:
                    reading = self._reading(bead)
            if reading is None:
                return None
            scores = (
                reading.features(side, word)
                @ self._weights[base_language(self._languages[side.other]) == "ar"]
            )
        scores[[0, -1]] -= END_PRICE
        places = _words(self._texts[side.other], bead.side(side.other))
        chosen = int(scores.argmax())
        return places[chosen][0] if chosen < len(places) else places[-1][1]

    def _kept(self, bead: Bead) -> PairReading | None:
        """What was read of a pair; does not wait while another one is being read."""
        key = bead.source, bead.target
        with self._keeping:
            if key in self._readings:
                self._readings.move_to_end(key)
            return self._readings.get(key)

    def _reading(self, bead: Bead) -> PairReading | None:
        if (kept := self._kept(bead)) is not None:
            return kept
        texts = {side: self._cut_text(bead, side) for side in Side}
        if not all(map(len, texts.values())) or sum(map(len, texts.values())) > MOST_WORDS:
            return None
        reading = PairReading(
            texts[Side.SOURCE],
            texts[Side.TARGET],
            self._encoder,
            self._vectors,
            self._lexicon,
            self._cuts,
        )
        with self._keeping:
            self._readings[bead.source, bead.target] = reading
            if len(self._readings) > KEPT_READINGS:
                self._readings.popitem(last=False)
        return reading

    def _cut_text(self, bead: Bead, side: Side) -> CutText:
        text, segments = self._texts[side], bead.side(side)
        words, stops = list[str](), set[int]()
        for segment in segments:
            words += [text[start:end] for start, end in _words(text, (segment,))]
            stops.add(len(words) - 1)
        return CutText(words, self._languages[side], frozenset(stops))

    def _vectors(self, words: Sequence[str]) -> Vectors:
        new = [word for word in dict.fromkeys(words) if word not in self._known]
        if len(self._known) + len(new) > KEPT_WORDS:
            self._known.clear()
            new = list(dict.fromkeys(words))
        if new:
            self._known.update(zip(new, self._encoder.encode(new), strict=True))
        return np.stack([self._known[word] for word in words])


def _words(text: Characters, segments: Sequence[Segment]) -> list[tuple[int, int]]:
    """Offsets of the words of some segments."""
    return [
        (segment.start + match.start(), segment.start + match.end())
        for segment in segments
        for match in _WORD.finditer(segment.of(text))
    ]
