"""English texts by their translations: a command is found in any interface by its English name."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.i18n.language import compiled, current_language
from ui.i18n.languages import Language
from ui.i18n.tools.qm_compiler import unpacked

if TYPE_CHECKING:
    from collections.abc import Mapping


def original(text: str) -> str:
    """Return the English of a text of the interface; empty in English, and for any other text."""
    app = QCoreApplication.instance()
    language = current_language(app) if app is not None else Language.ENGLISH
    return _originals(language).get(text, "") if language is not Language.ENGLISH else ""


@lru_cache(maxsize=1)
def _originals(language: Language) -> Mapping[str, str]:
    return {forms[0]: source for source, forms in unpacked(compiled(language)) if forms}
