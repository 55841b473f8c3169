"""The legend of the map: the meaning of each lane and mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFrame, QGridLayout

from aligner.bitext import Status
from aligner.confidence import ConfidenceLevel
from db.queries.arrays import STATUSES
from ui.design.status_style import STATUS_ORDER, confidence_label, status_label
from ui.i18n.formatting import listed
from ui.panes.map.image import CROSSING, SOURCE_ALONE, TARGET_ALONE, MapInks, Profile, paint
from ui.widgets.text.plain_label import PlainLabel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_HEIGHT, _WIDTH = 14, 70


class MapLegend(QFrame):
    """A small sheet over the window: rows of the map with their meaning. Escape closes it."""

    def __init__(self, parent: QWidget, inks: MapInks) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("card", True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(self.tr("What the map shows"))
        grid = QGridLayout(self)
        grid.setContentsMargins(14, 12, 14, 12)
        grid.setHorizontalSpacing(12)
        self.words: list[str] = []
        self.pictures: list[QPixmap] = []
        for row, (words, profile) in enumerate(_examples()):
            picture = PlainLabel(self)
            picture.setPixmap(_picture(profile, inks, parent))
            grid.addWidget(picture, row, 0)
            grid.addWidget(PlainLabel(words, self), row, 1)
            self.words.append(words)
            self.pictures.append(picture.pixmap())
        self.setAccessibleDescription(listed(self.words))


def _examples() -> list[tuple[str, Profile]]:
    examples = []
    for status in STATUS_ORDER:
        profile = Profile.empty(_HEIGHT)
        profile.shares[:, STATUSES.index(status)] = 1
        examples.append((status_label(status), profile))
    for doubt, words in (
        (0.3, confidence_label(ConfidenceLevel.UNSURE)),
        (0.7, _tr("doubtful: the longer, the less sure")),
    ):
        profile = Profile.empty(_HEIGHT)
        profile.shares[:, STATUSES.index(Status.SUGGESTED)] = 1
        profile.doubt[:] = doubt
        examples.append((words, profile))
    for mark, words in (
        (SOURCE_ALONE, _tr("source without counterpart")),
        (CROSSING, _tr("crossing: the order differs between the texts")),
        (TARGET_ALONE, _tr("target without counterpart")),
    ):
        profile = Profile.empty(_HEIGHT)
        profile.marks[:, mark] = 1
        examples.append((words, profile))
    profile = Profile.empty(_HEIGHT)
    profile.hit[:] = True
    examples.append((_tr("search hit"), profile))
    return examples


def _picture(profile: Profile, inks: MapInks, parent: QWidget) -> QPixmap:
    scale = max(1, round(parent.devicePixelRatioF()))
    for name in ("shares", "doubt", "marks", "hit"):
        setattr(profile, name, np.repeat(getattr(profile, name), scale, axis=0))
    buffer = paint(profile, _HEIGHT * scale, _WIDTH * scale, scale, inks)
    if parent.isRightToLeft():
        buffer = np.ascontiguousarray(buffer[:, ::-1])
    height, width = buffer.shape
    image = QImage(buffer.data, width, height, 4 * width, QImage.Format.Format_RGB32).copy()
    image.setDevicePixelRatio(scale)
    return QPixmap.fromImage(image)


def _tr(text: str) -> str:
    return QCoreApplication.translate("mapkey", text)
