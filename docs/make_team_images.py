"""Makes the pictures of docs/TEAMWORK.md in docs/images, in both languages, on a server of its own.

Usage: python docs/make_team_images.py [--scale 2] [--out FOLDER]
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1]))

from docs.make_images import HERE, Stage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from db.server import Library
    from ui.services.library.servers import ServerPlace

SECRET = "keep-out"
BOOKS = (
    ("Ibn Khaldun, History 1", "تاريخ ابن خلدون ١", 1.0, 1.0, 0),
    ("Ibn Khaldun, History 2", "تاريخ ابن خلدون ٢", 1.0, 0.6, 2),
    ("Ibn Khaldun, History 3", "تاريخ ابن خلدون ٣", 0.8, 0.2, 1),
    ("Ibn Khaldun, History 4", "تاريخ ابن خلدون ٤", 0.4, 0.0, 0),
    ("Ibn Khaldun, History 5", "تاريخ ابن خلدون ٥", 0.0, 0.0, 0),
)
"""Names, the shares of pairs that are confirmed and approved, and how many are returned."""


@dataclass(frozen=True)
class Team:
    """The people of the pictures in one language."""

    suffix: str
    translator: str
    other: str
    reviewer: str
    mine: str
    theirs: str


ENGLISH = Team("", "Layla", "Yusuf", "Rima", "In this year the sultan died.", "In that year the king died.")
ARABIC = Team("-ar", "ليلى", "يوسف", "ريما", ENGLISH.mine, ENGLISH.theirs)


def fill(library: Library, team: Team, sample: Path) -> list[str]:
    """Bring the books into a library, with work of the team → their schemas."""
    from aligner.permissions import Person, Role
    from db.project_reader import TITLE

    first, second = Person(team.translator), Person(team.other)
    reviewer = Person(team.reviewer, Role.REVIEWER)
    made = []
    for english, arabic, confirmed, approved, returned in BOOKS:
        schema = library.add(sample, by=reviewer)
        made.append(schema)
        with library.open(schema) as project:
            project.set_setting(TITLE, arabic if team.suffix else english)
            order = [int(id_) for id_ in project.order()]
            done = order[: round(confirmed * len(order))]
            if done:
                project.confirm(done[::2], first)
                project.confirm(done[1::2], second)
            if accepted := order[: round(approved * len(order))]:
                project.approve(accepted, reviewer)
            if returned:
                project.send_back(done[-returned:], reviewer, "cut early")
    return made


def play(app: QApplication, team: Team, out: Path, home: Path, sample: Path) -> None:
    """Everything on the library of one team."""
    from sqlalchemy import create_engine, text

    from aligner.permissions import Person
    from db.server import Library
    from tests.helpers.postgresql import server
    from ui.services.library.servers import ServerPlace, passwords

    with server(SECRET, tcp=True) as url:
        engine = create_engine(url.replace("postgresql:", "postgresql+psycopg:"))
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("CREATE DATABASE chronicles"))
        engine.dispose()
        with Library(url.replace("/postgres", "/chronicles")) as library:
            library.init()
            secrets = {
                login: library.invite(name, role, login=login).password
                for name, role, login in (
                    (team.translator, "translator", "layla"),
                    (team.other, "translator", "yusuf"),
                    (team.reviewer, "reviewer", "rima"),
                )
            }
            schemas = fill(library, team, sample)
            address = f"postgresql://layla@{library.url.host}:{library.url.port}/chronicles"
            passwords.set(address, secrets["layla"])
            home.mkdir(parents=True)
            stage = Stage(app, home, out)
            stage.preferences.person = Person(team.translator)
            stage.preferences.set_value("tour/seen", value=True)
            sign_in(stage, team)
            show_library(stage, team, address)
            show_presence(stage, team, library, ServerPlace(address, schemas[3]), secrets["rima"])
            show_conflict(stage, team, library, ServerPlace(address, schemas[4]), home)
            stage.window.close()
            passwords.forget(address)


def sign_in(stage: Stage, team: Team) -> None:
    from ui.dialogs.team.sign_in import SignInDialog

    stage.window.servers.sign_in("postgresql://layla@db.example.org/chronicles?sslmode=verify-full", "")
    dialog = stage.window.dialog
    assert isinstance(dialog, SignInDialog)
    dialog.password.setText("twelve chars")
    stage.wait(100)
    stage.picture(f"team-sign-in{team.suffix}", dialog)
    dialog.reject()
    stage.wait(50)


def show_library(stage: Stage, team: Team, address: str) -> None:
    stage.window.start.show_server(address)
    stage.until(lambda: stage.window.start.library.model.rowCount() == len(BOOKS))
    stage.wait(200)
    stage.picture(f"team-library{team.suffix}")


def show_presence(stage: Stage, team: Team, library: Library, place: ServerPlace, secret: str) -> None:
    from db.server.listener import Listener

    stage.window.open_project(place.path)
    stage.until(stage.window.has_pairs)
    assert stage.window.page is not None
    session = stage.window.session
    assert session is not None
    row = session.project.rows(session.project.order())[5]
    url = library.url.set(username="rima", password=secret)
    listener = Listener(url, place.schema, changed=lambda: None, people=lambda _: None, link=lambda _: None)
    listener.is_at(row.id)
    stage.until(lambda: team.reviewer in stage.window.line.where.text())
    stage.window.messages.clear()
    stage.window.page.take_focus()
    stage.wait(500)
    stage.picture(f"team-presence{team.suffix}")
    listener.close()


def show_conflict(stage: Stage, team: Team, library: Library, place: ServerPlace, home: Path) -> None:
    from aligner.bitext import Side
    from aligner.permissions import Person
    from db import Project
    from db.server.check_in import check_out
    from ui.dialogs.team.disputed_pairs import DisputedPairsDialog

    file = home / "train.muqabala"
    check_out(library, place.schema, file, address=place.address)
    with Project.open(file) as project, library.open(place.schema) as there:
        one, two = (int(id_) for id_ in project.order()[:2])
        before = project.rows([one])[0].target_text
        project.edit_text(
            one, Side.TARGET, before.replace("king", "sultan") + " " + team.mine, Person(team.translator)
        )
        project.confirm([one, two], Person(team.translator))
        there.edit_text(one, Side.TARGET, before + " " + team.theirs, Person(team.other))
        there.edit_text(two, Side.TARGET, team.theirs, Person(team.other))
    stage.window.open_project(file)
    stage.until(lambda: stage.window.session is not None and stage.window.session.project.path == file)
    stage.until(stage.window.has_pairs)
    stage.window.servers.check_in()
    stage.until(lambda: isinstance(stage.window.dialog, DisputedPairsDialog))
    stage.wait(200)
    assert stage.window.dialog is not None
    stage.picture(f"team-conflict{team.suffix}", stage.window.dialog)
    stage.window.dialog.reject()
    stage.wait(100)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--scale", default="1", help="pixels a point")
    asked.add_argument("--out", type=Path, default=HERE)
    arguments = asked.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QT_SCALE_FACTOR"] = arguments.scale
    with tempfile.TemporaryDirectory() as home:
        os.environ["HOME"] = os.environ["USERPROFILE"] = home
        from tests.helpers.shell_sample import aligned_sample
        from ui.app.main import make_application
        from ui.design import ColourScheme, apply_colour_scheme
        from ui.i18n.language import set_language
        from ui.i18n.languages import Language

        app = make_application([])
        apply_colour_scheme(app, ColourScheme.LIGHT)
        arguments.out.mkdir(parents=True, exist_ok=True)
        sample = Path(home) / "sample.muqabala"
        sample.write_bytes(aligned_sample())
        for team, language in ((ENGLISH, Language.ENGLISH), (ARABIC, Language.ARABIC)):
            set_language(app, language)
            play(app, team, arguments.out, Path(home) / f"home{team.suffix}", sample)


if __name__ == "__main__":
    main()
