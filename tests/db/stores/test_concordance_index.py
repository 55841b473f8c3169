"""The concordance: words in company, kept up to date, of several projects at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aligner.bitext import Bead, Segment, Side, Status
from aligner.errors import ProjectError
from aligner.permissions import Person, Role
from aligner.text.normalize import fold
from db import Project, RunInfo, TextInput
from db.stores.clitics import bare, pattern, words
from db.stores.concordance import Concordance, ConcordanceQuery
from db.stores.concordance_words import spans_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

AMINA, YUSUF = Person("Amina"), Person("Yusuf", Role.REVIEWER)
PAIRS = (
    ("سار السلطانُ إلى بغداد", "The sultan marched to Baghdad."),
    ("وللسلطان جيش عظيم", "The sultan had a great army."),
    ("فبعث إلى سلطانهم رسولا", "So he sent to their sultan an envoy."),
    ("ووزير الملك في مدينته", "The vizier of the king is in his city."),
    ("والمدينة كبيرة", "And the city is large."),
)


def make(folder: Path, name: str = "one", pairs: tuple[tuple[str, str], ...] = PAIRS) -> Project:
    texts, at = [[p[side] for p in pairs] for side in (0, 1)], [0, 0]
    beads = []
    for pair in pairs:
        segments = []
        for side in (0, 1):
            segments.append((Segment(at[side], at[side] + len(pair[side])),))
            at[side] += len(pair[side]) + 1
        beads.append(Bead(segments[0], segments[1], 0.7, 0.8))
    project = Project.create(
        folder / f"{name}.muqabala",
        name=name,
        source=TextInput(" ".join(texts[0]), "ar", "stream"),
        target=TextInput(" ".join(texts[1]), "en", "sentences"),
        by=AMINA,
    )
    project.suggest(beads, RunInfo("use", "test"))
    return project


def ids(project: Project) -> list[int]:
    return [int(id_) for id_ in project.order()]


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Concordance]:
    with Concordance.open(tmp_path / "data" / "concordance.sqlite") as made:
        yield made


def found(index: Concordance, text: str, *, company: bool = True) -> list[tuple[int, str]]:
    lines = index.find(ConcordanceQuery(text, company=company)).lines
    return [(line.bead, line.text(line.side)[slice(*line.spans[0])]) for line in lines]


def test_words_are_found_in_company(tmp_path: Path, index: Concordance) -> None:
    with make(tmp_path) as project:
        project.confirm(project.order(), AMINA)
        assert index.update(project) == 5
        one, two, three, four, five = ids(project)
        sultans = [(one, "السلطانُ"), (two, "وللسلطان"), (three, "سلطانهم")]
        for spelling in ("سلطان", "السلطان", "سُلْطان"):
            assert found(index, spelling) == sultans
        assert found(index, "السلطان", company=False) == sultans[:1]
        assert found(index, "وزير") == [(four, "ووزير")]
        assert found(index, "زير") == []  # the index finds too much, the expression does not
        assert found(index, "مدينة") == [(four, "مدينته"), (five, "والمدينة")]
        assert found(index, "great arm") == [(two, "great army")]
        assert found(index, "army great") == []
        assert found(index, "  ") == []


def test_only_what_is_settled_is_there_and_follows_every_change(tmp_path: Path, index: Concordance) -> None:
    with make(tmp_path) as project:
        one, two, *_ = ids(project)
        index.update(project)
        assert found(index, "sultan") == []
        project.confirm([one, two], AMINA)
        assert index.update(project) == 2
        assert [bead for bead, _ in found(index, "sultan")] == [one, two]
        assert index.update(project) == 0
        project.approve([one], YUSUF)
        project.send_back([two], YUSUF, "no")
        assert index.update(project) == 2
        (line,) = index.find(ConcordanceQuery("sultan")).lines
        assert (line.bead, line.status) == (one, Status.APPROVED)
        project.undo(YUSUF)
        project.unconfirm([two], AMINA)
        project.edit_text(two, Side.TARGET, "The emperor had a great army.", AMINA)
        project.confirm([two], AMINA)
        index.update(project)
        assert [bead for bead, _ in found(index, "sultan")] == [one]
        assert [bead for bead, _ in found(index, "emperor")] == [two]
        project.merge(two, AMINA)
        index.update(project)
        assert found(index, "emperor") == []


def test_another_history_in_the_same_place_is_read_anew(tmp_path: Path, index: Concordance) -> None:
    with make(tmp_path) as project:
        project.backup(tmp_path / "earlier.muqabala")
        project.confirm(project.order(), AMINA)
        index.update(project)
        path = project.path
    assert len(found(index, "sultan")) == 3
    for old in tmp_path.glob("one.muqabala*"):
        old.unlink()
    (tmp_path / "earlier.muqabala").rename(path)
    with Project.open(path) as project:
        project.comment(ids(project)[0], "a step as long as the other history", AMINA)
        index.update(project)
    assert found(index, "sultan") == []


def test_several_projects_together_or_one(tmp_path: Path, index: Concordance) -> None:
    for name in ("one", "two"):
        with make(tmp_path, name) as project:
            project.confirm(project.order(), AMINA)
            index.update(project)
    assert [(known.name, known.pairs) for known in index.projects()] == [("one", 5), ("two", 5)]
    assert len(index.find(ConcordanceQuery("سلطان")).lines) == 6
    only = index.find(ConcordanceQuery("سلطان", project=index.projects()[1].id)).lines
    assert {line.project for line in only} == {"two"}
    some = index.find(ConcordanceQuery("سلطان"), limit=2)
    assert (len(some.lines), some.more) == (2, True)
    index.forget(tmp_path / "one.muqabala")
    assert [known.name for known in index.projects()] == ["two"]
    assert len(index.find(ConcordanceQuery("سلطان")).lines) == 3


def test_the_counterpart_is_guessed(tmp_path: Path, index: Concordance) -> None:
    with make(tmp_path) as project:
        project.confirm(project.order(), AMINA)
        index.update(project)
    lines = index.find(ConcordanceQuery("سلطان")).lines
    guess = index.counterparts(lines)
    assert guess[0] == "sultan"
    text = lines[0].text(Side.TARGET)
    assert [text[a:b] for a, b in spans_of(guess[:1], text)] == ["sultan"]
    assert index.counterparts(lines[:2]) == []


def test_the_same_word_is_bare_in_any_company() -> None:
    for word in ("وزير", "كتاب", "بلد", "فارس", "سلطان", "ملك", "الله", "لسان"):
        for company in ("", "ال", "و", "وال", "بال", "فلل", "لل", "كال", "ول"):
            assert bare(company + word) == bare(word)
            assert pattern([word], company=True).fullmatch(company + word)
    assert bare("sultan") == "sultan"
    assert words(fold("قال: «الملكُ»!")) == ["قال", "الملك"]


def test_a_foreign_file_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear reader, this is no database at all." * 40, encoding="utf-8")
    with pytest.raises(ProjectError, match="not a concordance"):
        Concordance.open(path)
    assert path.read_text(encoding="utf-8").startswith("Dear reader")
    with make(tmp_path) as project, pytest.raises(ProjectError, match="not a concordance"):
        Concordance.open(project.path)


def test_an_index_of_another_version_begins_anew(tmp_path: Path) -> None:
    import sqlite3

    path = tmp_path / "concordance.sqlite"
    with make(tmp_path) as project:
        project.confirm(project.order(), AMINA)
        with Concordance.open(path) as index:
            index.update(project)
        connection = sqlite3.connect(path)
        connection.execute("PRAGMA user_version = 7")
        connection.commit()
        connection.close()
        with Concordance.open(path) as index:
            assert index.projects() == []
            assert index.update(project) == 5
            assert len(index.find(ConcordanceQuery("سلطان")).lines) == 3


ROOTS = (
    ("كتب الكاتب كتابا", "The writer wrote a book."),
    ("وهو مكتوب عنده", "And it is written with him."),
    ("فقال الملك لهم", "Then the king said to them."),
    ("ما يقولون", "What they say."),
)


def spotted(index: Concordance, query: ConcordanceQuery) -> list[list[str]]:
    return [[line.text(line.side)[a:b] for a, b in line.spans] for line in index.find(query).lines]


def test_words_are_found_by_their_root(tmp_path: Path, index: Concordance) -> None:
    with make(tmp_path, pairs=ROOTS) as project:
        project.confirm(project.order(), AMINA)
        index.update(project)
        assert spotted(index, ConcordanceQuery("كتب", by_root=True)) == [
            ["كتب", "الكاتب", "كتابا"],
            ["مكتوب"],
        ]
        assert spotted(index, ConcordanceQuery("قول", by_root=True)) == [["فقال"], ["يقولون"]]
        assert spotted(index, ConcordanceQuery("كاتب كتب", by_root=True)) == [["كتب الكاتب", "الكاتب كتابا"]]
        assert spotted(index, ConcordanceQuery("wr", by_root=True)) == [["writer", "wrote"], ["written"]]
        assert spotted(index, ConcordanceQuery("كتب")) == [["كتب"]]


def test_unconfirmed_pairs_are_found_by_choice(tmp_path: Path, index: Concordance) -> None:
    with make(tmp_path) as project:
        one, two, three, *_ = ids(project)
        project.confirm([two], AMINA)
        index.update(project)
        every = ConcordanceQuery("سلطان", unconfirmed=True)
        assert [line.bead for line in index.find(every).lines] == [two]
        assert index.update(project, everything=True) == 5
        assert index.update(project, everything=True) == 0
        assert {line.bead for line in index.find(every).lines} == {one, two, three}
        assert [line.bead for line in index.find(ConcordanceQuery("سلطان")).lines] == [two]
        project.unconfirm([two], AMINA)
        assert index.update(project) == 1  # what is indexed once stays up to date
        assert index.find(ConcordanceQuery("سلطان")).lines == ()
        assert {line.status for line in index.find(every).lines} == {Status.SUGGESTED}
        index.forget(project.path)
        assert index.find(every).lines == ()
