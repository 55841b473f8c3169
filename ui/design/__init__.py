"""How the window looks: colours, fonts, icons and the small style sheet that binds them."""

from ui.design.colour_scheme import ColourScheme, apply_colour_scheme
from ui.design.colours import Colours, colours, is_dark
from ui.design.fonts import ARABIC, emphasise, emphasised_font, load_fonts, style_as_primary, style_as_title
from ui.design.icons import icon, set_button_icon

__all__ = [
    "ARABIC",
    "ColourScheme",
    "Colours",
    "apply_colour_scheme",
    "colours",
    "emphasise",
    "emphasised_font",
    "icon",
    "is_dark",
    "load_fonts",
    "set_button_icon",
    "style_as_primary",
    "style_as_title",
]
