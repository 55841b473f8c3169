"""Keys: presets, a person's own, conflicts, files, the dialog, the printed sheet and the page in docs/."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from aligner.errors import InputError, OutputError
from tests.helpers.shell_sample import LONG_MS, open_sample, preferences, show_window
from ui.commands.catalog import COMMANDS
from ui.commands.keys import PRESETS, Keymap, free_of_conflicts, portable
from ui.commands.keys.cheat_sheet import plain, to_html, write_pdf
from ui.commands.spec import CommandSpec, Text
from ui.dialogs.keys import KeysDialog
from ui.i18n.language import set_language
from ui.i18n.languages import Language

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow

DOCS = Path(__file__).parents[3] / "docs"


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> MainWindow:
    shown: MainWindow = show_window(qtbot, preferences(tmp_path))
    return shown


def keyed(id_: str, *keys: str) -> CommandSpec:
    return CommandSpec(id_, Text("", id_.title()), keys)


ABC = [keyed("a", "A", "Ctrl+A"), keyed("b", "B"), keyed("c")]


def pressed(sequence: str) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keySequence(widget, QKeySequence(sequence))


# The keys


@pytest.mark.parametrize("preset", PRESETS)
def test_no_key_of_a_preset_means_two_things(qapp: QApplication, preset: str) -> None:
    commands = COMMANDS
    resolved = Keymap(preset).resolve(commands)
    assert free_of_conflicts(resolved)
    ids = {command.id for command in commands}
    assert len(ids) == len(commands)
    # A preset takes keys away, but never the last one of a command that had one.
    lost = [command.id for command in commands if command.keys and not resolved[command.id]]
    assert lost == []


def test_the_defaults_are_the_muqabala_preset(qapp: QApplication) -> None:
    commands = COMMANDS
    assert Keymap().resolve(commands) == {command.id: portable(command.keys) for command in commands}


@pytest.mark.parametrize("preset", PRESETS)
def test_a_command_has_one_key(preset: str) -> None:
    """Besides two that every program has: each is known to some people."""
    twice = {id_ for id_, keys in Keymap(preset).resolve(COMMANDS).items() if len(keys) > 1}
    assert twice == {"history.redo", "view.zoom_in"}


def test_people_from_elsewhere_find_their_keys(qapp: QApplication) -> None:
    commands = COMMANDS
    omegat = Keymap("omegat").resolve(commands)
    assert omegat["editor.shift_up"][0] == "U"
    assert omegat["editor.shift_down"][0] == "D"
    assert omegat["review.confirm_and_next"][0] == "A"
    assert omegat["editor.split_at_caret"][0] == "S"
    assert "U" not in omegat["go.next_unconfirmed"]
    intertext = Keymap("intertext").resolve(commands)
    assert "Return" in intertext["editor.shift_down"]
    assert "Backspace" in intertext["editor.shift_up"]
    assert intertext["editor.merge_up"][0] == "Ctrl+Backspace"
    assert intertext["view.swap_sides"][0] == "Ctrl+X"


def test_ones_own_key_goes_before_all_others() -> None:
    keymap = Keymap().with_keys("c", ["b", "nonsense key"])
    assert keymap.resolve(ABC) == {"a": ("A", "Ctrl+A"), "b": (), "c": ("B",)}
    assert keymap.without_own("c") == Keymap()
    assert keymap.with_preset("omegat").own == {}


def test_a_conflict_names_the_other_command() -> None:
    conflict = Keymap().conflict(ABC, "c", "B")
    assert conflict is not None
    assert conflict.other == ABC[1]
    assert Keymap().conflict(ABC, "b", "B") is None  # its own
    moving = Keymap().conflict(ABC, "b", "Down")
    assert moving is not None
    assert moving.other is None


def test_a_key_that_is_given_is_taken_from_the_other() -> None:
    given = Keymap().give(ABC, "b", ["B", "A"])
    assert given.resolve(ABC) == {"a": ("Ctrl+A",), "b": ("B", "A"), "c": ()}
    back = given.without_own("b")
    assert back.resolve(ABC) == {"a": ("Ctrl+A",), "b": ("B",), "c": ()}


def test_keys_survive_a_file_and_the_preferences(qapp: QApplication, tmp_path: Path) -> None:
    keymap = Keymap("intertext", {"a": ("Ctrl+K",), "b": ()})
    assert Keymap.from_json(keymap.to_json()) == keymap
    kept = preferences(tmp_path)
    keymap.keep(kept)
    kept.sync()
    assert Keymap.kept(preferences(tmp_path)) == keymap


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"format": "other"}', '{"format": "muqabala-keys", "own": {"a": "F5"}}', "\0"],
)
def test_another_file_is_no_file_of_keys(qapp: QApplication, text: str) -> None:
    with pytest.raises(InputError):
        Keymap.from_json(text)


def test_spoilt_preferences_are_as_if_nothing_was_chosen(qapp: QApplication, tmp_path: Path) -> None:
    kept = preferences(tmp_path)
    several: list[object] = [[], "x", {"own": 3}, {"own": {"a": 1}}, None]
    for spoilt in several:
        kept.set_value("keys", spoilt)
        assert Keymap.kept(kept) == Keymap()


# The dialog, in the window


def keys_dialog(window: MainWindow) -> KeysDialog:
    window.keyboard.show_keys()
    dialog = window.dialog
    assert isinstance(dialog, KeysDialog)
    return dialog


def test_a_new_key_is_chosen_with_keys_and_works_at_once(qtbot: QtBot, window: MainWindow) -> None:
    open_sample(qtbot, window)
    assert window.page is not None
    assert window.session is not None
    window.page.take_focus()
    pressed("Ctrl+F1")
    assert isinstance(window.dialog, KeysDialog)
    dialog: KeysDialog = window.dialog
    qtbot.waitUntil(lambda: dialog.filter.hasFocus())
    QTest.keyClicks(dialog.filter, "confirm and")
    dialog.list.setFocus(Qt.FocusReason.TabFocusReason)
    dialog.select("review.confirm_and_next")
    pressed("Return")
    assert dialog.capture.isAncestorOf(QApplication.focusWidget() or dialog)
    QTest.keySequence(dialog.capture, QKeySequence("X"))
    assert "Separate the two sides" in dialog.note.text()
    QTest.mouseClick(dialog.also, Qt.MouseButton.LeftButton)
    resolved = dialog.keymap.resolve(COMMANDS)
    assert resolved["review.confirm_and_next"][-1] == "X"
    assert resolved["editor.make_null"] == ()
    dialog.reject()
    qtbot.waitUntil(window.isActiveWindow)
    window.page.take_focus()
    pressed("X")
    qtbot.waitUntil(lambda: window.session is not None and window.session.is_settled, timeout=LONG_MS)
    assert window.session.standing.counts.confirmed == 1
    # As in the preset again.
    dialog = keys_dialog(window)
    dialog.select("review.confirm_and_next")
    QTest.mouseClick(dialog.reset, Qt.MouseButton.LeftButton)
    dialog.select("editor.make_null")
    QTest.mouseClick(dialog.reset, Qt.MouseButton.LeftButton)
    assert dialog.keymap == Keymap()
    dialog.reject()


def test_a_preset_is_in_force_everywhere(qtbot: QtBot, window: MainWindow) -> None:
    open_sample(qtbot, window)
    assert window.page is not None
    assert window.session is not None
    dialog = keys_dialog(window)
    dialog.preset.setCurrentIndex(dialog.preset.findData("omegat"))
    dialog.preset.activated.emit(dialog.preset.currentIndex())
    dialog.reject()
    qtbot.waitUntil(window.isActiveWindow)
    confirm = window.commands.get("review.confirm_and_next")
    assert confirm is not None
    assert confirm.toolTip().endswith("(A)")
    window.page.take_focus()
    before = window.session.standing.counts.total
    pressed("A")
    qtbot.waitUntil(lambda: window.session is not None and window.session.is_settled, timeout=LONG_MS)
    assert window.session.standing.counts.confirmed == 1
    assert window.session.standing.counts.total == before
    # The next project of this window has them too.
    path = window.session.project.path
    window.close_project()
    window.open_project(path)
    qtbot.waitUntil(window.has_pairs, timeout=LONG_MS)
    assert window.commands.key_of("editor.shift_up") == "U"


def test_a_key_that_moves_about_is_refused(qtbot: QtBot, window: MainWindow) -> None:
    dialog = keys_dialog(window)
    dialog.select("project.open")
    dialog.capture.setKeySequence(QKeySequence("Ctrl+Home"))
    assert not dialog.instead.isEnabled()
    assert "reserved for moving" in dialog.note.text()
    QTest.mouseClick(dialog.none, Qt.MouseButton.LeftButton)
    assert dialog.keymap.resolve(COMMANDS)["project.open"] == ()
    assert window.commands.key_of("project.open") == ""
    dialog.reject()


def test_keys_are_carried_in_a_file(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    dialog = keys_dialog(window)
    dialog.select("project.open")
    dialog.capture.setKeySequence(QKeySequence("Ctrl+Alt+O"))
    QTest.mouseClick(dialog.instead, Qt.MouseButton.LeftButton)
    file = tmp_path / "keys.json"
    dialog.export_to(file)
    QTest.mouseClick(dialog.reset, Qt.MouseButton.LeftButton)
    assert window.commands.key_of("project.open") == "Ctrl+O"
    dialog.import_from(file)
    assert window.commands.key_of("project.open") == "Ctrl+Alt+O"
    file.write_bytes(b"\xff\xfe")
    dialog.import_from(file)
    assert dialog.note.text()
    assert window.commands.key_of("project.open") == "Ctrl+Alt+O"
    dialog.export_to(tmp_path / "nowhere" / "keys.json")
    assert "cannot be written" in dialog.note.text()
    dialog.reject()


def test_the_fields_of_the_capture_have_names(qtbot: QtBot, window: MainWindow) -> None:
    dialog = keys_dialog(window)
    assert all(field.accessibleName() for field in dialog.capture.findChildren(QLineEdit))
    dialog.reject()


# On paper


def test_the_sheet_holds_every_key(qapp: QApplication, tmp_path: Path) -> None:
    commands = COMMANDS
    keys = Keymap("omegat").resolve(commands)
    html = to_html(commands, keys, "OmegaT")
    for command in commands:
        if keys[command.id]:
            assert plain(command.text).replace("&", "&amp;").replace("’", "’") in html
    path = tmp_path / "keys.pdf"
    write_pdf(path, html)
    assert path.read_bytes().startswith(b"%PDF")
    assert path.stat().st_size > 10_000
    with pytest.raises(OutputError):
        write_pdf(tmp_path / "nowhere" / "keys.pdf", html)


def test_on_paper_the_keys_stand_where_one_begins_to_read(qapp: QApplication) -> None:
    commands = COMMANDS
    keys = Keymap().resolve(commands)
    set_language(qapp, Language.ARABIC)
    try:
        web, paper = (to_html(commands, keys, "Muqabala", for_pdf=on_paper) for on_paper in (False, True))
    finally:
        set_language(qapp, Language.ENGLISH)
    assert "<tr><td width='26%' class='key'>" in web  # which a browser puts on the right by itself
    assert "<tr><td width='44%' class='what'>" in paper
    assert "<tr><td width='26%' class='key'>" in to_html(commands, keys, "Muqabala", for_pdf=True)


def test_every_key_is_in_the_documentation(qapp: QApplication) -> None:
    made = runpy.run_path(str(DOCS / "make_keys.py"))
    for language, path in made["PAGES"].items():
        assert path.read_text(encoding="utf-8") == made["page"](language), "run: python docs/make_keys.py"
