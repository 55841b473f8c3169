"""A pair is written as the canonical JSON of its values: the digests of files depend on every character."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.bitext import Segment, Status
from db.change_set import ChangeSet, RowState, encode, moves_of, pack, unpack

names = st.text(max_size=8).filter(lambda name: name < "\ud800" or name > "\udfff")
numbers = st.none() | st.floats(allow_nan=False) | st.integers(-3, 3).map(float)
segments = st.lists(st.integers(0, 9).map(lambda at: Segment(at, at + 2)), max_size=3).map(tuple)


@given(
    st.builds(
        RowState,
        id=st.integers(1, 1 << 40),
        revision=st.integers(1, 1 << 40),
        rank=st.binary(min_size=1, max_size=9),
        status=st.sampled_from(Status),
        touched=st.booleans(),
        changed_by=names,
        confirmed_by=st.none() | names,
        reviewed_by=st.none() | names,
        score=numbers,
        confidence=numbers,
        run=st.none() | st.integers(1, 99),
        source=segments,
        target=segments,
        evidence=st.none() | st.dictionaries(names, numbers, max_size=2),
    )
)
def test_a_pair_is_written_as_json(state: RowState) -> None:
    values: list[Any] = [
        *state[:2],
        state.rank.hex(),
        *state[3:11],
        *([at for part in side for at in (part.start, part.end)] for side in (state.source, state.target)),
        state.evidence,
    ]
    assert encode(state) == json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    assert unpack(pack(ChangeSet(after={state.id: state}))).after == {state.id: state}


@pytest.mark.parametrize("score", [float("nan"), None])
def test_no_number_is_null(score: float | None) -> None:
    state = RowState(1, 1, b"a", Status.SUGGESTED, False, "m", None, None, score, None, None, (), (), None)
    assert encode(state) == '[1,1,"61","suggested",false,"m",null,null,null,null,null,[],[],null]'


def test_moves_are_read_without_the_pairs() -> None:
    assert moves_of(pack(ChangeSet(moves=((7, 1, 2), (8, 1, 3))))) == [[7, 1, 2], [8, 1, 3]]
    assert moves_of(pack(ChangeSet(rules_after={"a": '"moves":'}))) == []
    assert moves_of(pack(ChangeSet())) == []
