"""The model: what a view sees of each change, checked by Qt's own tester."""

from __future__ import annotations

from threading import Thread, current_thread
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester

from aligner.bitext import Bead, Side, Status
from aligner.errors import MuqabalaError
from db import BeadRow, Change, Project, RunInfo
from tests.helpers.editor_sample import AMAL, ARABIC, ENGLISH, beads, make_project, spans
from ui.editor.pair_model import PairColumn, PairModel

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QApplication


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with make_project(tmp_path / "a.muqabala") as project:
        yield project


@pytest.fixture
def model(qapp: QApplication, project: Project) -> Iterator[PairModel]:
    model = PairModel(project)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    yield model
    tester.deleteLater()
    model.deleteLater()


def shown(model: PairModel) -> list[tuple[str, str]]:
    return [
        (model.index(row, PairColumn.SOURCE).data(), model.index(row, PairColumn.TARGET).data())
        for row in range(model.rowCount())
    ]


def follows(model: PairModel, project: Project) -> bool:
    """Whether the model shows what the project holds."""
    rows = project.rows(project.order())
    return [model.row_at(row) for row in range(model.rowCount())] == rows


class Signals:
    """Which signals of a model came, in order."""

    def __init__(self, model: QAbstractItemModel) -> None:
        self.came: list[tuple[str, int, int]] = []
        model.dataChanged.connect(lambda a, b, _: self.came.append(("changed", a.row(), b.row())))
        model.rowsInserted.connect(lambda _, a, b: self.came.append(("inserted", a, b)))
        model.rowsRemoved.connect(lambda _, a, b: self.came.append(("removed", a, b)))
        model.modelReset.connect(lambda: self.came.append(("reset", 0, 0)))


def test_it_shows_the_project(model: PairModel, project: Project) -> None:
    assert shown(model) == list(zip(ARABIC, ENGLISH, strict=True))
    assert follows(model, project)


def test_a_row_is_said_as_one_sentence(model: PairModel) -> None:
    said = model.index(1, PairColumn.TARGET).data(Qt.ItemDataRole.AccessibleTextRole)
    for part in ("2", "Suggested", ARABIC[1], ENGLISH[1], "85"):
        assert part in said


def test_confirming_changes_one_row(model: PairModel, project: Project) -> None:
    signals = Signals(model)
    model.apply(project.confirm([model.id_at(2)], AMAL))
    assert signals.came == [("changed", 2, 2)]
    assert model.row_at(2).status is Status.CONFIRMED


def test_splitting_inserts_one_row(model: PairModel, project: Project) -> None:
    signals = Signals(model)
    at = spans(ARABIC)[2].start + ARABIC[2].index("عليه")
    model.apply(project.split(model.id_at(2), AMAL, source_at=at))
    assert [s for s in signals.came if s[0] != "changed"] == [("inserted", 3, 3)]
    assert follows(model, project)


def test_merging_removes_one_row(model: PairModel, project: Project) -> None:
    signals = Signals(model)
    model.apply(project.merge(model.id_at(4), AMAL, with_next=False))
    assert [s[0] for s in signals.came].count("removed") == 1
    assert ("reset", 0, 0) not in signals.came
    assert follows(model, project)


def test_moving_a_row(model: PairModel, project: Project) -> None:
    moved = model.id_at(0)
    model.apply(project.move(moved, 4, AMAL))
    assert model.row_of(moved) == 4
    assert follows(model, project)


def test_others_changes_are_read_anew(model: PairModel, project: Project, tmp_path: Path) -> None:
    with Project.open(tmp_path / "a.muqabala") as other:
        other.merge(model.id_at(0), AMAL)
        other.confirm([model.id_at(3)], AMAL)
    model.reload()
    assert follows(model, project)


def test_a_row_that_somebody_else_removed_is_shown_empty(
    qapp: QApplication, project: Project, tmp_path: Path
) -> None:
    model = PairModel(project)
    with Project.open(tmp_path / "a.muqabala") as other:
        gone = other.merge(model.id_at(0), AMAL).removed
    row = model.row_of(gone[0])
    assert row is not None
    assert model.row_at(row).source_text == ""
    model.deleteLater()


def test_a_new_alignment_of_everything(model: PairModel, project: Project) -> None:
    pairs = beads()
    joined = [
        Bead(a.source + b.source, a.target + b.target, 0.5, 0.5)
        for a, b in zip(pairs[::2], pairs[1::2], strict=True)
    ]
    model.apply(project.suggest(joined, RunInfo("use", "again", {})))
    assert model.rowCount() == 3
    assert follows(model, project)


def test_crossing_is_seen(qapp: QApplication, tmp_path: Path) -> None:
    source, target = spans(ARABIC), spans(ENGLISH)
    order = [0, 2, 1, 3, 4, 5]
    pairs = [Bead((s,), (target[t],)) for s, t in zip(source, order, strict=True)]
    with make_project(tmp_path / "x.muqabala", pairs) as project:
        model = PairModel(project)
        assert [model.crosses(row) for row in range(6)] == [False, True, True, False, False, False]
        model.deleteLater()


def test_rows_are_fetched_by_pages(model: PairModel, monkeypatch: pytest.MonkeyPatch) -> None:
    model.row_at(0)
    fetched: list[Thread] = []
    rows = Project.rows

    def counted(project: Project, ids: Sequence[int]) -> list[BeadRow]:
        fetched.append(current_thread())
        return rows(project, ids)

    monkeypatch.setattr(Project, "rows", counted)
    assert model.row_at(5).target_text == ENGLISH[5]
    assert current_thread() not in fetched  # marked terms are looked for in the background


def test_confidence_is_a_whole_percentage(model: PairModel) -> None:
    assert model.index(0, PairColumn.CONFIDENCE).data() == "95%"


NAMES = ("split", "merge", "shift", "detach", "cut", "move", "undo", "redo", "confirm")
COMMANDS = st.lists(st.tuples(st.sampled_from(NAMES), st.integers(0, 30), st.booleans()), max_size=12)


@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(commands=COMMANDS)
def test_it_follows_any_sequence_of_commands(
    qapp: QApplication, tmp_path_factory: pytest.TempPathFactory, commands: list[tuple[str, int, bool]]
) -> None:
    with make_project(tmp_path_factory.mktemp("p") / "h.muqabala") as project:
        model = PairModel(project)
        tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
        for name, number, flag in commands:
            try:
                model.apply(obey(project, model, name, number, flag))
            except MuqabalaError:
                continue  # refused: nothing was written
            assert follows(model, project)
        tester.deleteLater()
        model.deleteLater()


def obey(project: Project, model: PairModel, name: str, number: int, flag: bool) -> Change:
    """Carry out a command of a random sequence."""
    if not model.rowCount():  # the very alignment was undone
        return project.redo(AMAL)
    bead = model.row_at(number % model.rowCount())
    side = Side.SOURCE if flag else Side.TARGET
    if name == "split":
        offset = second_word(project, bead, side)
        return project.split(bead.id, AMAL, offset if flag else None, None if flag else offset)
    if name == "merge":
        return project.merge(bead.id, AMAL, with_next=flag)
    if name == "shift":
        return project.shift(bead.id, side, number % 2 == 0, AMAL)
    if name == "detach":
        return project.detach(bead.id, AMAL)
    if name == "cut":
        return project.move_cut(bead.id, side, second_word(project, bead, side), AMAL)
    if name == "move":
        return project.move(bead.id, number % model.rowCount(), AMAL)
    if name == "confirm":
        return project.confirm([bead.id], AMAL)
    return project.undo(AMAL) if name == "undo" else project.redo(AMAL)


def second_word(project: Project, bead: BeadRow, side: Side) -> int:
    """Where the second word after the beginning of one side of a bead begins; 0 on an empty side."""
    return project.text(side).find(" ", bead.side(side)[0].start) + 1 if bead.side(side) else 0
