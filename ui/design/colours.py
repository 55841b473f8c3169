"""The two sets of colours. Text has a contrast of at least 4.5:1 on every ground that it is used on."""

from __future__ import annotations

from dataclasses import dataclass, fields

from PySide6.QtGui import QColor, QGuiApplication, QPalette


@dataclass(frozen=True, slots=True)
class Colours:
    """Named by use, as ``#rrggbb``.

    Grounds are ``window`` (chrome), ``base`` (where text is read and written), ``raised`` (cards, menus) and
    ``hover``; ``text`` and ``muted`` are legible on all of them. Each status and each tone of a message
    (``success``, ``warning``, ``error``) has an ink (``confirmed``) and a ground (``confirmed_ground``) on
    which ``text`` and that ink are legible. ``sure``, ``unsure`` and ``doubtful`` are the inks of the
    confidence levels, ``hit`` marks search hits on the map.
    """

    window: str
    base: str
    raised: str
    hover: str
    line: str
    text: str
    muted: str
    accent: str
    on_accent: str
    selection: str
    focus: str
    suggested: str
    suggested_ground: str
    confirmed: str
    confirmed_ground: str
    approved: str
    approved_ground: str
    returned: str
    returned_ground: str
    sure: str
    unsure: str
    doubtful: str
    success: str
    success_ground: str
    warning: str
    warning_ground: str
    error: str
    error_ground: str
    hit: str


# Paper and lapis: warm greys under black naskh, one blue, and the inks of a collated manuscript.
LIGHT = Colours(
    window="#f4f2ed",
    base="#fffdf9",
    raised="#fbfaf6",
    hover="#e9e6de",
    line="#d9d4c8",
    text="#23211d",
    muted="#5e594f",
    accent="#1f5592",
    on_accent="#ffffff",
    selection="#d6e4f5",
    focus="#1f5592",
    suggested="#6a6355",
    suggested_ground="#f0ede5",
    confirmed="#1d6b43",
    confirmed_ground="#e4f1e8",
    approved="#1f5592",
    approved_ground="#e3edf8",
    returned="#a3341f",
    returned_ground="#fae8e3",
    sure="#12666a",
    unsure="#7d5200",
    doubtful="#9d1f4a",
    success="#1d6b43",
    success_ground="#e4f1e8",
    warning="#7d5200",
    warning_ground="#fbf0d5",
    error="#a3241f",
    error_ground="#fae6e3",
    hit="#b47d00",
)

DARK = Colours(
    window="#1d1e20",
    base="#242628",
    raised="#2a2c2f",
    hover="#34373b",
    line="#3f4246",
    text="#eceae4",
    muted="#bfbab0",
    accent="#8fbdf0",
    on_accent="#10243a",
    selection="#2d4a6b",
    focus="#8fbdf0",
    suggested="#b8b1a2",
    suggested_ground="#303133",
    confirmed="#83cfa3",
    confirmed_ground="#22392d",
    approved="#93c0f2",
    approved_ground="#233750",
    returned="#f2a08d",
    returned_ground="#48281f",
    sure="#7fcdc8",
    unsure="#e6bd6a",
    doubtful="#f59ab4",
    success="#83cfa3",
    success_ground="#22392d",
    warning="#e6bd6a",
    warning_ground="#40341b",
    error="#f59c8f",
    error_ground="#4a2520",
    hit="#ffc455",
)


# High contrast: at least 7:1 for every text (WCAG 2.1, level AAA), black and white grounds, visible lines.
HIGH_LIGHT = Colours(
    window="#ffffff",
    base="#ffffff",
    raised="#ffffff",
    hover="#e2e2e2",
    line="#000000",
    text="#000000",
    muted="#262626",
    accent="#00308f",
    on_accent="#ffffff",
    selection="#cfe2ff",
    focus="#00308f",
    suggested="#333333",
    suggested_ground="#ffffff",
    confirmed="#004d25",
    confirmed_ground="#ffffff",
    approved="#00308f",
    approved_ground="#ffffff",
    returned="#7d1300",
    returned_ground="#ffffff",
    sure="#00484b",
    unsure="#563900",
    doubtful="#7a0035",
    success="#004d25",
    success_ground="#ffffff",
    warning="#563900",
    warning_ground="#ffffff",
    error="#7d0c00",
    error_ground="#ffffff",
    hit="#7a4f00",
)

HIGH_DARK = Colours(
    window="#000000",
    base="#000000",
    raised="#000000",
    hover="#2b2b2b",
    line="#ffffff",
    text="#ffffff",
    muted="#e6e6e6",
    accent="#9fd0ff",
    on_accent="#000000",
    selection="#00427f",
    focus="#ffd800",
    suggested="#e0dccf",
    suggested_ground="#000000",
    confirmed="#9cf0bd",
    confirmed_ground="#000000",
    approved="#a9d2ff",
    approved_ground="#000000",
    returned="#ffb3a3",
    returned_ground="#000000",
    sure="#8df0ea",
    unsure="#ffd97a",
    doubtful="#ffb0c6",
    success="#9cf0bd",
    success_ground="#000000",
    warning="#ffd97a",
    warning_ground="#000000",
    error="#ffb3a8",
    error_ground="#000000",
    hit="#ffd800",
)

_SETS = {(False, False): LIGHT, (True, False): DARK, (False, True): HIGH_LIGHT, (True, True): HIGH_DARK}
_high_contrast = False


def colour_set(*, dark: bool, high_contrast: bool) -> Colours:
    return _SETS[dark, high_contrast]


def set_high_contrast(on: bool) -> None:
    """Let :func:`colours` give the sets of high contrast; the caller sets palette and style sheet."""
    global _high_contrast
    _high_contrast = on


def is_dark() -> bool:
    """Whether the application shows the dark set at present."""
    return QGuiApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128


def colours() -> Colours:
    """The set shown at present."""
    return _SETS[is_dark(), _high_contrast]


def palette(colours: Colours) -> QPalette:
    """The same colours for widgets that ask Qt."""
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    made = QPalette()
    for key, value in {
        role.Window: colours.window,
        role.WindowText: colours.text,
        role.Base: colours.base,
        role.AlternateBase: colours.raised,
        role.Text: colours.text,
        role.Button: colours.raised,
        role.ButtonText: colours.text,
        role.BrightText: colours.on_accent,
        role.ToolTipBase: colours.text,
        role.ToolTipText: colours.base,
        role.PlaceholderText: colours.muted,
        role.Highlight: colours.selection,
        role.HighlightedText: colours.text,
        role.Accent: colours.accent,
        role.Link: colours.accent,
        role.LinkVisited: colours.accent,
        role.Light: colours.hover,
        role.Midlight: colours.hover,
        role.Mid: colours.line,
        role.Dark: colours.muted,
        role.Shadow: colours.line,
    }.items():
        made.setColor(key, QColor(value))
    for key in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        made.setColor(group.Disabled, key, _between(colours.muted, colours.window))
    return made


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.1, https://www.w3.org/TR/WCAG21/#dfn-contrast-ratio)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def names() -> list[str]:
    return [field.name for field in fields(Colours)]


def _luminance(colour: str) -> float:
    made = QColor(colour)
    linear = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in (made.redF(), made.greenF(), made.blueF())
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _between(one: str, other: str) -> QColor:
    a, b = QColor(one), QColor(other)
    return QColor((a.red() + b.red()) // 2, (a.green() + b.green()) // 2, (a.blue() + b.blue()) // 2)
