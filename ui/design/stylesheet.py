"""The style sheet: spacing, lines and focus rings; colours come from the palette wherever Qt lets them."""

from __future__ import annotations

from dataclasses import asdict
from string import Template
from typing import TYPE_CHECKING

from aligner.bitext import Status
from ui.design.colours import DARK, HIGH_DARK
from ui.design.status_style import status_colour
from ui.resources import RESOURCES

if TYPE_CHECKING:
    from ui.design.colours import Colours

SIGNS = RESOURCES / "signs"

_SHEET = Template("""
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }

QToolTip { background: $text; color: $base; border: 0; padding: 5px 8px; }

QMainWindow::separator { background: $line; width: 1px; height: 1px; }

QDockWidget { titlebar-close-icon: url("$cross"); }
QDockWidget::title {
    background: $window; padding: 8px 12px; border-bottom: 1px solid $line; text-align: left;
}
QDockWidget::close-button, QDockWidget::float-button { border: 0; border-radius: 4px; padding: 2px; }
QDockWidget::close-button:hover, QDockWidget::float-button:hover { background: $hover; }

QMenuBar { background: $window; padding: 2px 6px; }
QMenuBar::item { padding: 5px 10px; border-radius: 5px; background: transparent; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: $hover; }
QMenu { background: $raised; border: 1px solid $line; padding: 5px; }
QMenu::item { padding: 6px 28px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: $selection; color: $text; }
QMenu::item:disabled { color: palette(placeholder-text); }
QMenu::separator { height: 1px; background: $line; margin: 5px 8px; }
QMenu::icon { padding-left: 8px; }
QMenu::indicator { width: 12px; height: 12px; padding: 0 6px; }
QMenu::indicator:checked { image: url("$mark"); }

QToolBar { background: $window; border: 0; border-bottom: 1px solid $line; padding: 5px 10px; spacing: 3px; }
QToolBar::separator { background: $line; width: 1px; margin: 6px 7px; }
QToolButton { border: 1px solid transparent; border-radius: 6px; padding: 5px 9px; color: $text; background:
transparent; }
QToolButton#qt_toolbar_ext_button { qproperty-icon: url("$chevron"); padding: 2px; }
QToolButton:hover { background: $hover; }
QToolButton:pressed, QToolButton:checked { background: $selection; }
QToolButton:focus { border-color: $focus; }
QToolButton:disabled { color: $muted; }
QToolButton[menu="true"] { padding-left: 19px; padding-right: 19px; }
QToolButton::menu-indicator {
    image: url("$chevron"); width: 10px; height: 10px; subcontrol-origin: padding;
    subcontrol-position: center right; right: 5px;
}

QTabWidget::pane { border: 0; border-top: 1px solid $line; }
QTabBar { qproperty-drawBase: 0; }
QTabBar::tab {
    background: transparent; color: $muted; padding: 7px 14px; border: 0;
    border-bottom: 2px solid transparent;
}
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
QTabBar::tab:focus { border-bottom-color: $focus; background: $hover; }

QStatusBar { background: $window; border-top: 1px solid $line; }
QStatusBar[bare="true"] { border-top-color: $window; }
QStatusBar::item { border: 0; }

QPushButton {
    background: $raised; border: 1px solid $line; border-radius: 6px; padding: 8px 16px;
}
QPushButton:hover { background: $hover; }
QPushButton:pressed, QPushButton:checked { background: $selection; }
QPushButton:focus { border: 2px solid $focus; padding: 7px 15px; }
QPushButton:disabled { color: $muted; background: $window; }
QPushButton[primary="true"] { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton[primary="true"]:focus { border: 2px solid $text; }
QPushButton[primary="true"]:disabled { background: $hover; color: $muted; border-color: $line; }
QPushButton[field="true"] { text-align: left; padding-left: 9px; }
QPushButton[flat="true"] { background: transparent; border-color: transparent; color: $accent; }
QPushButton[flat="true"]:hover { background: $hover; }
QPushButton[flat="true"]:focus { border-color: $focus; }

QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDoubleSpinBox, QDateEdit, QComboBox {
    background: $base; border: 1px solid $line; border-radius: 6px; padding: 7px 8px;
    selection-background-color: $selection; selection-color: $text;
}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QDateEdit:focus,
QComboBox:focus
{
    border: 2px solid $focus; padding: 6px 7px;
}
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QAbstractSpinBox:disabled,
QComboBox:disabled
{
    background: $window;
}
QComboBox { combobox-popup: 0; }
QComboBox::drop-down, QDateEdit::drop-down { border: 0; width: 26px; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: url("$chevron"); width: 12px; height: 12px; }
QAbstractSpinBox { padding-top: 5px; padding-bottom: 5px; }
QAbstractSpinBox:focus { padding-top: 4px; padding-bottom: 4px; }
QAbstractSpinBox QLineEdit { border: 0; padding: 0 6px; min-height: 0; background: transparent; }
QAbstractSpinBox QLineEdit:focus { border: 0; padding: 0 6px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button
{
    subcontrol-origin: border; width: 22px; border: 0; background: transparent;
}
QAbstractSpinBox::up-button { subcontrol-position: top right; margin-top: 3px; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; margin-bottom: 3px; }
QAbstractSpinBox::up-arrow { image: url("$chevronup"); width: 9px; height: 9px; }
QAbstractSpinBox::down-arrow { image: url("$chevron"); width: 9px; height: 9px; }
QComboBox QAbstractItemView {
    background: $raised; border: 1px solid $line; padding: 4px; outline: 0; selection-background-color:
    $selection;
    selection-color: $text;
}
QComboBox QAbstractItemView::item { min-height: 26px; padding: 2px 6px; }

QCheckBox, QRadioButton { spacing: 8px; padding: 3px; }
QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator {
    width: 15px; height: 15px; background: $base; border: 1px solid $muted;
}
QCheckBox::indicator, QAbstractItemView::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked {
    background: $accent; border-color: $accent; image: url("$tick");
}
QRadioButton::indicator:checked { border: 5px solid $accent; width: 7px; height: 7px; }
QCheckBox:focus, QRadioButton:focus { border: 1px solid $focus; border-radius: 4px; padding: 2px; }

QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: $line; }
QSlider::handle:horizontal {
    width: 16px; margin: -6px 0; border-radius: 8px; background: $accent; border: 0;
}
QSlider::handle:horizontal:hover { background: $focus; }
QSlider:focus { border: 1px solid $focus; border-radius: 6px; }
QSlider { border: 1px solid transparent; min-height: 22px; }

QProgressBar { background: $hover; border: 0; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }

QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $line; border-radius: 4px; margin: 2px; min-height: 32px; min-width: 32px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QHeaderView { background: transparent; border: 0; }
QHeaderView::section {
    background: transparent; color: $muted; border: 0; border-bottom: 1px solid $line; padding: 6px 10px;
}
QHeaderView::section:vertical { border-bottom: 0; }
QTableCornerButton::section { background: transparent; border: 0; border-bottom: 1px solid $line; }
QAbstractItemView { outline: 0; }
QListView, QTableView { background: $base; border: 1px solid $line; border-radius: 8px; }
QTreeView { background: $base; border: 1px solid $line; border-radius: 8px; }
QTreeView::item { padding: 4px 6px; }
QTableView::item { padding: 0 7px; }
QListView::item { padding: 4px; }

QTableView#facing-table { border: 0; border-radius: 0; }
QTableView#facing-table QHeaderView::section { background: $window; }
QTableView#facing-table::item { padding: 0; }
QFrame[card="true"] { background: $raised; border: 1px solid $line; border-radius: 10px; }
QFrame[dropping="true"] { border: 2px solid $accent; background: $selection; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="error"] { color: $error; }

QFrame[tone="error"] { background: $error_ground; border: 0; border-bottom: 1px solid $line; }
QFrame[tone="warning"] { background: $warning_ground; border: 0; border-bottom: 1px solid $line; }
QFrame[tone="done"] { background: $success_ground; border: 0; border-bottom: 1px solid $line; }
QFrame[tone="error"] QLabel { color: $error; }
QFrame[tone="warning"] QLabel { color: $warning; }
QFrame[tone="done"] QLabel { color: $success; }
QFrame#narrow-bar { background: $hover; border: 0; border-bottom: 2px solid $accent; }

""")


def style_sheet(colours: Colours) -> str:
    """The sheet in these colours."""
    shade = "dark" if colours in (DARK, HIGH_DARK) else "light"
    names = ("chevron", "chevronup", "cross", "mark", "tick")
    signs = {name: (SIGNS / f"{name}-{shade}.svg").as_posix() for name in names}
    statuses = "".join(
        f'QLabel[status="{status}"] {{ color: {status_colour(status, colours).name()}; }}\n'
        for status in Status
    )
    return _SHEET.substitute(asdict(colours), **signs) + statuses
