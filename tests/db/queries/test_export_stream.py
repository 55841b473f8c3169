"""All pairs in one pass: the same as the desk shows, one state of the file, a few at a time."""

from __future__ import annotations

import tracemalloc
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from aligner.bitext import Bead, Side, Status
from tests.helpers.db_projects import ANA, BADR, RIMA, RUN, aligned_project, empty_project, segments

if TYPE_CHECKING:
    from db import Project
    from tests.helpers.db_projects import Place


def as_shown(project: Project) -> list[tuple[object, ...]]:
    """What the pass should give, from the queries of the desk."""
    return [
        (
            row.id,
            row.status,
            row.source_text,
            row.target_text,
            tuple((segment.start, segment.end) for segment in row.source),
            tuple((segment.start, segment.end) for segment in row.target),
            (row.reviewed_by if row.status is Status.APPROVED else row.confirmed_by) or row.changed_by,
            row.score,
            row.confidence,
            tuple(f"{said.who}: {said.text}" for said in project.comments(row.id)),
        )
        for row in project.rows(project.order())
    ]


def test_the_pass_gives_what_the_desk_shows(place: Place) -> None:
    with aligned_project(place) as project:
        project.confirm([1, 2, 3], BADR)
        project.approve([2], RIMA)
        project.send_back([3], RIMA, "Damascus is missing")
        project.undo(RIMA)  # takes its reason back
        project.edit_text(3, Side.TARGET, "to Dimashq, the city.", BADR)
        project.comment(3, "الشام؟", ANA)
        project.merge(3, ANA)
        project.edit_text(3, Side.SOURCE, "إلى مدينة دمشق ومات في رجب الفرد", ANA)
        project.edit_text(3, Side.TARGET, "to Damascus, where he died", ANA)
        project.detach(5, ANA)
        project.move(1, 3, ANA)
        pairs = list(project.pairs())
        assert [(pair.id, *pair[2:7], *pair[8:]) for pair in pairs] == as_shown(project)
        assert [pair.number for pair in pairs] == list(range(1, len(pairs) + 1))
        events = {event.id: event.at for event in project.events(100)}
        revisions = [row.revision for row in project.rows(project.order())]
        assert [pair.changed for pair in pairs] == [events[revision] for revision in revisions]
        assert all(datetime.fromisoformat(pair.changed or "").tzinfo == UTC for pair in pairs)
        assert "to Damascus, where he died" in [pair.target for pair in pairs]
        assert "Ana: الشام؟" in [note for pair in pairs for note in pair.notes]


def test_crossing_and_many_segments_keep_their_order(place: Place) -> None:
    arabic, english = ("أ", "ب", "ج", "د"), ("a", "b", "c", "d")
    s, t = segments(arabic), segments(english)
    with empty_project(place, arabic, english) as project:
        project.suggest(
            [Bead((s[2],), (t[0], t[3])), Bead((s[0], s[3]), (t[1],)), Bead((s[1],), ()), Bead((), (t[2],))],
            RUN,
        )
        assert [(p.source, p.target) for p in project.pairs()] == [
            ("ج", "a d"),
            ("أ د", "b"),
            ("ب", ""),
            ("", "c"),
        ]


def test_only_some_statuses(place: Place) -> None:
    with aligned_project(place) as project:
        project.confirm([2, 4], ANA)
        project.approve([4], RIMA)
        assert [p.id for p in project.pairs({Status.APPROVED, Status.CONFIRMED})] == [2, 4]
        assert [p.id for p in project.pairs([Status.RETURNED])] == []


def test_what_is_written_meanwhile_is_not_seen(place: Place) -> None:
    with aligned_project(place) as project:
        passing = project.pairs()
        first = next(passing)
        project.confirm([2, 5], ANA)
        project.merge(3, ANA)
        assert [first.status, *(pair.status for pair in passing)] == [Status.SUGGESTED] * 5
        assert len(list(project.pairs())) == 4


def test_a_pass_given_up_leaves_the_file_free(place: Place) -> None:
    with aligned_project(place) as project:
        passing = project.pairs()
        next(passing)
        passing.close()
        project.confirm([1], ANA)
        assert project.counts().confirmed == 1


def test_the_pass_holds_a_few_pairs_at_a_time(place: Place) -> None:
    count = 4_000
    arabic = [f"سنة {n}" for n in range(count)]
    english = [f"year {n}" for n in range(count)]
    with aligned_project(place, arabic, english) as project:
        next(project.pairs())  # statements are compiled once
        tracemalloc.start()
        try:
            assert sum(1 for _ in project.pairs()) == count
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
    assert peak < 2_000_000  # all of them together take 3.5 MB
