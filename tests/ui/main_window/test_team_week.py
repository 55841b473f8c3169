"""A week of a team by the window, on a server: made, given out, confirmed, reviewed, signed, exported."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest

from aligner.bitext import Side, Status
from aligner.folders import BASE
from aligner.formats.registry import read_bitext
from aligner.permissions import Person, Role
from db import Project, TextInput
from db.integrity.seal import Seal, compare
from tests.helpers.db_projects import ARABIC, ENGLISH, RUN, beads
from tests.helpers.postgresql import server
from tests.helpers.shell_sample import LONG_MS as WAIT_MS
from tests.helpers.shell_sample import preferences, show_window
from ui.dialogs.export.quick_export import QuickExportDialog
from ui.dialogs.team.disputed_pairs import DisputedPairsDialog
from ui.dialogs.team.sign_in import SignInDialog
from ui.services.library.servers import ServerPlace, passwords
from ui.services.project_commands import EditText, SendBack
from ui.services.review.sample import SamplePlan, draw
from ui.services.review.sign_off import sign_off, write_sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QLineEdit
    from pytestqt.qtbot import QtBot

    from db.server import Library
    from ui.main_window import MainWindow
    from ui.services.project_commands import ProjectCommand
    from ui.session.session import ProjectSession

pytestmark = pytest.mark.postgresql

ANA, BADR = Person("Ana"), Person("Badr")
MONA, RIMA = Person("Mona", Role.REVIEWER), Person("Rima", Role.REVIEWER)


class Week:
    """The people of a library, each with preferences of their own."""

    def __init__(self, qtbot: QtBot, folder: Path, keeper: Library) -> None:
        self.qtbot, self.folder, self.keeper = qtbot, folder, keeper
        self.secrets: dict[str, str] = {}

    def invite(self, name: str, role: str, schema: str = "*") -> None:
        self.secrets[name] = self.keeper.invite(name, role, schema=schema).password

    def address(self, name: str) -> str:
        url = self.keeper.url
        return f"postgresql://{name.lower()}@/{url.database}?host={url.query['host']}"

    @contextmanager
    def at_the_desk(self, person: Person) -> Iterator[MainWindow]:
        """The window of a person, who has to sign in."""
        own = self.folder / person.name
        own.mkdir(exist_ok=True)
        kept = preferences(own, person)
        kept.realign = False
        kept.server = self.address(person.name)
        passwords.__init__()  # type: ignore[misc]
        window = show_window(self.qtbot, kept)
        try:
            yield window
        finally:
            window.close()

    def sign_in(self, window: MainWindow, person: Person) -> None:
        """Answer the dialog by keys: the address is that of the last time."""
        self.until(lambda: isinstance(window.dialog, SignInDialog))
        dialog = window.dialog
        assert isinstance(dialog, SignInDialog)
        field: QLineEdit = dialog.password
        QTest.keyClicks(field, self.secrets[person.name])
        QTest.keyClick(field, Qt.Key.Key_Return)

    def open_from_the_list(self, window: MainWindow, person: Person) -> ProjectSession:
        """Sign in, and open the only project of the list by Enter."""
        run(window, "project.server")
        self.sign_in(window, person)
        library = window.start.library
        self.until(lambda: library.model.rowCount() == 1)
        QTest.keyClick(library.table, Qt.Key.Key_Return)
        return self.opened(window)

    def opened(self, window: MainWindow) -> ProjectSession:
        self.until(window.has_pairs)
        assert window.session is not None
        return window.session

    def press(self, window: MainWindow, *keys: str) -> None:
        """Press keys in the table, one after the other has taken effect."""
        assert window.page is not None
        session = self.opened(window)
        for key in keys:
            QTest.keySequence(window.page.view.table, QKeySequence(key))
            self.until(lambda: session.is_settled)

    def give(self, window: MainWindow, command: ProjectCommand) -> None:
        session = self.opened(window)
        with self.qtbot.waitSignal(session.changed, timeout=WAIT_MS):
            session.run(command)

    def says(self, window: MainWindow, text: str) -> None:
        self.until(lambda: text in window.messages.text)

    def until(self, there: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(there, timeout=WAIT_MS)


def run(window: MainWindow, name: str) -> None:
    """Choose a command of the menu."""
    action = window.commands.get(name)
    assert action is not None
    assert action.isEnabled(), name
    action.trigger()


@pytest.fixture
def week(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Week]:
    monkeypatch.setenv(BASE, str(tmp_path / "base"))
    with server("keep-out") as url:
        from db.server import Library

        with Library(url) as library:
            library.init()
            yield Week(qtbot, tmp_path, library)
    passwords.__init__()  # type: ignore[misc]


def test_a_week_of_a_team(week: Week, tmp_path: Path) -> None:
    week.invite("Mona", "manager")
    made = tmp_path / "tarikh.muqabala"
    source, target = ARABIC * 2, ENGLISH * 2
    texts = (TextInput("\n".join(source), "ar", "lines"), TextInput("\n".join(target), "en", "lines"))
    with Project.create(made, name="تاريخ", source=texts[0], target=texts[1], by=MONA) as project:
        project.suggest(beads(source, target), RUN)

    # Monday: the manager brings the project into the library; two translators and a reviewer get it.
    with week.at_the_desk(MONA) as window:
        window.open_project(made)
        week.opened(window)
        run(window, "project.add_to_library")
        week.sign_in(window, MONA)
        week.says(window, "The file stays as it is")
        window.messages._button.click()  # open it from the library
        week.until(lambda: window.session is not None and window.session.project.path != made)
        place = ServerPlace.of(week.opened(window).project.path)
        assert place is not None
    for name, role in (("Ana", "translator"), ("Badr", "translator"), ("Rima", "reviewer")):
        week.invite(name, role, place.schema)

    # Tuesday: Badr takes the project with him, Ana works at the library.
    away = tmp_path / "train.muqabala"
    with week.at_the_desk(BADR) as window:
        session = week.open_from_the_list(window, BADR)
        of_badr = ServerPlace.of(session.project.path)
        assert of_badr is not None
        window.servers._away.check_out_to(of_badr, away)
        week.says(window, "Checked out into")
    with week.at_the_desk(ANA) as window:
        session = week.open_from_the_list(window, ANA)
        assert session.person == ANA
        week.press(window, *["Ctrl+Return"] * 5)
        week.give(window, EditText(6, Side.TARGET, "Then the year sixteen began.", by=ANA))
        assert session.standing.counts.of(Status.CONFIRMED) == 5

    # Wednesday: Badr comes back. One pair was changed by both, and his version is to hold.
    with week.at_the_desk(BADR) as window:
        window.open_project(away)
        week.opened(window)
        week.give(window, EditText(6, Side.TARGET, "Then the year 16 began.", by=BADR))
        assert window.page is not None
        window.page.view.go_to(6)
        week.press(window, *["Ctrl+Return"] * 5)
        run(window, "project.check_in")
        week.sign_in(window, BADR)
        week.until(lambda: isinstance(window.dialog, DisputedPairsDialog))
        assert isinstance(window.dialog, DisputedPairsDialog)
        assert window.dialog.theirs.texts[Side.TARGET].toPlainText() == "Then the year sixteen began."
        QTest.mouseClick(window.dialog.apply, Qt.MouseButton.LeftButton)
        week.says(window, "6 changes of this file are in")

    # Thursday: Rima reviews a sample, and returns one of its pairs, which Ana corrects.
    sheet = tmp_path / "sheet.json"
    with week.at_the_desk(RIMA) as window:
        session = week.open_from_the_list(window, RIMA)
        assert session.standing.counts.of(Status.CONFIRMED) == 10
        sample = draw(session.project, SamplePlan(at_random=4, statuses=(Status.CONFIRMED,), seed=7))
        first, *others = sample.ids
        week.give(window, SendBack((first,), "accuracy, major: another year", by=RIMA))
        assert window.page is not None
        for bead in others:
            window.page.view.go_to(bead)
            week.press(window, "P")
        assert session.standing.counts.of(Status.APPROVED) == 3
    with week.at_the_desk(ANA) as window:
        session = week.open_from_the_list(window, ANA)
        assert session.standing.counts.of(Status.RETURNED) == 1
        week.give(window, EditText(first, Side.TARGET, "Better words.", by=ANA))
        assert window.page is not None
        window.page.view.go_to(first)
        week.press(window, "Ctrl+Return")
        assert session.standing.counts.of(Status.RETURNED) == 0

    # Friday: Rima approves the rest and signs; Mona exports for OmegaT.
    with week.at_the_desk(RIMA) as window:
        session = week.open_from_the_list(window, RIMA)
        assert window.page is not None
        for row in session.project.rows(session.project.order()):
            if row.status is Status.CONFIRMED:
                window.page.view.go_to(row.id)
                week.press(window, "P")
        write_sheet(sheet, sign_off(session.project, "Rima", sample, limit=0.5))
    signed = json.loads(sheet.read_text(encoding="utf-8"))
    assert signed["quality"]["total"]["errors"] == 1
    assert signed["quality"]["total"]["reviewed"] == 4
    memory = tmp_path / "tarikh.tmx"
    with week.at_the_desk(MONA) as window:
        week.open_from_the_list(window, MONA)
        run(window, "project.export_tmx")
        dialog = window.dialog
        assert isinstance(dialog, QuickExportDialog)
        dialog.plain.click()  # for OmegaT
        dialog.export_to(memory)
        week.says(window, "10 units")
    words = [unit.target for unit in read_bitext(memory).units]
    assert len(words) == 10
    assert {"Then the year 16 began.", "Better words."} <= set(words)

    with week.keeper.open(place.schema) as project_there:
        project_there.verify()
        assert project_there.counts().of(Status.APPROVED) == 10
        events = project_there.events(100)
        assert {event.who for event in events if event.command == "confirm"} == {"Ana", "Badr"}
        assert {event.who for event in events if event.command == "approve"} == {"Rima"}
        with project_there.connection() as connection:
            assert compare(connection, Seal.from_json(json.dumps(signed["seal"]))) == ([], 0)
