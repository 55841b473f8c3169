"""Update the translation sources from the code and compile them: ``python -m ui.i18n.tools``.

New texts are added unfinished, unused ones removed; ``--list`` names the unfinished ones.
"""

from __future__ import annotations

import sys
from pathlib import Path

from ui.i18n.contexts import CORE, KEYBOARD, QT
from ui.i18n.languages import Language
from ui.i18n.tools.extract import MarkedText, find_marked
from ui.i18n.tools.message_templates import find_templates
from ui.i18n.tools.qm_compiler import compile_folder
from ui.i18n.tools.ts_file import Key, Translation, read_ts, write_ts

FOLDER = Path(__file__).parents[1]
ROOT = FOLDER.parent.parent
CORE_ROOMS = ("aligner", "db", "models")


def find_all() -> MarkedText:
    """Return all texts of the program that can be translated, without those of the command line."""
    files = sorted(ROOT.glob("ui/**/*.py"))
    found = find_marked(file for file in files if "cli" not in file.relative_to(ROOT).parts)
    core = sorted(file for room in CORE_ROOMS for file in ROOT.glob(f"{room}/**/*.py"))
    messages = find_templates([*core, *files])
    found.keys |= messages.keys
    found.problems += messages.problems
    found.keys |= {Key(context, text): False for context, text in QT}
    return found


def is_english(key: Key, numerus: bool) -> bool:
    """Tell whether the English source has this text."""
    return (numerus and key.context != CORE) or (key.context, key.source) in KEYBOARD


def updated(known: dict[Key, Translation], keys: dict[Key, bool], language: str) -> list[Translation]:
    """Return the messages of a source as the code now asks for them.

    English needs only the plurals of the window and names of keys: a message of the core has both its forms
    in the code.
    """
    wanted = [(key, numerus) for key, numerus in keys.items() if language != "en" or is_english(key, numerus)]
    return [
        before if (before := known.get(key)) is not None and before.numerus == numerus
        else Translation(key, ("",) * len(Language(language).spec.plural_samples) if numerus else (), numerus)
        for key, numerus in wanted
    ]  # fmt: skip


def main() -> int:
    found = find_all()
    for problem in found.problems:
        print(problem)
    for language in Language.spoken():
        path = FOLDER / f"muqabala_{language}.ts"
        messages = updated(read_ts(path) if path.is_file() else {}, found.keys, language)
        write_ts(path, language, messages)
        unfinished = [message.key for message in messages if not message.is_finished]
        print(f"{path.name}: {len(messages)} texts, {len(unfinished)} unfinished")
        if "--list" in sys.argv:
            print(*unfinished, sep="\n")
    compile_folder(FOLDER)
    return 1 if found.problems else 0


if __name__ == "__main__":
    sys.exit(main())
