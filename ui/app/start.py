"""Entry point of the window: what would keep Qt from starting is reported before Qt is imported."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Final

from aligner.errors import MuqabalaError
from ui.app.own_folders import TEMP_BASEDIR, check_folders, put_aside_damaged
from ui.app.qt_libraries import check_libraries, check_screen

if TYPE_CHECKING:
    from collections.abc import Sequence

BAD_INPUT: Final = 2
_TITLE: Final = "Muqabala"


def open_window(arguments: Sequence[str]) -> int:
    """Start the window and wait until it is closed.

    Args:
        arguments: as of :func:`ui.app.main.main`.

    Returns:
        The exit code.

    Raises:
        NoScreenError: there is no display.
        NoFolderError: settings and data cannot be kept.
        MissingLibraryError: Qt cannot be loaded.
    """
    check_screen()
    if TEMP_BASEDIR not in arguments:
        check_folders()
        if said := put_aside_damaged():
            print(f"muqabala: {said}", file=sys.stderr)
    check_libraries()
    from ui.app.main import main as run

    return run(list(arguments))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``muqabala-desk``.

    Args:
        arguments: without the program's name; None for those of the process.

    Returns:
        The exit code: 2 where the system cannot show a window.
    """
    try:
        return open_window(sys.argv[1:] if arguments is None else arguments)
    except MuqabalaError as refusal:  # in English: translations need Qt
        sentence = " ".join(str(refusal).split())
        print(f"muqabala: {sentence}", file=sys.stderr)
        if not sys.stderr or not sys.stderr.isatty():
            show_without_qt(sentence)
        return BAD_INPUT


def show_without_qt(sentence: str) -> None:
    """Show a sentence by the first program of the desktop that is there.

    Nobody reads standard error of a program that was started from a menu.
    """
    choices = (
        ["notify-send", "--app-name", _TITLE, _TITLE, sentence],
        ["zenity", "--error", "--no-markup", "--title", _TITLE, "--text", sentence],
        ["kdialog", "--title", _TITLE, "--error", sentence],
        ["xmessage", sentence],
    )
    for command in choices:
        if shutil.which(command[0]):
            subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            return
