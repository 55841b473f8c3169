"""The settings of how the facing table shows the texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from typing import Any

from PySide6.QtGui import QFont, QGuiApplication

from aligner.bitext import Side
from aligner.text.scripts import is_arabic_script
from ui.design.fonts import ARABIC, LATIN

MIN_ZOOM, MAX_ZOOM = 0.5, 3.0


class Density(StrEnum):
    """How much air the rows have."""

    COMPACT = "compact"
    COMFORTABLE = "comfortable"

    @property
    def padding(self) -> int:
        """Space above and below the text of a row, in pixels."""
        return 3 if self is Density.COMPACT else 9


@dataclass(frozen=True, slots=True)
class TextSettings:
    """How the texts are set, as a printer would say; kept in the project as view state.

    Attributes:
        source_family, target_family: font family, or "" for the default of the side's language.
        source_size, target_size: in points, or 0 for the default; before the zoom.
        spacing: factor on the natural distance of the lines.
        source_left: the source is on the left of the screen; unless chosen otherwise, where one begins to
            read in the interface.
        diacritics: whether Arabic vowel marks are shown. The text itself never changes.
        share: the source column's share of the width that the two texts have together.
        numbers: the number of paragraph and sentence is shown under a bead's own.
        terms: terms of the glossary and learned names are marked.
        notes: footnotes and comments of the documents are shown under the texts.
        spelling: English words that no dictionary knows are marked.
    """

    source_family: str = ""
    target_family: str = ""
    source_size: float = 0.0
    target_size: float = 0.0
    spacing: float = 1.0
    zoom: float = 1.0
    density: Density = Density.COMFORTABLE
    source_left: bool = field(default_factory=lambda: not QGuiApplication.isRightToLeft())
    diacritics: bool = True
    share: float = 0.5
    numbers: bool = False
    terms: bool = True
    notes: bool = True
    spelling: bool = True

    def with_zoom(self, zoom: float) -> TextSettings:
        return replace(self, zoom=round(min(MAX_ZOOM, max(MIN_ZOOM, zoom)), 2))

    def font(self, side: Side, language: str) -> QFont:
        """The font of one side's text."""
        family, size = (
            (self.source_family, self.source_size)
            if side is Side.SOURCE
            else (self.target_family, self.target_size)
        )
        font = QFont(QGuiApplication.font())
        arabic = is_arabic_script(language)
        # Whatever the language of the interface, a text is set alike; the script decides what is usual.
        usual = [ARABIC] if arabic else [LATIN, ARABIC]
        font.setFamilies([*([family] if family else usual), *font.families()])
        base = max(font.pointSizeF(), 9.0)
        # Arabic letters are drawn small in their em square: nearly twice the points look the same size.
        font.setPointSizeF((size or (base * 1.8 if arabic else base * 1.2)) * self.zoom)
        return font

    def to_json(self) -> dict[str, Any]:
        return {**asdict(self), "density": self.density.value}

    @classmethod
    def from_json(cls, stored: object) -> TextSettings:
        """Read what `to_json` wrote; whatever does not fit falls back to the default."""
        default = asdict(cls())
        values = dict(default)
        for name, value in stored.items() if isinstance(stored, Mapping) else ():
            usual = default.get(name)
            number = isinstance(value, int | float) and not isinstance(value, bool)
            if isinstance(usual, float) and number:
                values[name] = float(value)
            elif name == "density" and value in set(Density):
                values[name] = Density(value)
            elif name != "density" and usual is not None and type(value) is type(usual):
                values[name] = value
        chosen = cls(**values)
        share = min(0.85, max(0.15, chosen.share))
        spacing = min(3.0, max(0.7, chosen.spacing))
        return replace(chosen, share=share, spacing=spacing).with_zoom(chosen.zoom)
