"""No text of a person or a file is ever markup: in any pane, dialog, list, tooltip, export or report."""

from __future__ import annotations

import csv
import html
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from lxml import etree
from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import Qt as RichText
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDockWidget,
    QHeaderView,
    QLabel,
    QMenu,
    QTextEdit,
    QWidget,
)

from tests.helpers.canaries import OpenWatch, can_watch, canary, canary_people, canary_project
from tests.helpers.dialogs_sample import DIALOGS
from tests.helpers.shell_sample import LONG_MS, preferences, shared_window
from ui.cli.main import main
from ui.widgets.text.plain_tip import PlainTips

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtGui import QAction
    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow

ENDINGS = ("html", "epub", "tei", "tmx", "xlf", "csv", "tsv", "xlsx", "docx", "jsonl", "pdf")
MARK = "<b>bold"
"""How every canary begins."""


@pytest.fixture(scope="module")
def picture(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("canary") / "canary.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n")
    return path


@pytest.fixture(scope="module")
def text(picture: Path) -> str:
    return canary(picture)


@pytest.fixture
def watch(picture: Path) -> Iterator[OpenWatch]:
    if not can_watch():
        pytest.skip("needs inotify")
    made = OpenWatch(picture)
    yield made
    made.close()


@pytest.fixture(scope="module")
def desk(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, text: str
) -> Iterator[MainWindow]:
    folder = tmp_path_factory.mktemp("desk")
    project = folder / "canaries.muqabala"
    canary_project(project, text).close()
    with shared_window(request, preferences(folder, canary_people(text)[0])) as (qtbot, shown):
        shown.open_project(project)
        qtbot.waitUntil(shown.has_pairs, timeout=LONG_MS)
        yield shown


def raw(shown: str) -> bool:
    """Whether a text that Qt would take for HTML has a tag of a canary in it."""
    return MARK in shown and RichText.mightBeRichText(shown)


def problems(page: QWidget) -> list[str]:
    """Widgets that would take a canary for markup."""
    found = []
    for widget in (page, *page.findChildren(QWidget)):
        name = f"{type(widget).__name__} {widget.objectName()}"
        found += [
            f"{name}: {kind}"
            for kind in ("toolTip", "whatsThis", "statusTip")
            if raw(getattr(widget, kind)())
        ]
        if isinstance(widget, QLabel) and widget.textFormat() is not Qt.TextFormat.PlainText:
            found += [f"{name}: label {widget.text()!r}"] * raw(widget.text())
        elif isinstance(widget, QAbstractButton):
            found += [f"{name}: mnemonic in {widget.text()!r}"] * (
                MARK in widget.text() and " & " in widget.text()
            )
        elif isinstance(widget, QTextEdit):
            found += [f"{name}: pictures"] * ("<img" in widget.document().toHtml())
        elif isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView):
            found += [
                f"{name} in {type(widget.parent()).__name__}: {wrong}" for wrong in _wrong_in_view(widget)
            ]
        if isinstance(widget, QMenu):
            found += [f"{name}: {action.text()!r}" for action in widget.actions() if _wrong_action(action)]
    return found


def has_mnemonic(shown: str) -> bool:
    """Whether the ampersand of a canary would make a mnemonic of a button or a menu."""
    return MARK in shown and " & " in shown


def _wrong_action(action: QAction) -> bool:
    return raw(action.toolTip()) or has_mnemonic(action.text())


def _wrong_in_view(view: QAbstractItemView) -> list[str]:
    model = view.model()
    frame: Any = view.parent()
    if model is None or (frame is not None and isinstance(frame.parent(), QComboBox)):
        return []
    tips = [
        tip
        for index in _indexes(model, QModelIndex())
        if raw(tip := str(index.data(Qt.ItemDataRole.ToolTipRole) or ""))
    ]
    plain = isinstance(view.itemDelegate(), PlainTips)
    return [f"tooltip {tips[0]!r}"] if tips and not plain else []


def _indexes(model: Any, parent: QModelIndex) -> Iterator[QModelIndex]:
    for row in range(min(model.rowCount(parent), 50)):
        for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)):
            index = model.index(row, column, parent)
            yield index
            if column == 0:
                yield from _indexes(model, index)


def paint(page: QWidget) -> None:
    page.grab()
    QApplication.processEvents()


def is_filled(dock: QDockWidget) -> bool:
    return dock.widget() is not None


def test_panes(qtbot: QtBot, desk: MainWindow, watch: OpenWatch) -> None:
    assert problems(desk) == []
    for dock in desk.findChildren(QDockWidget):
        dock.show()
        dock.raise_()
        qtbot.waitUntil(partial(is_filled, dock), timeout=LONG_MS)
        qtbot.wait(50)
        paint(desk)
        assert problems(dock) == [], dock.objectName()
        dock.hide()
    assert not watch.was_opened()


@pytest.mark.parametrize("name", DIALOGS)
def test_dialogs(qtbot: QtBot, desk: MainWindow, watch: OpenWatch, name: str) -> None:
    dialog = DIALOGS[name](desk)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    paint(dialog)
    assert problems(dialog) == []
    assert not watch.was_opened()
    dialog.close()


@pytest.mark.parametrize(
    "suffix", ["html", "epub", "tei", "tmx", "xlf", "csv", "tsv", "xlsx", "docx", "jsonl", "pdf"]
)
def test_exports(
    tmp_path: Path, text: str, watch: OpenWatch, suffix: str, capsys: pytest.CaptureFixture[str]
) -> None:
    project, out = tmp_path / "p.muqabala", tmp_path / f"out.{suffix}"
    canary_project(project, text).close()
    code = main(["export", str(project), "-o", str(out), "--status", "all"])
    assert code == 0, capsys.readouterr().err
    assert not watch.was_opened()
    if suffix in ("html", "tei", "tmx", "xlf"):
        root = etree.fromstring(out.read_bytes(), etree.HTMLParser() if suffix == "html" else None)
        assert not root.xpath("//*[local-name()='img' or local-name()='b']")
        assert text in "".join(map(str, root.itertext()))
    elif suffix in ("csv", "tsv"):
        with out.open(encoding="utf-8-sig", newline="") as stream:
            rows = csv.reader(stream, delimiter="\t" if suffix == "tsv" else ",")
            assert any(text in cell for row in rows for cell in row)
    elif suffix == "jsonl":
        assert html.escape(text) not in out.read_text("utf-8")


def test_reports(tmp_path: Path, text: str, watch: OpenWatch) -> None:
    project, report = tmp_path / "p.muqabala", tmp_path / "report.html"
    canary_project(project, text).close()
    main(["preflight", str(project), "--status", "all", "-o", str(report)])
    root = etree.fromstring(report.read_bytes(), etree.HTMLParser())
    assert not root.xpath("//img | //b[contains(., 'bold')]")
    assert not watch.was_opened()
