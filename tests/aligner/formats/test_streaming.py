"""What is written and read one by one stays small, however many there are; and it can be stopped."""

from __future__ import annotations

import tracemalloc
from typing import TYPE_CHECKING

import pytest

from aligner.errors import Cancelled
from aligner.exchange.presets import PRESETS, export_tmx
from aligner.exchange.selection import Selection
from aligner.exchange.translation_unit import TranslationUnit
from aligner.formats.registry import formats, iterate_units, write_units

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

SUFFIX = {entry.name: entry.suffixes[0] for entry in formats()}
WRITERS = sorted(entry.name for entry in formats() if entry.writer)
# Tables as text are decoded as a whole.
READERS = ["docx", "jsonl", "moses", "tmx", "xliff", "xlsx"]


def pairs(count: int) -> Iterator[TranslationUnit]:
    for i in range(count):
        yield TranslationUnit(
            f"ثم عاد من العراق سنة ست عشرة وستمائة {i}",
            f"Then he returned from Iraq in the year {i}.",
            properties={"id": str(i + 1)},
        )


def peak(work: Callable[[], object]) -> int:
    """Most memory that Python held while working, in bytes."""
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.slow
@pytest.mark.parametrize("name", WRITERS)
def test_writers_hold_a_few_units_at_a_time(tmp_path: Path, name: str) -> None:
    path = tmp_path / f"out{SUFFIX[name]}"
    write_units(path, pairs(10), format_name=name)  # imports
    # Pages are set word by word, which takes its time.
    counts = (20, 120) if name == "pdf" else (150, 900)
    few, many = (peak(lambda n=n: write_units(path, pairs(n), format_name=name)) for n in counts)  # type: ignore[misc]
    assert many < 1.5 * few + 500_000


@pytest.mark.slow
@pytest.mark.parametrize("name", READERS)
def test_readers_hold_a_few_units_at_a_time(tmp_path: Path, name: str) -> None:
    peaks = []
    for count in (10, 300, 2400):
        path = tmp_path / f"{count}{SUFFIX[name]}"
        write_units(path, pairs(count))
        peaks.append(peak(lambda path=path: sum(1 for _ in iterate_units(path, format_name=name))))  # type: ignore[misc]
    assert peaks[2] < 1.5 * peaks[1] + 1_500_000


def test_exports_hold_a_few_units_at_a_time(tmp_path: Path) -> None:
    def export(count: int) -> Callable[[], object]:
        return lambda: export_tmx(tmp_path / "m.tmx", pairs(count), PRESETS["trados"], selection=Selection())

    export(10)()
    assert peak(export(2400)) < 1.5 * peak(export(300)) + 500_000


@pytest.mark.parametrize("name", [*READERS, "csv", "tsv"])
def test_reading_can_be_stopped(tmp_path: Path, name: str) -> None:
    path = tmp_path / f"x{SUFFIX[name]}"
    write_units(path, pairs(50))

    def stop(done: float, message: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        list(iterate_units(path, format_name=name, progress=stop))
