"""The gold follows the text into another form."""

from __future__ import annotations

import pytest

from benchmarks.accuracy.tradition_forms import FORMS, LINE, in_form
from benchmarks.common.corpus import GoldDocument, IndexBead, joined

UNITS = 60


def texts(document: GoldDocument, bead: IndexBead) -> tuple[str, str]:
    return (
        " ".join(document.source.segments[i].of(document.source.text) for i in bead[0]),
        " ".join(document.target.segments[j].of(document.target.text) for j in bead[1]),
    )


def traditions() -> GoldDocument:
    """A chain, which every second time is left out, and a report, in turns."""
    source: list[str] = []
    target: list[str] = []
    gold: list[IndexBead] = []
    for k in range(UNITS):
        told = [f"Narrated {k}:"] if k % 2 else []
        gold.append(((2 * k,), tuple(range(len(target), len(target) + len(told)))))
        target += [*told, f"report {k}"]
        gold.append(((2 * k + 1,), (len(target) - 1,)))
        source += [f"حدثنا، فلان {k}", f"خبر. {k} " + "كلمة " * (2 * LINE)]
    return GoldDocument(
        "beads", "chains", "book", "", joined(source, "ar"), joined(target, "en"), tuple(gold), ()
    )


@pytest.mark.parametrize("form", FORMS)
def test_a_form_holds_the_same_pairs(form: str) -> None:
    plain, found = traditions(), in_form(traditions(), form)
    assert found == in_form(plain, form)
    assert found.variant == form
    held = [texts(found, bead) for bead in found.gold]
    assert sorted(i for own, _ in found.gold for i in own) == list(range(len(found.source.segments)))
    assert sorted(j for _, other in found.gold for j in other) == list(range(len(found.target.segments)))
    before = [tuple(" ".join(text.split()) for text in texts(plain, bead)) for bead in plain.gold]
    if form == "lines":
        assert held == before
        assert max(len(s.of(found.source.text).split()) for s in found.source.segments) <= LINE + LINE // 2
    elif form == "nopunct":
        assert held == [(own.replace("،", "").replace(".", ""), other) for own, other in before]
    elif form == "merged":
        pairs = zip(before[::2], before[1::2], strict=True)
        assert [tuple(" ".join(text.split()) for text in one) for one in held] == [
            (f"{chain[0]} {report[0]}", f"{chain[1]} {report[1]}".strip()) for chain, report in pairs
        ]
    else:
        alone = [one for one in held if not all(one)]
        assert len(alone) > UNITS // 2  # the chains that are left out, and some reports
        assert all(any(one in pair for pair in before) for two in alone for one in two if one)
