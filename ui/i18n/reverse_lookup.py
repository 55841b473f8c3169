"""From what the interface says back to the English of the code: who learned a command's name there, or in the
guide, finds it in the Arabic interface too.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from ui.i18n.language import Language, compiled
from ui.i18n.tools.qm_compiler import unpacked

if TYPE_CHECKING:
    from collections.abc import Mapping


def original(text: str) -> str:
    """The English of what the Arabic interface says; nothing for anything else."""
    return _originals().get(text, "") if QGuiApplication.isRightToLeft() else ""


@lru_cache(maxsize=1)
def _originals() -> Mapping[str, str]:
    return {forms[0]: source for source, forms in unpacked(compiled(Language.ARABIC).read_bytes()) if forms}
