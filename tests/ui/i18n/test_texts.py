"""Everything that is said is translated, whole and in the right form."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale, QTranslator

from aligner.bitext import Bead, Segment, Side, Status
from aligner.errors import EditError, InputError
from aligner.permissions import Action, Person, Role, refusal
from db import Project, RunInfo, TextInput
from ui.i18n.contexts import CORE
from ui.i18n.formatting import counted, language_name, listed
from ui.i18n.language import Digits, locale_of, set_language
from ui.i18n.languages import Language
from ui.i18n.localize import localize
from ui.i18n.tools.__main__ import FOLDER, find_all, is_english
from ui.i18n.tools.extract import find_marked
from ui.i18n.tools.qm_compiler import compile_messages, compile_ts
from ui.i18n.tools.ts_file import Key, Translation, read_ts, write_ts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

ARABIC = re.compile(r"[\u0621-\u064a]")
ISOLATES = str.maketrans("", "", "\u2066\u2067\u2068\u2069\u200e\u200f\u202a")


@pytest.fixture
def arabic(qapp: QApplication) -> Iterator[None]:
    set_language(qapp, Language.ARABIC)
    yield
    set_language(qapp, Language.ENGLISH)


# The sources


def test_what_the_code_marks_is_what_the_sources_translate(tmp_path: Path) -> None:
    """When this fails: `make translations`, then translate what it lists."""
    found = find_all()
    assert found.problems == []
    known = read_ts(FOLDER / "muqabala_ar.ts")
    assert set(found.keys) - set(known) == set()
    assert set(known) - set(found.keys) == set()
    assert [key for key, message in known.items() if not message.is_finished] == []
    english = read_ts(FOLDER / "muqabala_en.ts")
    assert set(english) == {key for key, numerus in found.keys.items() if is_english(key, numerus)}
    assert all(message.is_finished for message in english.values())


@pytest.mark.parametrize("language", Language.spoken())
def test_a_translation_keeps_what_is_filled_in(language: Language) -> None:
    for key, message in read_ts(FOLDER / f"muqabala_{language}.ts").items():
        assert len(message.forms) == (len(language.spec.plural_samples) if message.numerus else 1), key
        for form in message.forms:
            wanted = sorted(re.findall(r"\{[^{}]*\}", key.source))
            filled = set(re.findall(r"\{[^{}]*\}", form))
            if message.numerus and key.context == CORE:  # 0, 1 and 2 may be said in words
                number = {"{n}", "{n:,}"}
                assert filled - number == set(wanted) - number, key
            else:
                assert sorted(re.findall(r"\{[^{}]*\}", form)) == wanted, key
            assert form.count("\u2068") == form.count("\u2069"), key
            assert key.source.endswith("…") == form.endswith("…"), key


def test_no_mnemonic_hides_the_dots_of_its_letter() -> None:
    """An underlined ب looks like ي: بحث must not read يحث."""
    for key, message in read_ts(FOLDER / "muqabala_ar.ts").items():
        assert not re.search("&[بيجپئ]", "".join(message.forms)), key


def test_file_dialogs_keep_their_patterns() -> None:
    for key, message in read_ts(FOLDER / "muqabala_ar.ts").items():
        assert re.findall(r"\*\.\w+", key.source) == re.findall(r"\*\.\w+", message.forms[0]), key


def test_texts_that_cannot_be_translated_are_found(tmp_path: Path) -> None:
    file = tmp_path / "pane.py"
    file.write_text(
        "class Pane:\n"
        "    def say(self, n):\n"
        "        self.tr(f'{n} pairs')\n"
        "        self.tr('%n pairs')\n"
        "        self.tr('one' 'two')\n"
        "        self.tr('yes' if n else 'no')\n"
        "        self.tr('%Ln pair(s)', '', n)\n"
        "def _tr(text):\n"
        "    return QCoreApplication.translate('module', text)\n"
        "_tr('three')\n",
        encoding="utf-8",
    )
    found = find_marked([file])
    assert [problem.split(":")[1] for problem in found.problems] == ["3", "4"]
    assert found.keys == {
        Key("Pane", "%n pairs"): False,
        Key("Pane", "onetwo"): False,
        Key("Pane", "yes"): False,
        Key("Pane", "no"): False,
        Key("Pane", "%Ln pair(s)"): True,
        Key("module", "three"): False,
    }


def test_sources_come_back_as_they_were_written(tmp_path: Path) -> None:
    messages = [
        Translation(Key("A", "x < y & z", "why"), ("س",)),
        Translation(Key("A", "two\nlines"), ("سطر\nسطر",)),
        Translation(Key("B", "%n"), ("0", "1", "2", "3", "11", "100"), numerus=True),
        Translation(Key("B", "not yet")),
    ]
    write_ts(tmp_path / "t.ts", "ar", reversed(messages))
    assert sorted(read_ts(tmp_path / "t.ts").values()) == sorted(messages)


# Compiling


@pytest.mark.parametrize("language", Language.spoken())
def test_qt_finds_every_compiled_translation(qapp: QApplication, tmp_path: Path, language: Language) -> None:
    file = tmp_path / "t.qm"
    file.write_bytes(compile_ts(FOLDER / f"muqabala_{language}.ts", language))
    translator = QTranslator()
    assert translator.load(str(file))
    assert translator.language() == language
    numbers = language.spec.plural_samples
    for key, message in read_ts(FOLDER / f"muqabala_{language}.ts").items():
        for form, number in zip(message.forms, numbers if message.numerus else (-1,), strict=True):
            found = translator.translate(key.context, key.source, key.comment, number)
            assert found == form, (key, number)


def test_lrelease_compiles_to_the_same(tmp_path: Path) -> None:
    lrelease = shutil.which("pyside6-lrelease", path=str(Path(sys.executable).parent))
    if lrelease is None:
        pytest.skip("this PySide6 came without lrelease")
    messages = [
        Translation(Key("A", "%n pair(s)"), ("z", "o", "t", "f", "m", "h"), numerus=True),
        Translation(Key("A", "x & y"), ("سس",)),
    ]
    write_ts(tmp_path / "t_ar.ts", "ar", messages)
    subprocess.run([lrelease, "t_ar.ts", "-qm", "t.qm"], cwd=tmp_path, check=True, capture_output=True)
    assert compile_messages(messages, "ar") == (tmp_path / "t.qm").read_bytes()


# Speaking


def test_numbers_dates_and_direction_are_those_of_the_language(qapp: QApplication, arabic: None) -> None:
    assert qapp.isRightToLeft()
    assert counted(1250) == "١٬٢٥٠"
    assert locale_of(Language.ARABIC, Digits.WESTERN).toString(1250) == "1,250"
    assert locale_of(Language.ARABIC, Digits.EASTERN).toString(1250) == "١٬٢٥٠"
    assert listed(["أ", "ب"]) == "أ، ب"
    assert language_name("ar-SA") == "العربية"
    set_language(qapp, Language.ARABIC, Digits.WESTERN)
    assert counted(1250) == "1,250"
    set_language(qapp, Language.ENGLISH)
    assert not qapp.isRightToLeft()
    assert listed(["a", "b"]) == "a, b"
    assert QLocale().language() is QLocale.Language.English


def test_arabic_counts_in_six_forms(qapp: QApplication, arabic: None) -> None:
    def pairs(number: int) -> str:
        return qapp.translate("DocumentMap", "%Ln pair(s)", "", number)

    assert [pairs(number) for number in (0, 1, 2, 7, 25, 100)] == [
        "لا أزواج",
        "زوج واحد",
        "زوجان",
        "٧ أزواج",
        "٢٥ زوجًا",
        "١٠٠ زوج",
    ]
    set_language(qapp, Language.ENGLISH)
    assert [pairs(number) for number in (1, 2)] == ["1 pair", "2 pairs"]


def test_qts_own_buttons_speak_too(qapp: QApplication, arabic: None) -> None:
    assert qapp.translate("QPlatformTheme", "Cancel") == "إلغاء"
    assert ARABIC.search(qapp.translate("QLineEdit", "&Copy"))  # Qt's own translation


def test_a_former_language_leaves_nothing_behind(qapp: QApplication, arabic: None) -> None:
    set_language(qapp, Language.ARABIC)
    set_language(qapp, Language.ENGLISH)
    assert qapp.translate("verbs", "&Find…") == "&Find…"


# What the rooms without Qt say


def test_errors_are_told_with_their_file_and_remedy(qapp: QApplication, arabic: None) -> None:
    error = InputError("is empty", remedy="Choose a file with text in it", path="/x/متن.txt")
    assert localize(error).translate(ISOLATES) == "/x/متن.txt: فارغ. اختر ملفًا فيه نص."
    edit = EditError("a cut must fall between two words", remedy="Put the caret at a space")
    assert localize(edit).translate(ISOLATES) == "يجب أن يقع القطع بين كلمتين. ضع المؤشر عند مسافة."
    assert localize("what nobody has foreseen") == "what nobody has foreseen"
    set_language(qapp, Language.ENGLISH)
    assert localize(error).translate(ISOLATES) == str(error)


def test_every_rule_is_told(arabic: None) -> None:
    for action in Action:
        for status in Status:
            for role in Role:
                for own in (False, True):
                    reason = refusal(action, status, role, own_work=own, forbid_own=True)
                    if reason is not None:
                        assert not re.search("[a-z]", localize(reason)), (reason, localize(reason))


def test_the_history_of_a_project_is_told(arabic: None, tmp_path: Path) -> None:
    source, target = "واحد اثنان ثلاثة أربعة", "one two three four"
    layla, omar = Person("Layla", Role.TRANSLATOR), Person("Omar", Role.REVIEWER)
    with Project.create(
        tmp_path / "p.muqabala",
        name="P",
        source=TextInput(source, "ar", "stream"),
        target=TextInput(target, "en", "stream"),
        by=layla,
    ) as project:
        beads = [
            Bead((Segment(0, 4),), (Segment(0, 3),)),
            Bead((Segment(5, 10),), (Segment(4, 7),)),
            Bead((Segment(11, len(source)),), (Segment(8, len(target)),)),
        ]
        project.suggest(beads, RunInfo("use", "spans"), layla)
        first, second, third = project.order().tolist()
        project.split(third, layla, source_at=17, target_at=13)
        project.undo(layla)
        project.redo(layla)
        project.shift(second, Side.SOURCE, True, layla)
        project.undo(layla)
        project.edit_text(first, Side.TARGET, "One", layla)
        project.comment(first, "?", layla)
        project.confirm([first, second], layla)
        project.approve([first], omar)
        project.send_back([second], omar, "why")
        project.merge(second, layla)
        project.detach(second, layla)
        project.move(second, 0, layla)
        summaries = {event.summary for event in project.events(100)}
    assert len(summaries) >= 10
    for summary in summaries:
        assert ARABIC.search(localize(summary)), summary
        assert not re.search("[a-z]", localize(summary).replace("why", "")), (summary, localize(summary))
