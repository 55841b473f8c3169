"""How the window looks: colours, fonts, icons and the small style sheet that binds them."""

from ui.theme.colours import Colours, colours, is_dark
from ui.theme.fonts import ARABIC, emphasise, emphasised, load_fonts, primary, title
from ui.theme.icons import beside, icon
from ui.theme.look import Look, apply

__all__ = [
    "ARABIC",
    "Colours",
    "Look",
    "apply",
    "beside",
    "colours",
    "emphasise",
    "emphasised",
    "icon",
    "is_dark",
    "load_fonts",
    "primary",
    "title",
]
