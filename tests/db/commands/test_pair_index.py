"""The compact index finds a pair by exactly its segments, however many there are on each side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from aligner.bitext import Bead, Side
from db.commands.pair_index import PairIndex, spans_of
from db.queries.rows import fixed, states
from tests.helpers.db_projects import ANA, ARABIC, ENGLISH, RUN, empty_project, segments

if TYPE_CHECKING:
    from tests.helpers.db_projects import Place

S, T = segments(ARABIC), segments(ENGLISH)
PAIRS = [
    Bead((S[0], S[1]), (T[1],), 0.5, 0.5),
    Bead((), (T[4],)),
    Bead((S[2],), (T[0], T[2])),
    Bead((S[3],), ()),
    Bead((S[4],), (T[3],)),
]


def test_a_pair_is_found_by_all_of_its_segments(place: Place) -> None:
    with empty_project(place) as project:
        project.suggest(PAIRS, RUN)
        others = [
            Bead((S[0],), (T[1],)),
            Bead((S[0], S[1]), ()),
            Bead((S[0], S[1], S[2]), (T[1],)),
            Bead((S[2],), (T[0], T[3])),
            Bead((S[4], S[3]), ()),
        ]
        with project.connection() as connection:
            index = PairIndex.read(connection)
            assert index.of_shapes([*PAIRS, *others]).tolist() == [0, 1, 2, 3, 4, -1, -1, -1, -1, -1]
            assert index.of_shapes([]).tolist() == []
            some = PairIndex.read(connection, [4, 3])
            assert (some.ids.tolist(), some.of_shapes(PAIRS).tolist()) == ([3, 4], [-1, -1, 0, 1, -1])
            assert len(PairIndex.read(connection, [99])) == 0


def test_it_knows_what_the_machine_may_replace(place: Place) -> None:
    with empty_project(place) as project:
        project.suggest(PAIRS, RUN)
        project.confirm([1], ANA)
        project.edit_text(3, Side.TARGET, "Then began the year to Dimashq.", ANA)
        with project.connection() as connection:
            index = PairIndex.read(connection)
            held = [id_ for id_, _ in fixed(connection)]
            ranks = [state.rank for state in states(connection, index.ids.tolist()).values()]
        assert index.ids[~index.free].tolist() == held == [1, 3]
        assert [bytes(rank) for rank in index.ranks] == ranks


@given(st.lists(st.sampled_from(PAIRS), max_size=6))
def test_the_segments_of_beads_as_numbers(beads: list[Bead]) -> None:
    for side in Side:
        expected = [[at, s.start, s.end] for at, bead in enumerate(beads) for s in bead.side(side)]
        assert spans_of(beads, side).tolist() == expected
