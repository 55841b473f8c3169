"""The dialog of the keyboard shortcuts on a narrow screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.helpers.shell_sample import dress, preferences
from ui.commands.catalog import COMMANDS
from ui.commands.keys.keymap import Keymap
from ui.dialogs.keys import KeysDialog
from ui.i18n.languages import Language

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    dress()


@pytest.mark.parametrize("language", [Language.ENGLISH, Language.ARABIC])
def test_it_does_not_scroll_sideways_on_a_screen_of_800_pixels(
    qtbot: QtBot, tmp_path: Path, language: Language
) -> None:
    dress(language=language)
    dialog = KeysDialog(COMMANDS, Keymap.kept(preferences(tmp_path)), tmp_path)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.resize(784, 700)
    assert dialog.body is not None
    assert dialog.body.horizontalScrollBar().maximum() == 0
