"""The facing table: one row a bead, Arabic beside English, mended and confirmed by keyboard."""

from ui.commands.command import Verb
from ui.editor.editor_view import EditorView
from ui.editor.text_settings import Density, TextSettings

__all__ = ["Density", "EditorView", "TextSettings", "Verb"]
