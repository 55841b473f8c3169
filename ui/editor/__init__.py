"""The bitext editor: pairs side by side or as continuous texts, corrected and confirmed by keyboard."""

from ui.editor.editor_view import EditorView
from ui.editor.text_settings import Density, TextSettings

__all__ = ["Density", "EditorView", "TextSettings"]
