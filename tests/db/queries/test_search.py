"""Finding pairs: folded text, filters, and where the hits are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.bitext import Bead, Side, Status
from aligner.errors import InputError
from aligner.text.normalize import fold
from db import Project, Query, hits
from tests.helpers.db_projects import ANA, BADR, RIMA, RUN, empty_project, open_project, segments

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.helpers.db_projects import Place

ARABIC = ("قَالَ الأَشْرَفُ", "وفي سنة ٦١٦ كتب مؤمن", "إلى مكّة 100%", "مات_ رحمه", "كتبوا")
ENGLISH = ("al-Ashraf said", "In 616 Mu'min wrote", "to Mecca 100%", "he died_", "They wrote")


@pytest.fixture
def found_in(place: Place) -> Iterator[Project]:
    s, t = segments(ARABIC), segments(ENGLISH)
    with empty_project(place, ARABIC, ENGLISH) as project:
        project.suggest(
            [
                Bead((s[0],), (t[0],), 0.9, 0.9),
                Bead((s[1],), (t[2],), 0.5, 0.5),
                Bead((s[2],), (t[1],), 0.5, 0.4),
                Bead((s[3], s[4]), (t[3],), 0.2, 0.1),
                Bead((), (t[4],)),
            ],
            RUN,
        )
        yield project


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        (Query("قال الاشرف"), [1]),
        (Query("قالَ الأشرفُ"), [1]),
        (Query("616"), [2, 3]),
        (Query("٦١٦", Side.SOURCE), [2]),
        (Query("WROTE"), [3, 5]),
        (Query("%"), [2, 3]),
        (Query("_"), [4]),
        (Query("كتب"), [2, 4]),
        (Query("كتب", whole_word=True), [2]),
        (Query(r"كتب\w+", regex=True), [4]),
        (Query(r"^in \d+", Side.TARGET, regex=True), [3]),
        (Query("nowhere"), []),
        (Query(null=True), [5]),
        (Query(null=False), [1, 2, 3, 4]),
        (Query(crossing=True), [2, 3]),
        (Query(crossing=False), [1, 4, 5]),
        (Query("616", crossing=True, side=Side.TARGET), [3]),
        (Query(kinds=frozenset({"n-1", "0-1"})), [4, 5]),
        (Query(kinds=frozenset({"1-1"})), [1, 2, 3]),
        (Query(confidence=(0.4, 0.5)), [2, 3]),
        (Query(), [1, 2, 3, 4, 5]),
    ],
)
def test_queries(found_in: Project, query: Query, ids: list[int]) -> None:
    assert found_in.find(query).tolist() == ids


def test_plain_text_is_a_query(found_in: Project) -> None:
    assert found_in.find("مكه").tolist() == [3]
    assert found_in.find("616", Side.TARGET).tolist() == [3]


def test_who_and_what_became_of_it(found_in: Project) -> None:
    found_in.confirm([1, 3], ANA)
    found_in.approve([3], RIMA)
    found_in.edit_text(2, Side.TARGET, "to Makka 100%", BADR)
    found_in.comment(4, "hm", RIMA)
    find = found_in.find
    assert find(Query(statuses=frozenset({Status.CONFIRMED, Status.APPROVED}))).tolist() == [1, 3]
    assert find(Query(by="Ana")).tolist() == [1, 3]
    assert find(Query(by="Rima")).tolist() == [3]
    assert find(Query(by="Badr", edited=True, touched=True)).tolist() == [2]
    assert find(Query(commented=True)).tolist() == [4]
    assert find(Query(commented=False, touched=False)).tolist() == [1, 3, 5]
    assert find("makka").tolist() == [2]
    found_in.undo(RIMA)
    found_in.undo(BADR)
    assert find(Query(commented=True)).tolist() == []
    assert find("makka").tolist() == []


def test_what_is_not_a_query_is_told(found_in: Project) -> None:
    with pytest.raises(InputError, match="regular expression"):
        found_in.find(Query("(", regex=True))
    with pytest.raises(InputError, match="kind of pair"):
        found_in.find(Query(kinds=frozenset({"many"})))


def test_hits_are_places_in_the_text_as_shown() -> None:
    text = "قَالَ الأَشْرَفُ وقال"
    assert [text[a:b] for a, b in hits(Query("قال"), text)] == ["قَالَ", "قال"]
    assert [text[a:b] for a, b in hits(Query("قال", whole_word=True), text)] == ["قَالَ"]
    assert hits(Query(""), text) == []


@given(st.text("aAéb .*", min_size=1, max_size=3), st.text("aAéb .*", max_size=20))
def test_plain_text_is_found_where_its_expression_is(text: str, where: str) -> None:
    expression = Query(re.escape(fold(text)), regex=True)
    assert hits(Query(text), where) == hits(expression, where)


def test_other_folding_rules_fold_again(place: Place) -> None:
    empty_project(place, ARABIC, ENGLISH).close()
    with open_project(place) as project:
        s, t = segments(ARABIC), segments(ENGLISH)
        project.suggest([Bead((a,), (b,)) for a, b in zip(s, t, strict=True)], RUN)
        with project._writing() as connection:
            connection.exec_driver_sql("UPDATE folded SET source = 'x', target = 'x'")
        project.set_setting("folding", "rules of long ago")
        assert project.find("قال").tolist() == []
    with open_project(place) as project:
        assert project.find("قال").tolist() == [1]
        assert project.find("x").tolist() == []
