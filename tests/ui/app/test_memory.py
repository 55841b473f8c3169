"""Free memory goes back to the system, wherever the C library can do that."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from ui.app.memory import bound_heaps, give_back


def _resident() -> int:
    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    return int(pages) * 4096


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory of the process is read from /proc")
def test_free_memory_is_given_back() -> None:
    bound_heaps()
    kept: list[bytes] = []
    blocks: list[bytes] = []
    for number in range(60_000):  # small enough for the heap; every hundredth stays
        (kept if number % 100 == 0 else blocks).append(bytes(2_000))
    full = _resident()
    blocks.clear()
    give_back()
    assert _resident() < full - 60_000_000
    assert len(kept) == 600


def test_another_c_library_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.app.memory._glibc", lambda: None)
    bound_heaps()
    give_back()
