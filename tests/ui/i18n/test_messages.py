"""Messages of the packages without Qt are found, and translated with their arguments."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTranslator

from aligner.bitext import Side
from aligner.errors import InputError
from aligner.messages import Message
from aligner.permissions import Action
from db.summaries import read_summary, status_changed, stored_summary
from ui.concurrency.worker import ProgressRelay
from ui.i18n.contexts import CORE
from ui.i18n.language import set_language
from ui.i18n.languages import Language
from ui.i18n.localize import localize
from ui.i18n.review_words import reason_words
from ui.i18n.tools.__main__ import FOLDER
from ui.i18n.tools.message_templates import find_templates
from ui.i18n.tools.qm_compiler import compile_messages
from ui.i18n.tools.ts_file import Key, Translation

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

ISOLATES = str.maketrans("", "", "\u2068\u2069")
TRANSLATIONS = {
    "in {name} on line {line}": ("في السطر {line} من {name}",),
    "Took back: {what}": ("تراجُع: {what}",),
    "target": ("الترجمة",),
    "the {side}": ("جهة {side}",),
    "Confirmed {n} pairs": ("0", "زوج واحد", "زوجان", "{n} أزواج", "{n} زوجًا", "{n} زوج"),
}


@pytest.fixture
def arabic(qapp: QApplication, tmp_path: Path) -> Iterator[None]:
    set_language(qapp, Language.ARABIC)
    file = tmp_path / "t.qm"
    file.write_bytes(
        compile_messages(
            [Translation(Key(CORE, text), forms, len(forms) > 1) for text, forms in TRANSLATIONS.items()],
            "ar",
        )
    )
    translator = QTranslator()
    assert translator.load(str(file))
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)
    set_language(qapp, Language.ENGLISH)


def _pairs(n: int) -> Message:
    return Message.counted("Confirmed {n} pair", "Confirmed {n} pairs", n=n)


def test_arguments_are_put_where_the_translation_wants_them(arabic: None) -> None:
    text = localize(Message("in {name} on line {line}", name="a.txt", line=1250))
    assert text == "في السطر ١٬٢٥٠ من \u2068a.txt\u2069"


def test_the_catalogue_has_the_forms_of_the_plural(arabic: None) -> None:
    forms = [localize(_pairs(n)) for n in (1, 2, 3, 11, 100)]
    assert forms == ["زوج واحد", "زوجان", "٣ أزواج", "١١ زوجًا", "١٠٠ زوج"]


def test_messages_and_words_within_a_message_are_translated(arabic: None) -> None:
    assert localize(Message("Took back: {what}", what=_pairs(2))) == "تراجُع: زوجان"
    assert localize(Message("the {side}", side=Side.TARGET)) == "جهة الترجمة"
    assert localize(Message("the {side}", side="target")).translate(ISOLATES) == "جهة target"


def test_the_reason_of_a_return_is_translated(arabic: None) -> None:
    summary = status_changed(Action.RETURN, 2, "addition, major: one word")
    for said in (summary, read_summary(stored_summary(summary))):
        text = localize(said).translate(ISOLATES)
        assert "addition" not in text
        assert text.endswith(reason_words("addition, major: one word").translate(ISOLATES))


def test_english_needs_no_catalogue(qapp: QApplication) -> None:
    set_language(qapp, Language.ENGLISH)
    assert [localize(_pairs(n)) for n in (1, 2)] == ["Confirmed 1 pair", "Confirmed 2 pairs"]
    error = InputError("in {name} on line {line}", name="a", line=3, remedy="Choose {name}", path="x")
    assert localize(error).translate(ISOLATES) == "x in a on line 3. Choose a."


def test_a_message_passes_a_signal_whole(qtbot: QtBot) -> None:
    relay = ProgressRelay()
    with qtbot.waitSignal(relay.progressed) as signal:
        relay(0.5, Message("Reading {name}", name="a.txt"))
    assert isinstance(signal.args[1], Message)
    relay.stop()


def test_templates_are_found(tmp_path: Path) -> None:
    file = tmp_path / "room.py"
    file.write_text(
        "class InputError(MuqabalaError):\n"
        "    pass\n"
        "class OwnError(InputError):\n"
        "    def __init__(self, what):\n"
        "        super().__init__(what, remedy='Look at it')\n"
        "REMEDY = 'Choose another'\n"
        "def work(self, progress, n, path):\n"
        "    progress(0.5, 'Reading')\n"
        "    self._progress(0.5, Message('Row {n}', n=n))\n"
        "    progress(1.0, '')\n"
        "    Message.counted('{n} pair', '{n} pairs', n=n)\n"
        "    raise OwnError('one' if n else 'other', remedy=REMEDY, path=path)\n"
        "    raise InputError('has {n} lines', remedy='Choose {name}', name=path)\n"
        "    raise InputError(f'{n} lines')\n"
        "    raise InputError('is bad', remedy='Choose ' + path)\n"
        "    progress(0.5, '{} lines'.format(n))\n"
        "    what = 'is a file' if n else 'is a folder'\n"
        "    raise InputError(what)\n"
        "    why = f'{n} lines'\n"
        "    raise InputError(why)\n",
        encoding="utf-8",
    )
    found = find_templates([file])
    texts = {key.source: numerus for key, numerus in found.keys.items()}
    assert texts == {
        "Look at it": False,
        "Choose another": False,
        "Reading": False,
        "Row {n}": False,
        "{n} pairs": True,
        "one": False,
        "other": False,
        "has {n} lines": False,
        "Choose {name}": False,
        "is bad": False,
        "is a file": False,
        "is a folder": False,
    }
    lines = [problem.split(":")[1] for problem in found.problems]
    assert lines == ["13", "14", "15", "16", "20"]


def test_errors_reach_the_window_translated() -> None:
    """``str(error)`` is English; only the command line and the services below the widgets show it."""
    for file in sorted((FOLDER.parent).glob("**/*.py")):
        if not {"cli", "services"} & set(file.relative_to(FOLDER.parent).parts):
            assert not re.search(r"(?<!why=)str\(error\)", file.read_text(encoding="utf-8")), file
