"""The list of commands: complete, unambiguous, performed by somebody, and the same wherever it is shown."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QKeySequence

from tests.helpers.shell_sample import open_sample, preferences, show_window
from ui.commands.catalog import (
    BY_ID,
    COMMANDS,
    CONTEXT_MENUS,
    LINE,
    MENU_TITLES,
    MENUS,
    SPACE,
    TOOLBARS,
    WITH_TEXT,
)
from ui.commands.keys import Keymap
from ui.commands.keys.renamed import RENAMED, by_present_ids
from ui.commands.spec import CommandSpec
from ui.i18n.language import set_language
from ui.i18n.languages import Language

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


ROOT = Path(__file__).parents[3]


def test_ids_are_unique_and_of_one_style() -> None:
    assert len(BY_ID) == len(COMMANDS)
    assert [spec.id for spec in COMMANDS if not _is_plain(spec.id)] == []


def _is_plain(id_: str) -> bool:
    return all(part.isidentifier() and part.islower() for part in id_.split(".")) and id_.count(".") == 1


def test_selections_name_commands_that_exist() -> None:
    for selection in (*TOOLBARS.values(), *CONTEXT_MENUS.values(), WITH_TEXT):
        assert {id_ for id_ in selection if id_ not in (LINE, SPACE)} <= set(BY_ID)
    for menu in CONTEXT_MENUS.values():
        assert len([id_ for id_ in menu if id_ != LINE]) <= 12


def test_every_command_has_a_handler_and_requirements_that_exist(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    window = show_window(qtbot, preferences(tmp_path))
    open_sample(qtbot, window)
    targets = window.commands._targets
    for spec in COMMANDS:
        names = [need.check for need in spec.needs] + ([spec.handler] if spec.handler else [])
        for name in names:
            target, _, attribute = name.partition(".")
            assert hasattr(targets[target], attribute), f"{spec.id}: {name}"
    made = {spec.id for spec in COMMANDS if window.commands.get(spec.id) is not None}
    assert made == set(BY_ID)


@pytest.mark.parametrize("language", Language)
def test_no_two_mnemonics_of_a_menu_clash(qapp: QApplication, language: Language) -> None:
    set_language(qapp, language)
    try:
        menus = {
            name: [str(entry.text) for entry in entries if isinstance(entry, CommandSpec)]
            for name, entries in MENUS.items()
        }
        menus["the bar"] = [str(title) for title in MENU_TITLES.values()]
    finally:
        set_language(qapp, Language.ENGLISH)
    clashes = {
        name: [text for text in texts if counted[_mnemonic(text)] > 1 and _mnemonic(text)]
        for name, texts in menus.items()
        for counted in [Counter(map(_mnemonic, texts))]
    }
    assert {name: texts for name, texts in clashes.items() if texts} == {}


def _mnemonic(text: str) -> str:
    return text[text.index("&") + 1].casefold() if "&" in text else ""


# Keys that a person chose before the ids were changed


def test_keys_chosen_under_earlier_ids_are_kept(qapp: QApplication, tmp_path: Path) -> None:
    assert set(RENAMED.values()) <= set(BY_ID)
    assert set(RENAMED).isdisjoint(BY_ID)
    kept = preferences(tmp_path)
    kept.set_value("keys", {"preset": "omegat", "own": {"split_at_caret": ["F8"], "pane-map": []}})
    keys = Keymap.kept(kept).resolve(COMMANDS)
    assert keys["editor.split_at_caret"] == ("F8",)
    assert keys["pane.map"] == ()
    file = '{"format": "muqabala-keys", "version": 1, "preset": "muqabala", "own": {"focus-mode": ["F12"]}}'
    assert Keymap.from_json(file).resolve(COMMANDS)["view.focus_mode"] == ("F12",)


def test_a_present_id_takes_precedence_over_an_earlier_one() -> None:
    assert by_present_ids({"open": 1, "project.open": 2, "mine": 3}) == {"project.open": 2, "mine": 3}


# One key in all documents


@pytest.mark.parametrize("name", ["README.md", "docs/GUIDE.md"])
def test_documents_name_the_key_that_menus_show(qapp: QApplication, name: str) -> None:
    """Further keys of a command are convenient; the documents, like the menus, teach one."""
    text = (ROOT / name).read_text(encoding="utf-8")
    found = re.findall(r"`([^`]+)`|\*\*([^*]+)\*\*", text)
    named = {key.replace("Enter", "Return") for either in found for key in either}
    further = {key: spec.id for spec in COMMANDS for key in spec.keys[1:]}
    first = {key for spec in COMMANDS for key in spec.keys[:1]}
    assert {key: id_ for key, id_ in further.items() if key in named - first} == {}


def test_keys_are_named_as_on_the_keyboard(qapp: QApplication) -> None:
    for language in Language.spoken():
        set_language(qapp, language)
        names = {
            key: QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
            for key in ("Ctrl+Return", "Del")
        }
        assert "Enter" in names["Ctrl+Return"]
        assert names["Del"] == "Delete"
    set_language(qapp, Language.ENGLISH)
    text = (ROOT / "docs" / "KEYS.md").read_text(encoding="utf-8")
    assert "`Ctrl+Enter`" in text
    assert "Return`" not in text
    assert "`Del`" not in text
