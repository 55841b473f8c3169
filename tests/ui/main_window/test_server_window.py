"""A library on a server in the window: sign in, list, open, work, others' changes, lost and back."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from aligner.bitext import Status
from aligner.folders import BASE
from aligner.permissions import Person, Role
from tests.helpers.db_projects import ARABIC, ENGLISH, RUN, beads
from tests.helpers.postgresql import server
from tests.helpers.shell_sample import LONG_MS as WAIT_MS
from tests.helpers.shell_sample import preferences, show_window
from ui.services.library.servers import ServerPlace, passwords
from ui.services.project_commands import Approve, Confirm

if TYPE_CHECKING:
    from collections.abc import Iterator

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


def test_a_person_signs_in_and_opens_a_project_of_the_list(
    qtbot: QtBot, window: MainWindow, place: ServerPlace, secrets: dict[str, str]
) -> None:
    from ui.dialogs.sign_in import SignInDialog

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
    from ui.dialogs.sign_in import SignInDialog

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
