"""A sample is a queue of its own; its error rate is shown and signed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from db.integrity.seal import Seal
from db.queries.review_queue import QueueReason, waiting
from tests.helpers.panes_sample import AMINA, YUSUF, sample_project
from tests.helpers.shell_sample import LONG_MS
from ui.dialogs.review.quality import QualityDialog
from ui.panes.queue.model import Queue
from ui.services.review.sample import kept_sample
from ui.services.review.sign_off import SheetWords, sign_off, write_sheet
from ui.session.session import ProjectSession

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def session(tmp_path: Path) -> Iterator[ProjectSession]:
    """Twelve pairs confirmed by Amina; Yusuf reviews."""
    project = sample_project(tmp_path)
    project.confirm([int(bead) for bead in project.order()][:12], AMINA)
    made = ProjectSession(project, YUSUF, realign=False)
    yield made
    made.close()


@pytest.fixture
def dialog(session: ProjectSession, qtbot: QtBot) -> QualityDialog:
    made = QualityDialog(session)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: not made.is_busy, timeout=LONG_MS)
    return made


def sampled(session: ProjectSession) -> list[int]:
    groups = Queue.read(session.project, YUSUF).groups
    return [int(id_) for group in groups if group.why is QueueReason.SAMPLED for id_ in group.ids]


def draw(dialog: QualityDialog, qtbot: QtBot, number: int) -> None:
    dialog.at_random.setValue(number)
    with qtbot.waitSignal(dialog.sample_changed, timeout=LONG_MS):
        QTest.mouseClick(dialog.draw_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not dialog.is_busy, timeout=LONG_MS)


def test_a_sample_waits_before_all_others(
    dialog: QualityDialog, session: ProjectSession, qtbot: QtBot
) -> None:
    draw(dialog, qtbot, 5)
    assert dialog.state.text() == "Sample: 0 of 5 reviewed."
    assert kept_sample(session.project) == dialog.sample
    first = sampled(session)
    assert len(first) == 5
    assert Queue.read(session.project, YUSUF).groups[0].why is QueueReason.SAMPLED
    every = [int(id_) for group in Queue.read(session.project, YUSUF).groups for id_ in group.ids]
    assert len(every) == len(set(every)) == 12  # each pair waits once
    session.project.approve(first[:2], YUSUF)
    session.project.send_back(first[2:3], YUSUF, "omission, major")
    assert sampled(session) == first[3:]
    assert all(group.why is not QueueReason.SAMPLED for group in waiting(session.project, AMINA, first))
    draw(dialog, qtbot, 5)
    assert sorted(sampled(session)) != sorted(first)  # another seed
    with qtbot.waitSignal(dialog.sample_changed, timeout=LONG_MS):
        dialog.end_button.click()
    assert sampled(session) == []
    assert not dialog.end_button.isEnabled()


def test_rates_and_verdict(dialog: QualityDialog, session: ProjectSession, qtbot: QtBot) -> None:
    ids = [int(id_) for id_ in session.project.order()][:12]
    session.project.approve(ids[:9], YUSUF)
    session.project.send_back(ids[9:], YUSUF, "cut early, minor")
    dialog.person.setCurrentIndex(dialog.person.findData("Amina"))
    with qtbot.waitSignal(dialog.sample_changed, timeout=LONG_MS):
        dialog.end_button.setEnabled(True)
        dialog.end_button.click()
    qtbot.waitUntil(lambda: not dialog.is_busy, timeout=LONG_MS)
    table = dialog.rates
    texts = [[table.item(row, at).text() for at in range(5)] for row in range(table.rowCount())]  # type: ignore[union-attr]
    assert texts[0][:4] == ["All pairs", "3", "12", "25.0%"]
    assert texts[1][:3] == ["Category: Cut early", "3", "12"]
    assert texts[2][:3] == ["Severity: Minor", "3", "12"]
    assert texts[3][:3] == ["Translator: Amina", "3", "12"]
    dialog.limit.setValue(60)
    assert dialog.verdict.text() == "Passed"
    dialog.limit.setValue(25)
    assert dialog.verdict.text() == "Not decided: review more pairs"
    dialog.limit.setValue(1)
    assert dialog.verdict.text() == "Failed"


def test_the_sheet_is_signed(
    dialog: QualityDialog, session: ProjectSession, tmp_path: Path, qtbot: QtBot
) -> None:
    session.project.approve([int(id_) for id_ in session.project.order()][:4], YUSUF)
    for name in ("sheet.pdf", "sheet.html", "sheet.json"):
        dialog.write(tmp_path / name)
        qtbot.waitUntil(lambda: not dialog.is_busy, timeout=LONG_MS)
    seal = Seal.from_json((tmp_path / "sheet.json").read_text(encoding="utf-8"))
    assert seal.sealed_by == "Yusuf"
    assert json.loads((tmp_path / "sheet.json").read_text(encoding="utf-8"))["limit"] == 0.05
    assert seal.head in (tmp_path / "sheet.html").read_text(encoding="utf-8")
    document = pypdfium2.PdfDocument(tmp_path / "sheet.pdf")
    text = "".join("".join(page.get_textpage().get_text_range() for page in document).split())
    document.close()
    assert seal.head in text
    assert "Written to" in dialog.note.text()


def test_the_title_of_an_arabic_sheet_is_at_the_right(session: ProjectSession, tmp_path: Path) -> None:
    """Whatever the letters of the name: that of this project is Latin."""
    path = tmp_path / "sheet.pdf"
    sheet = sign_off(session.project, "Yusuf", None, None)
    words = SheetWords(
        "ar", lambda text: str(text).replace("Review of", "\u0645\u0631\u0627\u062c\u0639\u0629")
    )
    write_sheet(path, sheet, words)
    document = pypdfium2.PdfDocument(path)
    page = document[0]
    title = page.get_textpage()
    boxes = [title.get_charbox(at) for at in range(title.count_chars())]
    highest = max(top for _, _, _, top in boxes)
    line = [box for box in boxes if box[3] > highest - 12]
    right = max(box[2] for box in line)
    width = page.get_width()
    document.close()
    assert right > width - 60
