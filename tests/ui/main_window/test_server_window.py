"""A library on a server in the window: sign in, list, open, work, others' changes, lost and back."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy import text

from aligner.bitext import Side, Status
from aligner.folders import BASE
from aligner.permissions import Person, Role
from tests.helpers.db_projects import ARABIC, ENGLISH, RUN, beads
from tests.helpers.postgresql import server
from tests.helpers.shell_sample import LONG_MS as WAIT_MS
from tests.helpers.shell_sample import preferences, show_window
from ui.dialogs.team.sign_in import SignInDialog
from ui.services.library.servers import ServerPlace, passwords
from ui.services.project_commands import Approve, Confirm, EditText

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QAction
    from pytestqt.qtbot import QtBot

    from db.server import Library
    from ui.main_window import MainWindow

pytestmark = pytest.mark.postgresql

ANA, RIMA = Person("Ana"), Person("Rima", Role.REVIEWER)


@pytest.fixture(scope="module")
def keeper() -> Iterator[Library]:
    """A library with two people on a server that asks for passwords."""
    with server("keep-out") as url:
        from db.server import Library

        with Library(url) as library:
            library.init()
            yield library


@pytest.fixture(scope="module")
def secrets(keeper: Library) -> dict[str, str]:
    """Passwords by login."""
    return {
        one.login: one.password
        for one in (keeper.invite("Ana", "translator"), keeper.invite("Rima", "reviewer"))
    }


@pytest.fixture
def place(keeper: Library, secrets: dict[str, str]) -> ServerPlace:
    """A project of ten pairs, as Ana reaches it."""
    from db import TextInput

    source, target = ARABIC * 2, ENGLISH * 2
    made = keeper.create(
        name="تاريخ",
        source=TextInput("\n".join(source), "ar", "lines", "a.txt"),
        target=TextInput("\n".join(target), "en", "lines", "b.txt"),
        by=ANA,
    )
    with made:
        made.suggest(beads(source, target), RUN)
        return ServerPlace(as_login(keeper, "ana"), made.schema)


def as_login(keeper: Library, login: str) -> str:
    socket = keeper.url.query["host"]
    return f"postgresql://{login}@/{keeper.url.database}?host={socket}"


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    monkeypatch.setenv(BASE, str(tmp_path / "base"))
    kept = preferences(tmp_path, Person("ana "))
    kept.realign = False
    shown = show_window(qtbot, kept)
    yield shown
    shown.close()
    passwords.__init__()  # type: ignore[misc]


def keep_picture(window: MainWindow, name: str) -> None:
    """For a person who wants to see it: MUQABALA_PICTURES names a folder."""
    if folder := os.environ.get("MUQABALA_PICTURES"):
        window.grab().save(str(Path(folder) / f"{name}.png"))
        if window.dialog is not None:
            window.dialog.grab().save(str(Path(folder) / f"{name}-dialog.png"))


def opened(qtbot: QtBot, window: MainWindow, place: ServerPlace, secrets: dict[str, str]) -> None:
    login = place.address.partition("//")[2].partition("@")[0]
    passwords.set(place.address, secrets[login])
    window.open_project(place.path)
    qtbot.waitUntil(window.has_project, timeout=WAIT_MS)


def shows(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    """Wait until the window shows the project of a path."""
    qtbot.waitUntil(
        lambda: window.session is not None and window.session.project.path == path, timeout=WAIT_MS
    )


def test_a_person_signs_in_and_opens_a_project_of_the_list(
    qtbot: QtBot, window: MainWindow, place: ServerPlace, secrets: dict[str, str]
) -> None:
    window.preferences.server = place.address
    window.servers.ask()
    dialog = window.dialog
    assert isinstance(dialog, SignInDialog)
    assert dialog.login.text() == "ana"
    dialog.password.setText("wrong")
    dialog.connect_button.click()
    qtbot.waitUntil(lambda: "does not accept the name and password" in dialog.problem.text(), timeout=WAIT_MS)
    qtbot.waitUntil(dialog.connect_button.isEnabled, timeout=WAIT_MS)
    keep_picture(window, "refused")
    dialog.password.setText(secrets["ana"])
    with qtbot.waitSignal(dialog.signed_in, timeout=WAIT_MS):
        dialog.connect_button.click()
    library = window.start.library
    qtbot.waitUntil(lambda: library.model.rowCount() > 0, timeout=WAIT_MS)
    keep_picture(window, "list")
    library.table.opened.emit(library.model.index(library.model.row_of(str(place.path)), 0))
    qtbot.waitUntil(window.has_project, timeout=WAIT_MS)
    session = window.session
    assert session is not None
    assert session.person == ANA  # "ana " in the preferences, a translator on the server
    assert "localhost/postgres" in window.line.where.text()
    with qtbot.waitSignal(session.changed, timeout=WAIT_MS):
        session.run(Confirm((1, 2), by=session.person))
    assert session.standing.counts.of(Status.CONFIRMED) == 2
    keep_picture(window, "open")


def test_a_password_that_is_not_known_is_asked_for(
    qtbot: QtBot, window: MainWindow, place: ServerPlace, secrets: dict[str, str]
) -> None:
    window.open_project(place.path)
    qtbot.waitUntil(lambda: window.dialog is not None, timeout=WAIT_MS)
    dialog = window.dialog
    assert isinstance(dialog, SignInDialog)
    dialog.password.setText(secrets["ana"])
    dialog.connect_button.click()
    qtbot.waitUntil(window.has_project, timeout=WAIT_MS)


def test_the_role_of_the_server_holds_in_the_window(
    qtbot: QtBot, window: MainWindow, place: ServerPlace, secrets: dict[str, str]
) -> None:
    opened(qtbot, window, place, secrets)
    session = window.session
    assert session is not None
    session.person = RIMA  # as if the preferences were right
    assert session.person == ANA
    with qtbot.waitSignal(session.failed, timeout=WAIT_MS) as failed:
        session.run(Approve((1,), by=RIMA))
    assert "You are signed in as" in failed.args[0]


def test_the_change_of_another_is_shown_and_who_it_is(
    qtbot: QtBot, window: MainWindow, place: ServerPlace, secrets: dict[str, str], keeper: Library
) -> None:
    from db.server import Library
    from db.server.listener import Listener

    opened(qtbot, window, place, secrets)
    session = window.session
    assert session is not None
    session._others.stop()  # the notice of the server alone must do
    url = keeper.url.set(username="rima", password=secrets["rima"])
    with keeper.open(place.schema) as owner:
        owner.confirm([3], ANA)
    qtbot.waitUntil(lambda: session.standing.counts.of(Status.CONFIRMED) == 1, timeout=WAIT_MS)
    with Library(url.render_as_string(hide_password=False)) as library:
        listener = Listener(
            url, place.schema, changed=lambda: None, people=lambda _: None, link=lambda _: None
        )
        listener.is_at(3)
        qtbot.waitUntil(lambda: "Rima (pair 3)" in window.line.where.text(), timeout=WAIT_MS)
        with library.open(place.schema) as project, qtbot.waitSignal(session.reloaded, timeout=WAIT_MS):
            project.approve([3], RIMA)
        qtbot.waitUntil(lambda: session.standing.counts.of(Status.APPROVED) == 1, timeout=WAIT_MS)
        keep_picture(window, "others")
        listener.close()
    qtbot.waitUntil(lambda: "Rima" not in window.line.where.text(), timeout=WAIT_MS)


def test_a_lost_connection_is_read_only_and_comes_back(
    qtbot: QtBot, window: MainWindow, place: ServerPlace, secrets: dict[str, str], keeper: Library
) -> None:
    opened(qtbot, window, place, secrets)
    session = window.session
    assert session is not None
    with qtbot.waitSignal(session.changed, timeout=WAIT_MS):
        session.run(Confirm((1,), by=ANA))

    def let_in(yes: bool) -> None:
        with keeper._engine.begin() as connection:
            connection.exec_driver_sql(f"ALTER ROLE ana {'LOGIN' if yes else 'NOLOGIN'}")
            if not yes:
                connection.execute(
                    text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'ana'")
                )

    let_in(False)
    qtbot.waitUntil(lambda: "connection to the library is lost" in window.messages.text, timeout=WAIT_MS)
    keep_picture(window, "lost")
    assert "No connection" in window.line.where.text()
    assert session.project.rows([1])[0].confirmed_by == "Ana"  # read from the copy
    with qtbot.waitSignal(session.failed, timeout=WAIT_MS) as failed:
        session.run(Confirm((2,), by=ANA))
    assert "the change was not made" in failed.args[0]
    with keeper.open(place.schema) as owner:
        owner.confirm([5], ANA)
    let_in(True)
    qtbot.waitUntil(lambda: session.standing.counts.of(Status.CONFIRMED) == 2, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: "No connection" not in window.line.where.text(), timeout=WAIT_MS)
    with qtbot.waitSignal(session.changed, timeout=WAIT_MS):
        session.run(Confirm((2,), by=ANA))
    with keeper.open(place.schema) as owner:
        assert [event.command for event in owner.events(10)] == ["confirm", "confirm", "confirm", "suggest"]


def test_a_server_that_is_away_is_one_sentence(qtbot: QtBot, window: MainWindow) -> None:
    window.open_project(ServerPlace("postgresql://ana@localhost:1/x", "project_1").path)
    qtbot.waitUntil(lambda: "cannot be reached" in window.messages.text, timeout=WAIT_MS)
    assert window.pages.isEnabled()


def test_work_in_a_checked_out_file_comes_back_and_conflicts_are_chosen(
    qtbot: QtBot,
    window: MainWindow,
    place: ServerPlace,
    secrets: dict[str, str],
    keeper: Library,
    tmp_path: Path,
) -> None:
    from ui.dialogs.team.disputed_pairs import DisputedPairsDialog

    def command(name: str) -> QAction:
        action = window.commands.get(name)
        assert action is not None
        return action

    opened(qtbot, window, place, secrets)
    assert command("project.check_out").isEnabled()
    assert not command("project.check_in").isEnabled()
    file = tmp_path / "away.muqabala"
    window.servers._away.check_out_to(place, file)
    qtbot.waitUntil(lambda: "Checked out into" in window.messages.text, timeout=WAIT_MS)
    passwords.forget(place.address)  # the next day
    window.messages._button.click()
    qtbot.waitUntil(
        lambda: window.session is not None and window.session.project.path == file, timeout=WAIT_MS
    )
    session = window.session
    assert session is not None
    assert session.person == ANA
    assert not command("project.check_out").isEnabled()
    for given in (
        EditText(1, Side.TARGET, "The sultan marched", by=ANA),
        EditText(2, Side.TARGET, "In that year he marched", by=ANA),
        Confirm((1, 2, 3), by=ANA),
    ):
        with qtbot.waitSignal(session.changed, timeout=WAIT_MS):
            session.run(given)
    with keeper.open(place.schema) as owner:
        owner.edit_text(1, Side.TARGET, "The king marched", Person("Badr"))
        owner.edit_text(2, Side.TARGET, "In it the king marched", Person("Badr"))
    command("project.check_in").trigger()
    qtbot.waitUntil(lambda: isinstance(window.dialog, SignInDialog), timeout=WAIT_MS)
    asked = window.dialog
    assert isinstance(asked, SignInDialog)
    asked.password.setText(secrets["ana"])
    asked.connect_button.click()
    qtbot.waitUntil(lambda: isinstance(window.dialog, DisputedPairsDialog), timeout=WAIT_MS)
    dialog = window.dialog
    assert isinstance(dialog, DisputedPairsDialog)
    assert dialog.mine.texts[Side.TARGET].toPlainText() == "The sultan marched"
    assert dialog.theirs.texts[Side.TARGET].toPlainText() == "The king marched"
    keep_picture(window, "disputed")
    QTest.keyClick(dialog, Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)  # mine
    qtbot.waitUntil(lambda: dialog.place.text() == "2 of 2", timeout=WAIT_MS)
    QTest.keyClick(dialog, Qt.Key.Key_Return)  # theirs
    qtbot.waitUntil(lambda: "3 changes of this file are in" in window.messages.text, timeout=WAIT_MS)
    keep_picture(window, "checked-in")
    with keeper.open(place.schema) as owner:
        one, two, three = owner.rows([1, 2, 3])
        assert (one.target_text, one.status) == ("The sultan marched", Status.CONFIRMED)
        assert (two.target_text, two.status) == ("In it the king marched", Status.SUGGESTED)
        assert three.status is Status.CONFIRMED
    window.messages._button.click()
    shows(qtbot, window, place.path)


def test_a_choice_that_is_put_off_leaves_the_changes_in_the_file(
    qtbot: QtBot,
    window: MainWindow,
    place: ServerPlace,
    secrets: dict[str, str],
    keeper: Library,
    tmp_path: Path,
) -> None:
    from db import Project
    from db.server.check_in import check_out

    file = tmp_path / "away.muqabala"
    check_out(keeper, place.schema, file, address=place.address)
    with Project.open(file) as project:
        project.confirm([4], ANA)
    with keeper.open(place.schema) as owner:
        owner.merge(3, Person("Badr"))
    passwords.set(place.address, secrets["ana"])
    window.open_project(file)
    qtbot.waitUntil(window.has_project, timeout=WAIT_MS)
    window.servers.check_in()
    qtbot.waitUntil(lambda: window.dialog is not None, timeout=WAIT_MS)
    assert window.dialog is not None
    QTest.keyClick(window.dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: "1 change was left out" in window.messages.text, timeout=WAIT_MS)
    assert window.session is not None
    assert window.session.project.rows([4])[0].status is Status.CONFIRMED
