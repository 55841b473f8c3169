"""Several encoders at once: the cosine is the weighted mean of theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from models.cache import cached
from models.ensemble import Ensemble, balanced, spread
from models.sentence_transformer.encoder import TransformerEncoder
from models.use.encoder import UseEncoder

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = ["then he went to Khurasan", "ثم مضى إلى خراسان", "the sultan had left the city"]


def test_cosines_are_weighted_means(mean_pooled: Path) -> None:
    use, other = UseEncoder(), TransformerEncoder(mean_pooled)
    both = Ensemble([(use, 3), (other, 1)])
    vectors = both.encode(TEXTS)
    assert vectors.shape == (3, both.dimension) == (3, 544)
    a, b = use.encode(TEXTS), other.encode(TEXTS)
    assert vectors @ vectors.T == pytest.approx(0.75 * a @ a.T + 0.25 * b @ b.T, abs=1e-5)
    assert use.signature in both.signature
    assert other.signature in both.signature
    assert both.signature != Ensemble([(use, 1), (other, 1)]).signature


def test_weights_even_out_how_far_cosines_spread(mean_pooled: Path) -> None:
    use, other = UseEncoder(), TransformerEncoder(mean_pooled)
    for encoder, share in ((balanced([(use, 1), (other, 1)]), 1), (balanced([(use, 3), (other, 1)]), 3)):
        weights = dict(zip((512, 32), encoder._weights, strict=True))
        assert weights[512] * spread(use) == pytest.approx(share * weights[32] * spread(other))


def test_spans_too(mean_pooled: Path) -> None:
    use, other = UseEncoder(), TransformerEncoder(mean_pooled)
    words = " ".join(TEXTS).split()
    starts, ends = np.array([0, 4, 3]), np.array([4, 12, 3])
    spans = Ensemble([(use, 1), (other, 1)]).stream(words)
    assert spans.words == len(words)
    vectors = spans.embed(starts, ends)
    a, b = use.stream(words).embed(starts, ends), other.stream(words).embed(starts, ends)
    assert vectors @ vectors.T == pytest.approx(0.5 * a @ a.T + 0.5 * b @ b.T, abs=1e-5)
    assert not vectors[2].any()


def test_members_keep_their_vectors_apart(
    mean_pooled: Path, prompted: Path, store: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    members = [(TransformerEncoder(mean_pooled), 1.0), (TransformerEncoder(prompted), 1.0)]
    words = " ".join(TEXTS).split()
    starts, ends = np.array([0, 4]), np.array([4, 12])
    once = cached(Ensemble(members), store).stream(words).embed(starts, ends)
    assert once == pytest.approx(Ensemble(members).stream(words).embed(starts, ends), abs=5e-3)
    assert len(store.kept) == 2
    monkeypatch.setattr(TransformerEncoder, "states", lambda *_: pytest.fail("encoded again"))
    assert np.array_equal(cached(Ensemble(members), store).stream(words).embed(starts, ends), once)


def test_progress_runs_once_from_beginning_to_end(mean_pooled: Path) -> None:
    seen: list[float] = []
    both = Ensemble([(UseEncoder(), 1), (TransformerEncoder(mean_pooled), 1)])
    both.encode(TEXTS, lambda done, message: seen.append(done))
    assert seen == sorted(seen)
    assert seen[-1] == 1.0
