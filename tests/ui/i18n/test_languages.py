"""A language is one row and one catalogue."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import fontpkg
import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from ui.i18n.language import Digits, locale_of, set_language, spoken
from ui.i18n.languages import Language
from ui.i18n.tools.__main__ import FOLDER

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_every_row_has_a_catalogue_and_every_catalogue_a_row() -> None:
    files = {path.stem.removeprefix("muqabala_") for path in FOLDER.glob("muqabala_*.ts")}
    assert files == {str(language) for language in Language.spoken()}


@pytest.mark.parametrize("language", Language.spoken())
def test_a_row_is_whole(language: Language) -> None:
    spec = language.spec
    assert spec.name
    assert len(set(spec.plural_samples)) == len(spec.plural_samples) > 1
    assert spoken(language) is language
    assert str(locale_of(language).name()).startswith(str(language))
    if spec.family:
        assert fontpkg.family(spec.family).files
    if spec.digit_locales:
        written = {locale_of(language, digits).toString(1) for digits in (Digits.EASTERN, Digits.WESTERN)}
        assert len(written) == 2


def test_the_system_is_no_row() -> None:
    with pytest.raises(LookupError):
        _ = Language.SYSTEM.spec
    assert spoken(Language.SYSTEM) in Language.spoken()


def test_a_build_compiles_without_qt() -> None:
    code = "import sys; sys.modules['PySide6'] = None; import ui.i18n.tools.qm_compiler"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_file_dialog_of_qt_speaks_arabic(qtbot: QtBot, qapp: QApplication) -> None:
    set_language(qapp, Language.ARABIC)
    dialog = QFileDialog()
    set_language(qapp, Language.ENGLISH)
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    labels = [label.text() for label in dialog.findChildren(QLabel) if label.text()]
    assert labels
    assert not [text for text in labels if re.search("[a-z]", text)]
