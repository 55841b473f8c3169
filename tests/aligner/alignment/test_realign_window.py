"""Re-alignment of the few beads around a correction, and how often work reports itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from aligner.alignment.aligner import Aligner
from aligner.alignment.realign_window import MAX_CHARACTERS, MIN_CHARACTERS, realign_window
from aligner.bitext import Bead, Segment, Side
from aligner.errors import Cancelled
from tests.helpers.align_sample import ARABIC, GOLD, lines, stream

if TYPE_CHECKING:
    import numpy as np

    from aligner.alignment.encoder_protocol import Encoder, SpanVectors
    from aligner.progress import Progress
    from aligner.segmentation.segmenter import Segmentation

LENGTH = 100  # characters of one side of a made-up bead


def made(count: int, confidence: float = 0.9) -> list[tuple[Bead, bool]]:
    segments = [Segment(i * LENGTH, (i + 1) * LENGTH) for i in range(count)]
    return [(Bead((s,), (s,), 0.5, confidence), False) for s in segments]


def test_sure_pairs_bound_the_neighbourhood_however_long_the_text() -> None:
    for count in (100, 10_000):
        rows = made(count)
        asked: set[int] = set()

        def bead(k: int, rows: list[tuple[Bead, bool]] = rows, asked: set[int] = asked) -> tuple[Bead, bool]:
            asked.add(k)
            return rows[k]

        span = realign_window(bead, count, count // 2)
        around = -(-MIN_CHARACTERS // (2 * LENGTH))
        assert span == range(count // 2 - around, count // 2 + around + 1)
        assert asked <= set(range(span.start - 1, span.stop + 1))


def test_doubtful_pairs_are_gone_on_through_but_not_for_ever() -> None:
    span = realign_window(made(1000, 0.4).__getitem__, 1000, 500)
    around = -(-MAX_CHARACTERS // (2 * LENGTH))
    assert span == range(500 - around, 500 + around + 1)


def test_a_fixed_pair_bounds_it_but_not_one_made_by_the_same_command() -> None:
    rows = made(100)
    for k in (49, 50, 51, 53):
        rows[k] = (rows[k][0], True)
    span = realign_window(rows.__getitem__, 100, 50)
    assert span.stop == 53
    assert span.start < 48


def test_what_lies_above_a_correction_is_left_alone() -> None:
    rows = made(30)
    both = realign_window(lambda k: rows[k], 30, 15)
    assert realign_window(lambda k: rows[k], 30, 15, upward=False) == range(15, both.stop)
    rows[14:16] = [(bead, True) for bead, _ in rows[14:16]]
    assert realign_window(lambda k: rows[k], 30, 15, upward=False).start == 14, "made by the same command"


def test_at_the_ends_of_the_text() -> None:
    rows = made(3)
    assert realign_window(rows.__getitem__, 3, 0) == range(3)
    assert realign_window(rows.__getitem__, 3, 2) == range(3)


@pytest.fixture(scope="module")
def texts() -> tuple[Segmentation, Segmentation]:
    return stream(ARABIC, "ar"), lines(GOLD["target_sentences"], "en")


@pytest.fixture(scope="module")
def ready(texts: tuple[Segmentation, Segmentation], use: Encoder) -> Aligner:
    return Aligner(*texts, use)


def test_realigning_among_neighbours_covers_their_words_and_nothing_else(
    ready: Aligner, texts: tuple[Segmentation, Segmentation]
) -> None:
    beads = list(ready.align().beads)
    at = next(k for k in range(12, len(beads)) if not (beads[k].is_null or beads[k + 1].is_null))
    merged = Bead(beads[at].source + beads[at + 1].source, beads[at].target + beads[at + 1].target)
    among = [*beads[at - 3 : at], merged, *beads[at + 2 : at + 5]]
    found = ready.realign_among(among, [merged])
    assert found is not None
    for side, text in zip(Side, texts, strict=True):
        held = [s.of(text.text).split() for b in (*found, merged) for s in sorted(b.side(side))]
        before = [s.of(text.text).split() for b in among for s in sorted(b.side(side))]
        assert sorted(w for words in held for w in words) == sorted(w for words in before for w in words)
    low, high = merged.target[0].start, merged.target[-1].end
    assert all(s.end <= low or s.start >= high for b in found for s in b.target)


def test_beads_that_are_not_one_stretch_are_refused(ready: Aligner) -> None:
    beads = ready.align().beads
    assert ready.realign_among([beads[2], beads[9]], []) is None


class Counting:
    """An encoder that counts the spans it embeds at each call."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self.signature, self.dimension = encoder.signature, encoder.dimension
        self.embedded = 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._encoder, name)

    def stream(self, words: list[str], progress: Progress) -> SpanVectors:
        return CountingStream(self, self._encoder.stream(words, progress))


class CountingStream:
    def __init__(self, owner: Counting, inner: SpanVectors) -> None:
        self._owner, self._inner = owner, inner

    @property
    def words(self) -> int:
        return self._inner.words

    def embed(self, starts: np.ndarray[Any, Any], ends: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
        self._owner.embedded += len(starts)
        return self._inner.embed(starts, ends)


def test_little_is_embedded_between_two_reports(
    texts: tuple[Segmentation, Segmentation], use: Encoder
) -> None:
    """A thousand spans take some hundredths of a second: so often, at least, one can cancel."""
    encoder = Counting(use)
    most = latest = 0

    def watch(done: float, message: str) -> None:
        nonlocal most, latest
        most, latest = max(most, encoder.embedded - latest), encoder.embedded

    Aligner(*texts, encoder).align(progress=watch)  # type: ignore[arg-type]
    assert encoder.embedded > 2048
    assert most <= 1024


def test_cancelling_during_a_realignment_leaves_the_aligner_usable(ready: Aligner) -> None:
    beads = ready.align().beads

    def stop(done: float, message: str) -> None:
        if done > 0.5:
            raise Cancelled

    with pytest.raises(Cancelled):
        ready.realign_among(beads[2:9], [], stop)
    assert ready.align().beads == beads
