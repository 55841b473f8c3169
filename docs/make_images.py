"""Makes the pictures in docs/images by doing in the real window what they show.

Usage: python docs/make_images.py [--scale 2] [--out FOLDER] [NAME ...]
"""

from __future__ import annotations

import argparse
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication, QWidget

    from ui.main_window import MainWindow

HERE = Path(__file__).parent / "images"
_SMALLEST = 0  # quality: the more time for packing, the smaller


class Stage:
    """A window on settings and projects of its own, thrown away afterwards."""

    def __init__(self, app: QApplication, folder: Path, out: Path) -> None:
        from PySide6.QtCore import QSettings

        from aligner.permissions import Person
        from ui.main_window import MainWindow
        from ui.settings import Preferences

        self.app, self.out = app, out
        self.preferences = Preferences(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat))
        self.preferences.person = Person("Layla")
        self.preferences.folder = folder / "Documents"
        self.window: MainWindow = MainWindow(self.preferences)
        self.window.resize(1180, 780)
        self.window.show()
        self.window.activateWindow()

    def until(self, there: Callable[[], object], seconds: float = 60) -> None:
        """Let the window live until something is so."""
        from PySide6.QtCore import QElapsedTimer

        clock = QElapsedTimer()
        clock.start()
        while not there():
            if clock.elapsed() > 1000 * seconds:
                raise SystemExit("it did not come to that")
            self.wait(20)

    def wait(self, milliseconds: int) -> None:
        from PySide6.QtCore import QEventLoop, QTimer

        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def look(self, dark: bool) -> None:
        from ui.design import ColourScheme

        self.preferences.look = ColourScheme.DARK if dark else ColourScheme.LIGHT
        self.wait(50)

    def picture(self, name: str, widget: QWidget | None = None, looks: str = "light") -> None:
        """Write the window, or another widget, to NAME-LOOK.png for each of the looks, as small as can be."""
        for look in looks.split():
            self.look(look == "dark")
            path = self.out / f"{name}-{look}.png"
            (widget or self.window).grab().save(str(path), "PNG", _SMALLEST)  # type: ignore[call-overload]
            print(f"{path}  {path.stat().st_size // 1024} KiB")
        self.look(False)

    def keys(self, *keys: str) -> None:
        """Press keys in the table."""
        from PySide6.QtGui import QKeySequence
        from PySide6.QtTest import QTest

        assert self.window.page is not None
        session = self.window.session
        assert session is not None
        for key in keys:
            QTest.keySequence(self.window.page.view.table, QKeySequence(key))
            self.until(lambda: session.is_settled)


def new_project(stage: Stage) -> None:
    from ui.controllers.project_controller import SAMPLE
    from ui.dialogs.new_project.dialog import NewProjectDialog
    from ui.resources import RESOURCES

    sample = RESOURCES / "sample"
    stage.window.imports.new_project([sample / file for file in SAMPLE])
    dialog = stage.window.dialog
    assert isinstance(dialog, NewProjectDialog)
    stage.until(dialog.create_button.isEnabled)
    stage.picture("new-project", dialog)
    dialog.reject()
    stage.window.projects.try_sample()
    stage.until(lambda: stage.window.has_pairs() and not stage.window.alignment.is_busy)


def desk(stage: Stage) -> None:
    assert stage.window.page is not None
    assert stage.window.docks is not None
    stage.window.messages.clear()
    stage.window.page.take_focus()
    stage.keys(*["Ctrl+Return"] * 3)
    stage.window.resize(1400, 860)
    stage.window.docks.set_shown(["evidence"])
    stage.wait(6000)  # for the aligner's reasons, which need the encoder
    stage.picture("window", looks="light dark")
    stage.window.docks.set_shown([])
    stage.window.resize(1180, 780)
    stage.wait(200)


def flow(stage: Stage) -> None:
    assert stage.window.page is not None
    stage.window.page.view.toggle_flow()
    stage.wait(300)
    stage.picture("flow")
    stage.window.page.view.toggle_flow()
    stage.wait(100)


def palette(stage: Stage) -> None:
    stage.window.keyboard.open_palette()
    opened = stage.window.keyboard.palette
    assert opened is not None
    opened.field.setText("mer")
    stage.wait(100)
    stage.picture("palette")
    opened.close_sheet()


def reviewing(stage: Stage) -> None:
    assert stage.window.docks is not None
    stage.window.docks.set_shown(["queue", "history"])
    stage.window.resize(1400, 860)
    stage.wait(900)
    stage.picture("review")
    stage.window.docks.set_shown([])
    stage.window.resize(1180, 780)
    stage.wait(200)


def find(stage: Stage) -> None:
    from PySide6.QtWidgets import QLineEdit

    assert stage.window.page is not None
    stage.window.page.view.search.open_find()
    field = stage.app.focusWidget()
    assert isinstance(field, QLineEdit)
    field.insert("السلطان")
    stage.wait(600)
    stage.picture("find")
    stage.window.page.take_focus()


def keys(stage: Stage) -> None:
    stage.window.keyboard.show_keys()
    assert stage.window.dialog is not None
    stage.wait(100)
    stage.picture("keys", stage.window.dialog)
    stage.window.dialog.reject()
    stage.wait(50)


def arabic(stage: Stage) -> None:
    """The desk once more, in a window that speaks Arabic; the last scene, since the language stays."""
    from aligner.permissions import Person
    from ui.i18n.language import Language, set_language

    set_language(stage.app, Language.ARABIC)
    folder = Path.home() / "arabic"
    (folder / "Documents").mkdir(parents=True)
    mirrored = Stage(stage.app, folder, stage.out)
    mirrored.preferences.person = Person("ليلى")
    mirrored.window.projects.try_sample()
    mirrored.until(lambda: mirrored.window.has_pairs() and not mirrored.window.alignment.is_busy)
    assert mirrored.window.page is not None
    assert mirrored.window.docks is not None
    mirrored.window.messages.clear()
    mirrored.window.page.take_focus()
    mirrored.keys(*["Ctrl+Return"] * 3)
    mirrored.window.docks.set_shown(["evidence"])
    mirrored.window.resize(1400, 860)
    mirrored.wait(4000)
    mirrored.picture("arabic", looks="light dark")
    mirrored.window.close()


SCENES = (new_project, desk, flow, palette, reviewing, find, keys, arabic)


def main() -> None:
    """Make them in a home folder of their own."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["HOME"] = os.environ["USERPROFILE"] = home
        (Path(home) / "Documents").mkdir()
        make()


def make() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--scale", default="1", help="pixels a point")
    asked.add_argument("--out", type=Path, default=HERE)
    asked.add_argument("names", nargs="*", help="scenes; without any, all of them")
    arguments = asked.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QT_SCALE_FACTOR"] = arguments.scale
    from ui.app.main import make_application
    from ui.design import ColourScheme, apply_colour_scheme

    app = make_application([])
    apply_colour_scheme(app, ColourScheme.LIGHT)
    arguments.out.mkdir(parents=True, exist_ok=True)
    stage = Stage(app, Path.home(), arguments.out)
    for scene in SCENES:
        if not arguments.names or scene in (new_project, desk) or scene.__name__ in arguments.names:
            scene(stage)
    stage.window.close()


if __name__ == "__main__":
    main()
