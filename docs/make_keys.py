"""Writes docs/KEYS.md and docs/KEYS.ar.md from the list of commands.

Usage: python docs/make_keys.py
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

HERE = Path(__file__).parent
PAGES = {"en": HERE / "KEYS.md", "ar": HERE / "KEYS.ar.md"}

HEADS = {
    "en": """# Keys

Every command and its keys, as the program itself lists them (Ctrl+F1 shows the list, changes keys, prints \
the sheet; Ctrl+Shift+P finds a command by a few letters). The first key is the one \
that menus and tooltips show. On a Mac, Ctrl is ⌘ and Alt is ⌥. This page is made by \
`python docs/make_keys.py`; a test holds it to the program.

The arrow keys, Home and End move the caret, Tab goes to the other side, Ctrl+Home and Ctrl+End to either \
end of the text. These, Escape and the usual keys of text fields mean the same in every preset.
""",
    "ar": """# المفاتيح

كل أمر ومفاتيحه كما يسردها البرنامج نفسه (يعرض `Ctrl+F1` القائمة ويغيّر المفاتيح ويطبعها، \
ويجد `Ctrl+Shift+P` الأمر ببضعة أحرف). والمفتاح الأول هو الذي تعرضه القوائم والتلميحات. \
وعلى Mac يكون ⌘ مكان Ctrl و⌥ مكان Alt.

تحرّك الأسهم وHome وEnd المؤشر، وينتقل Tab إلى الطرف الآخر، وينتقل `Ctrl+Home` و`Ctrl+End` \
إلى أول النص وآخره. وهذه ومعها Escape والمفاتيح المعتادة في حقول النص واحدة في كل مجموعة.
""",
}
COLUMNS = {"en": ("command", "what it does"), "ar": ("الأمر", "عمله")}


def page(language: str = "en") -> str:
    """The whole page; needs an application, and no window."""
    from PySide6.QtCore import QCoreApplication, QTranslator

    from ui.commands.catalog import COMMANDS
    from ui.commands.keys import PRESETS, Keymap
    from ui.commands.keys.cheat_sheet import to_markdown
    from ui.i18n.language import FOLDER
    from ui.i18n.tools.qm_compiler import compile_ts

    columns = {preset.name: Keymap(preset.id).resolve(COMMANDS) for preset in PRESETS.values()}
    app = QCoreApplication.instance()
    translator = QTranslator()
    compiled = b"" if language == "en" else compile_ts(FOLDER / f"muqabala_{language}.ts", language)
    if app is None or (compiled and not translator.load(compiled)):
        raise RuntimeError("no application, or a damaged catalogue")
    app.installTranslator(translator)
    try:
        return HEADS[language] + to_markdown(COMMANDS, columns, COLUMNS[language])
    finally:
        app.removeTranslator(translator)


if __name__ == "__main__":
    sys.path.insert(0, str(HERE.parent))
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QCoreApplication

    application = QCoreApplication(sys.argv)
    for language, path in PAGES.items():
        path.write_text(page(language), encoding="utf-8")
