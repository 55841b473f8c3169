"""The facing table: one row a bead, Arabic beside English, mended and confirmed by keyboard."""

from ui.facing.setting import Density, Setting
from ui.facing.verbs import Verb
from ui.facing.view import FacingView

__all__ = ["Density", "FacingView", "Setting", "Verb"]
