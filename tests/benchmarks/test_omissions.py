"""Passages are left out of the target, and the gold says which."""

from __future__ import annotations

from benchmarks.accuracy.omissions import LONGEST, SHARE, without_passages
from benchmarks.common.corpus import GoldDocument, joined


def test_the_gold_follows_what_is_left_out() -> None:
    source = joined([f"كلمة {i}" for i in range(60)], "ar")
    target = joined([f"word {i}" for i in range(60)], "en")
    gold = tuple(((i,), (i,)) for i in range(60))
    document = GoldDocument("beads", "set", "name", "", source, target, gold, ())
    found = without_passages(document, "seed")
    assert found == without_passages(document, "seed")
    assert found.source == source
    lost = [bead[0][0] for bead in found.gold if not bead[1]]
    assert SHARE * 60 <= len(lost) < SHARE * 60 + LONGEST
    assert [s.of(found.target.text) for s in found.target.segments] == [
        f"word {i}" for i in range(60) if i not in lost
    ]
    for (word,), there in found.gold:
        assert [found.target.segments[j].of(found.target.text) for j in there] == (
            [] if word in lost else [f"word {word}"]
        )
