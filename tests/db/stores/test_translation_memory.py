"""The translation memory: taken in, found again with its score, forgotten."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from aligner.errors import Cancelled, ProjectError
from aligner.exchange.translation_unit import TranslationUnit
from db.stores.translation_memory import TranslationMemory

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAIRS = [
    TranslationUnit("سار السلطان إلى العراق في تلك السنة", "The sultan marched to Iraq in that year."),
    TranslationUnit("سار السلطانُ إلى الشام في تلك السنة", "The sultan marched to Syria in that year."),
    TranslationUnit("وصل التجار من بلاد الصين", "Merchants arrived from China."),
    TranslationUnit("سار السلطان إلى العراق في تلك السنة", "The sultan marched to Iraq in that year."),
    TranslationUnit("لا ترجمة", ""),
]


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[TranslationMemory]:
    with TranslationMemory.open(tmp_path / "new folder" / "memory.sqlite") as opened:
        opened.add("old book", PAIRS, origin="old.tmx")
        yield opened


def test_pairs_are_taken_in_once_and_one_sided_ones_not(memory: TranslationMemory) -> None:
    (source,) = memory.sources()
    assert (source.name, source.origin, source.pairs) == ("old book", "old.tmx", 3)


def test_the_same_source_scores_a_hundred(memory: TranslationMemory) -> None:
    best, second = memory.matches("سار السلطان إلى العراق في تلك السنة")
    assert (best.score, best.pair.target) == (100, "The sultan marched to Iraq in that year.")
    assert 60 <= second.score < 99
    assert "Syria" in second.pair.target


def test_vowels_and_hamza_cost_one_point(memory: TranslationMemory) -> None:
    assert memory.matches("سارَ السُّلطانُ الى العراق في تلك السنة")[0].score == 99
    assert memory.matches("وصل التجار من بلاد الصـــين")[0].score == 99


def test_what_is_not_alike_is_not_offered(memory: TranslationMemory) -> None:
    assert memory.matches("كتاب في علم النحو والصرف") == []
    assert memory.matches("…") == []
    assert memory.matches("") == []


def test_a_phrase_is_found_on_both_sides(memory: TranslationMemory) -> None:
    assert len(memory.concordance("تلك السنة")) == 2
    assert [pair.source for pair in memory.concordance("from CHINA")] == ["وصل التجار من بلاد الصين"]
    assert memory.concordance('"') == []


def test_taking_in_again_replaces_and_removing_forgets(memory: TranslationMemory) -> None:
    assert memory.add("old book", PAIRS[2:3]) == 1
    assert memory.matches("سار السلطان إلى العراق في تلك السنة") == []
    assert memory.concordance("China")
    memory.remove(memory.sources()[0].id)
    assert memory.sources() == []
    assert memory.concordance("China") == []


def test_a_cancelled_import_leaves_what_was_there(memory: TranslationMemory) -> None:
    def stop(done: float, message: str) -> None:
        raise Cancelled

    many = (TranslationUnit(f"كلمة {n}", f"word {n}") for n in range(1000))
    with pytest.raises(Cancelled):
        memory.add("old book", many, progress=stop)
    assert memory.sources()[0].pairs == 3
    assert memory.matches("وصل التجار من بلاد الصين")[0].score == 100


def test_it_is_there_after_closing(tmp_path: Path) -> None:
    path = tmp_path / "memory.sqlite"
    with TranslationMemory.open(path) as memory:
        memory.add("one", PAIRS)
    with TranslationMemory.open(path) as memory:
        assert memory.matches("وصل التجار من بلاد الصين")[0].pair.memory == "one"


def test_among_very_many_pairs_the_right_one_is_found(tmp_path: Path) -> None:
    names = ["خالد", "زيد", "عمرو", "سعد", "بكر", "يوسف", "إبراهيم", "محمود", "طاهر", "حسين"]
    many = (
        TranslationUnit(
            f"وفي سنة {n} مات {names[n % 10]} بن {names[n // 10 % 10]} في المدينة رقم {n}", f"In {n} he died."
        )
        for n in range(5_000)
    )
    with TranslationMemory.open(tmp_path / "memory.sqlite") as memory:
        memory.add("deaths", many)
        best = memory.matches("وفي سنة 4321 مات زيد بن عمرو في المدينة رقم 4321")[0]
        assert best.pair.target == "In 4321 he died."


@pytest.mark.parametrize("content", [b"not a database at all, but longer than a header" * 30, None])
def test_other_files_are_refused(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "memory.sqlite"
    if content is None:
        with sqlite3.connect(path) as other:
            other.execute("CREATE TABLE t (x)")
        other.close()
    else:
        path.write_bytes(content)
    before = path.read_bytes()
    with pytest.raises(ProjectError, match="not a translation memory"):
        TranslationMemory.open(path)
    assert path.read_bytes() == before


def test_a_newer_one_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "memory.sqlite"
    TranslationMemory.open(path).close()
    with sqlite3.connect(path) as newer:
        newer.execute("PRAGMA user_version = 99")
    newer.close()
    with pytest.raises(ProjectError, match="newer"):
        TranslationMemory.open(path)
