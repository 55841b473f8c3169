"""Vocalised text is stripped before an encoder sees it, on every way that leads to one."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import numpy as np
import pytest

from aligner.alignment.aligner import Aligner, AlignmentSettings
from aligner.alignment.splitting.chooser import SplitChooser
from aligner.bitext import Bead, Side
from aligner.segmentation.segmenter import Cutting, segment
from aligner.text.normalize import for_encoder
from models.use.encoder import UseEncoder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligner.alignment.encoder_protocol import SpanVectors, Vectors

VERSES = """بِسْمِ ٱللَّهِ ٱلرَّحْمَٰنِ ٱلرَّحِيمِ
ٱلْحَمْدُ لِلَّهِ رَبِّ ٱلْعَٰلَمِينَ
ٱلرَّحْمَٰنِ ٱلرَّحِيمِ
مَٰلِكِ يَوْمِ ٱلدِّينِ
إِيَّاكَ نَعْبُدُ وَإِيَّاكَ نَسْتَعِينُ
ٱهْدِنَا ٱلصِّرَٰطَ ٱلْمُسْتَقِيمَ"""
ENGLISH = """In the name of God, the Beneficent, the Merciful
Praise be to God, Lord of the Worlds
The Beneficent, the Merciful
Owner of the Day of Judgment
Thee alone we worship; Thee alone we ask for help
Show us the straight path"""
PLAIN = "\n".join(" ".join(for_encoder(word) for word in line.split()) for line in VERSES.split("\n"))


class Listening:
    """The bundled encoder, with a record of all that it was asked to encode."""

    def __init__(self) -> None:
        self._encoder = UseEncoder()
        self.heard: set[str] = set()
        self.signature, self.dimension = self._encoder.signature, self._encoder.dimension

    def encode(self, texts: Sequence[str], progress: object = None) -> Vectors:
        self.heard.update(texts)
        return self._encoder.encode(texts)

    def stream(self, words: Sequence[str], progress: object = None) -> SpanVectors:
        self.heard.update(words)
        return self._encoder.stream(words)


def assert_bare(encoder: Listening) -> None:
    assert encoder.heard
    marks = {c for text in encoder.heard for c in text if unicodedata.category(c) == "Mn" or c == "ٱ"}
    assert not marks


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("cutting", [Cutting.LINES, Cutting.STREAM])
def test_every_way_to_an_encoder(cutting: Cutting, *, turned: bool) -> None:
    texts = [segment(VERSES, "ar", cutting), segment(ENGLISH, "en", Cutting.LINES)]
    source, target = texts[::-1] if turned else texts
    encoder = Listening()
    for swap in (False, True):
        aligner = Aligner(source, target, encoder, AlignmentSettings(swap=swap))
        beads = [bead for bead in aligner.align().beads if not bead.is_null]
        assert aligner.explain(beads[0]) is not None
        aligner.alternative_endings(*beads[:2])
        aligner.realign_among(beads[:3], ())
    sides = {Side.SOURCE: source, Side.TARGET: target}
    chooser = SplitChooser(
        {side: text.text for side, text in sides.items()},
        {side: text.language for side, text in sides.items()},
        encoder,
    )
    whole = Bead(source.segments[:1], target.segments[:1])
    chooser.matching_cut(whole, Side.SOURCE, source.text.index(" ") + 1)
    assert_bare(encoder)


def test_verses_align_alike_with_and_without_their_vowels() -> None:
    encoder = UseEncoder()
    found = []
    for arabic in (VERSES, PLAIN):
        texts = segment(arabic, "ar", Cutting.LINES), segment(ENGLISH, "en", Cutting.LINES)
        alignment = Aligner(*texts, encoder).align()
        found.append(
            [
                (
                    [texts[0].segments.index(s) for s in bead.source],
                    [texts[1].segments.index(s) for s in bead.target],
                )
                for bead in alignment.beads
            ]
        )
    assert found[0] == found[1] == [([i], [i]) for i in range(6)]


def test_vowels_would_lead_the_bundled_encoder_astray() -> None:
    """Why they are stripped: without it, vocalised verses hardly look like their translations."""
    encoder = UseEncoder()
    english = encoder.encode(ENGLISH.split("\n"))
    raw, bare = encoder.encode(VERSES.split("\n")), encoder.encode(PLAIN.split("\n"))
    assert np.diag(bare @ english.T).mean() > np.diag(raw @ english.T).mean() + 0.1


def test_hebrew_points_go_too_and_marks_alone_stay() -> None:
    assert for_encoder("בְּרֵאשִׁית") == "בראשית"
    assert for_encoder("ۗ") == "ۗ"
