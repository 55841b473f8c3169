"""Reshaping beads: examples one can check by eye, then hypothesis on what must hold whatever is done."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from aligner.bitext import Bead, Segment, Side
from aligner.editing import BitextTexts, detach, join, merge, move_cut, shift, split, transfer
from aligner.errors import EditError

TEXTS = BitextTexts("ثم دخلت سنة ست عشرة\nوستمائة", "Then began the year 616 of the Hijra")
S, T = TEXTS.source, TEXTS.target


def seg(text: str, words: str) -> Segment:
    start = text.index(words)
    return Segment(start, start + len(words))


def whole() -> Bead:
    return Bead((Segment(0, len(S)),), (Segment(0, len(T)),), score=0.7, confidence=0.9)


def test_split_both_sides() -> None:
    first, second = split(whole(), S.index(" ست"), T.index("616"), texts=TEXTS)
    assert [s.of(S) for s in first.source] == ["ثم دخلت سنة"]
    assert [s.of(T) for s in first.target] == ["Then began the year"]
    assert [s.of(S) for s in second.source] == ["ست عشرة\nوستمائة"]
    assert [s.of(T) for s in second.target] == ["616 of the Hijra"]
    assert first.score is None
    assert second.confidence is None


def test_split_one_side_leaves_the_other_whole_with_the_first() -> None:
    first, second = split(whole(), target_at=T.index("616"), texts=TEXTS)
    assert first.source == whole().source
    assert second.source == ()
    assert [s.of(T) for s in second.target] == ["616 of the Hijra"]


@pytest.mark.parametrize("at", [0, len(T)])
def test_split_at_the_edge_is_refused(at: int) -> None:
    with pytest.raises(EditError, match="edge"):
        split(Bead((), (Segment(0, len(T)),)), target_at=at, texts=TEXTS)


def test_split_in_a_word_or_nowhere_or_outside_is_refused() -> None:
    with pytest.raises(EditError, match="between two words"):
        split(whole(), target_at=2, texts=TEXTS)
    with pytest.raises(EditError, match="place to cut"):
        split(whole(), texts=TEXTS)
    with pytest.raises(EditError, match="outside"):
        split(Bead((seg(S, "ثم"),), (seg(T, "Then"),)), target_at=10, texts=TEXTS)


def test_merge_keeps_segments_in_text_order() -> None:
    a = Bead((seg(S, "سنة"),), (seg(T, "year"),))
    b = Bead((seg(S, "ثم"),), ())
    assert [s.of(S) for s in merge(a, b).source] == ["ثم", "سنة"]
    assert join(a, b) == merge(a, b)
    with pytest.raises(EditError, match="share"):
        merge(a, a)


def test_detach() -> None:
    a, b = detach(whole())
    assert a == Bead(whole().source, ())
    assert b == Bead((), whole().target)
    with pytest.raises(EditError, match="one side"):
        detach(a)


def test_shift_down_and_up() -> None:
    a = Bead((seg(S, "ثم"), seg(S, "دخلت")), (seg(T, "Then"),))
    b = Bead((seg(S, "سنة"),), ())
    c, d = shift(a, b, Side.SOURCE, down=True)
    assert [s.of(S) for s in c.source] == ["ثم"]
    assert [s.of(S) for s in d.source] == ["دخلت", "سنة"]
    assert shift(c, d, Side.SOURCE, down=False) == (Bead(a.source, a.target), Bead(b.source, b.target))
    assert shift(a, b, Side.SOURCE, down=False) == (
        Bead((seg(S, "ثم"), seg(S, "دخلت"), seg(S, "سنة")), a.target),
    )
    with pytest.raises(EditError, match="no target text"):
        shift(a, b, Side.TARGET, down=False)


def test_transfer_what_is_not_there_is_refused() -> None:
    a, b = Bead((seg(S, "ثم"),), ()), Bead((), (seg(T, "Then"),))
    with pytest.raises(EditError, match="not in the pair"):
        transfer([seg(S, "سنة")], a, b, Side.SOURCE)
    with pytest.raises(EditError, match="not in the pair"):
        transfer([], a, b, Side.SOURCE)
    assert transfer(a.source, a, b, Side.SOURCE) == (Bead(a.source, b.target),)


def test_move_cut_back_and_forth_leaves_no_crumbs() -> None:
    a = Bead((), (seg(T, "Then began"),))
    b = Bead((seg(S, "سنة"),), (seg(T, "the year 616"), seg(T, "of the Hijra")))
    once = move_cut(a, b, Side.TARGET, T.index("year"), texts=TEXTS)
    twice = move_cut(once[0], once[1], Side.TARGET, T.index("616"), texts=TEXTS)
    assert [s.of(T) for s in twice[0].target] == ["Then began the year"]
    assert [s.of(T) for s in twice[1].target] == ["616", "of the Hijra"]
    back = move_cut(twice[0], twice[1], Side.TARGET, T.index(" the year"), texts=TEXTS)
    assert back == (a, b)


def test_move_cut_to_the_end_makes_a_null_or_removes() -> None:
    a, b = Bead((), (seg(T, "Then"),)), Bead((seg(S, "سنة"),), (seg(T, "began"),))
    assert move_cut(a, b, Side.TARGET, 0, texts=TEXTS) == (Bead(b.source, (seg(T, "Then"), seg(T, "began"))),)
    gone = move_cut(a, b, Side.TARGET, T.index(" the"), texts=TEXTS)
    assert gone == (Bead((), (seg(T, "Then"), seg(T, "began"))), Bead(b.source, ()))


def test_move_cut_refuses_interlocked_neighbours() -> None:
    a = Bead((), (seg(T, "Then"), seg(T, "the")))
    b = Bead((), (seg(T, "began"),))
    with pytest.raises(EditError, match="follow"):
        move_cut(a, b, Side.TARGET, 5, texts=TEXTS)


# -- whatever is done ------------------------------------------------------------

WORD = st.text(st.sampled_from("ابتثمنوab1.؟ً\u200f"), min_size=1, max_size=4)
GAP = st.sampled_from([" ", "  ", "\n", "\t ", "\u00a0"])


@st.composite
def texts_and_pairs(draw: st.DrawFn) -> tuple[BitextTexts[str], Bead, Bead]:
    """Two texts, and two beads of some of their words, in order or crossing, one side perhaps empty."""
    texts = []
    sides: list[list[list[Segment]]] = []
    for _ in Side:
        words = draw(st.lists(WORD, min_size=1, max_size=8))
        text, spans = "", []
        for word in words:
            text += draw(GAP)
            spans.append((len(text), len(text) + len(word)))
            text += word
        texts.append(text + draw(GAP))
        parts: list[list[Segment]] = [[], []]
        at = 0
        while at < len(spans):
            end = draw(st.integers(at + 1, len(spans)))
            owner = draw(st.integers(0, 2))
            if owner < 2:
                parts[owner].append(Segment(spans[at][0], spans[end - 1][1]))
            at = end
        sides.append(parts)
    assume(all(sides[0][k] or sides[1][k] for k in (0, 1)))
    a, b = (Bead(tuple(sides[0][k]), tuple(sides[1][k]), score=0.5) for k in (0, 1))
    return BitextTexts(texts[0], texts[1]), a, b


def words_of(texts: BitextTexts[str], *beads: Bead) -> dict[Side, list[tuple[int, str]]]:
    """Every word with its offset: equal lists mean that none was lost, doubled or changed."""
    found: dict[Side, list[tuple[int, str]]] = {}
    for side in Side:
        text = texts.side(side)
        words = []
        for bead in beads:
            for segment in bead.side(side):
                at = segment.start
                for word in segment.of(text).split():
                    at = text.index(word, at)
                    words.append((at, word))
                    at += len(word)
        found[side] = sorted(words)
    return found


def well_formed(texts: BitextTexts[str], *beads: Bead) -> None:
    for bead in beads:
        assert bead.score is None
        assert bead.confidence is None
        for side in Side:
            segments = bead.side(side)
            assert list(segments) == sorted(segments)
            for segment in segments:
                shown = segment.of(texts.side(side))
                assert shown == shown.strip()
                assert shown


@given(texts_and_pairs(), st.data())
def test_split_keeps_every_word(given_: tuple[BitextTexts[str], Bead, Bead], data: st.DataObject) -> None:
    texts, a, _ = given_
    ats = {side: data.draw(st.none() | st.integers(0, len(texts.side(side)))) for side in Side}
    try:
        parts = split(a, ats[Side.SOURCE], ats[Side.TARGET], texts=texts)
    except EditError:
        return
    assert words_of(texts, *parts) == words_of(texts, a)
    well_formed(texts, *parts)
    for side, at in ats.items():
        if at is None:
            assert parts[0].side(side) == a.side(side)
        else:
            assert all(segment.end <= at for segment in parts[0].side(side))
            assert all(segment.start >= at for segment in parts[1].side(side))


@given(texts_and_pairs())
def test_merge_keeps_every_word(given_: tuple[BitextTexts[str], Bead, Bead]) -> None:
    texts, a, b = given_
    merged = merge(a, b)
    assert words_of(texts, merged) == words_of(texts, a, b)
    well_formed(texts, merged)
    assert merge(b, a) == merged


@given(texts_and_pairs(), st.sampled_from(list(Side)), st.booleans())
def test_shift_keeps_every_word(given_: tuple[BitextTexts[str], Bead, Bead], side: Side, down: bool) -> None:
    texts, a, b = given_
    if not (a if down else b).side(side):
        with pytest.raises(EditError):
            shift(a, b, side, down)
        return
    parts = shift(a, b, side, down)
    assert words_of(texts, *parts) == words_of(texts, a, b)
    well_formed(texts, *parts)
    moved = a.side(side)[-1] if down else b.side(side)[0]
    assert moved in (parts[-1] if down else parts[0]).side(side)


@given(texts_and_pairs(), st.sampled_from(list(Side)), st.data())
def test_transfer_keeps_every_word(
    given_: tuple[BitextTexts[str], Bead, Bead], side: Side, data: st.DataObject
) -> None:
    texts, a, b = given_
    chosen = [segment for segment in a.side(side) if data.draw(st.booleans())]
    if not chosen:
        return
    parts = transfer(chosen, a, b, side)
    assert words_of(texts, *parts) == words_of(texts, a, b)
    well_formed(texts, *parts)
    assert set(chosen) <= set(parts[-1].side(side))


@given(texts_and_pairs(), st.sampled_from(list(Side)), st.data())
def test_move_cut_keeps_every_word(
    given_: tuple[BitextTexts[str], Bead, Bead], side: Side, data: st.DataObject
) -> None:
    texts, a, b = given_
    at = data.draw(st.integers(0, len(texts.side(side))))
    try:
        parts = move_cut(a, b, side, at, texts=texts)
    except EditError:
        return
    assert words_of(texts, *parts) == words_of(texts, a, b)
    well_formed(texts, *parts)
    if len(parts) == 2:
        assert all(segment.end <= at for segment in parts[0].side(side))
        assert all(segment.start >= at for segment in parts[1].side(side))


@given(texts_and_pairs())
def test_detach_keeps_every_word(given_: tuple[BitextTexts[str], Bead, Bead]) -> None:
    texts, a, _ = given_
    if a.is_null:
        with pytest.raises(EditError):
            detach(a)
        return
    parts = detach(a)
    assert words_of(texts, *parts) == words_of(texts, a)
    well_formed(texts, *parts)


# -- two hundred of them in a row ------------------------------------------------------------

COMMANDS = 200
LONG = settings.get_current_profile_name() == "long"
BOOK = BitextTexts(
    "ثم دخلت سنة ست عشرة\nوستمائة وفيها سار الملك الأشرف إلى دمشق\tومات في رجب رحمه  الله تعالى آمين",
    "Then began the year 616 of the Hijra.\nIn it al-Ashraf marched to  Damascus and died in Rajab. Amen.",
)
DEEDS = st.tuples(
    st.sampled_from(("split", "merge", "join", "shift", "transfer", "move_cut", "detach", "undo", "redo")),
    st.integers(0, 10_000),
    st.integers(0, 10_000),
    st.sampled_from(list(Side)),
)


def reshaped(beads: list[Bead], kind: str, a: int, b: int, side: Side) -> tuple[list[Bead], list[Bead]]:
    """What one command on beads in a row takes away, and what it puts in its place."""
    here = beads[a % len(beads)]
    below = beads[(a + 1) % len(beads)]
    other = beads[b % len(beads)]
    text = BOOK.side(side)
    if kind == "split":
        cuts: list[int | None] = [None, None]
        for place, each in enumerate(Side):
            if here.side(each) and (b + place) % 3:
                first, last = here.side(each)[0].start, here.side(each)[-1].end
                cuts[place] = first + b % (last - first + 1)
        return [here], list(split(here, *cuts, texts=BOOK))
    if kind in ("merge", "join"):
        two = below if kind == "merge" else other
        return [here, two], [merge(here, two) if kind == "merge" else join(here, two)]
    if kind == "shift":
        return [here, below], list(shift(here, below, side, down=bool(b % 2)))
    if kind == "transfer":
        some = [segment for number, segment in enumerate(here.side(side)) if (b + number) % 2]
        return [here, other], list(transfer(some, here, other, side))
    if kind == "move_cut":
        return [here, below], list(move_cut(here, below, side, b % len(text), texts=BOOK))
    return [here], list(detach(here))


@settings(max_examples=settings().max_examples if LONG else 12, deadline=None)
@given(st.lists(DEEDS, min_size=COMMANDS, max_size=COMMANDS))
def test_two_hundred_commands_keep_every_word_and_undo_to_the_beginning(
    deeds: list[tuple[str, int, int, Side]],
) -> None:
    beads = [Bead((Segment(0, len(BOOK.source)),), ()), Bead((), (Segment(0, len(BOOK.target)),))]
    start, there = set(beads), words_of(BOOK, *beads)
    done: list[tuple[list[Bead], list[Bead]]] = []
    undone: list[tuple[list[Bead], list[Bead]]] = []

    def replace(old: list[Bead], new: list[Bead]) -> None:
        place = min(beads.index(bead) for bead in old)
        beads[:] = [bead for bead in beads if bead not in old]
        beads[place:place] = new

    for kind, a, b, side in deeds:
        if kind == "undo" and done:
            undone.append(done.pop())
            replace(*reversed(undone[-1]))
        elif kind == "redo" and undone:
            done.append(undone.pop())
            replace(*done[-1])
        elif kind not in ("undo", "redo"):
            with suppress(EditError):
                old, new = reshaped(beads, kind, a, b, side)
                if len(set(old)) == len(old):  # a bead is no neighbour of its own
                    replace(old, new)
                    done.append((old, new))
                    undone.clear()
        assert words_of(BOOK, *beads) == there
        well_formed(BOOK, *beads)
    while done:
        replace(*reversed(done.pop()))
    assert set(beads) == start
