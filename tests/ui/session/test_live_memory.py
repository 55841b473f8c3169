"""The memory of a project is kept for a CAT tool, and rewritten when pairs are decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aligner.errors import InputError
from aligner.formats.bitexts.tmx.writer import read_tmx
from aligner.permissions import Person, Role
from tests.helpers.editor_sample import AMAL, make_project
from ui.dialogs.export.live_memory import LiveMemoryDialog
from ui.services.exchange.live_memory import LiveMemory, write_live_memory
from ui.services.project_commands import Approve, Confirm
from ui.session import live_memory_writer
from ui.session.live_memory_writer import LiveMemoryWriter
from ui.session.session import ProjectSession

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

OMAR = Person("Omar", Role.REVIEWER)
OMEGAT = "<omegat><project><source_lang>{}</source_lang><target_lang>{}</target_lang></project></omegat>"


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ProjectSession]:
    monkeypatch.setattr(live_memory_writer, "SETTLE_MS", 10)
    made = ProjectSession(make_project(tmp_path / "work.muqabala"), AMAL, realign=False)
    made.project.confirm(made.project.order(), AMAL)
    yield made
    made.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Of an OmegaT project."""
    made = tmp_path / "omegat"
    made.mkdir()
    (made / "omegat.project").write_text(OMEGAT.format("AR-EG", "EN-GB"), encoding="utf-8")
    return made


def targets(file: Path) -> list[str]:
    return [unit.target for unit in read_tmx(file)]


def test_it_is_off_until_a_folder_is_chosen_and_then_follows(
    session: ProjectSession, folder: Path, qtbot: QtBot
) -> None:
    writer = LiveMemoryWriter.of(session)
    file = folder / "tm" / "auto" / "work.tmx"
    first, second = (int(id_) for id_ in session.project.order()[:2])
    session.run(Approve((first,), by=OMAR))
    qtbot.waitUntil(lambda: session.is_saved)
    assert not file.exists()
    with qtbot.waitSignal(writer.written):
        writer.choose(LiveMemory("omegat", folder))
    assert targets(file) == ["The king marched to the city."]
    assert 'xml:lang="AR-EG"' in file.read_text(encoding="utf-8")
    with qtbot.waitSignal(writer.written):
        session.run(Approve((second,), by=OMAR))
    assert len(targets(file)) == 2
    assert LiveMemory.of(session.project) == writer.memory
    writer.choose(None)
    qtbot.waitUntil(lambda: LiveMemory.of(session.project) is None)


def test_what_was_decided_last_is_written_when_the_project_closes(
    session: ProjectSession, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live_memory_writer, "SETTLE_MS", 1_000_000)
    watched = tmp_path / "watched"
    watched.mkdir()
    writer = LiveMemoryWriter.of(session)
    with qtbot.waitSignal(writer.written):
        writer.choose(LiveMemory("trados", watched, approved_only=False))
    session.project.unconfirm(session.project.order(), AMAL)
    session.run(Confirm((int(session.project.order()[0]),), by=AMAL))
    qtbot.waitUntil(lambda: session.is_saved)
    assert len(targets(watched / "work.tmx")) == 6
    writer.close()
    assert targets(watched / "work.tmx") == ["The king marched to the city."]
    assert 'xml:lang="ar-SA"' in (watched / "work.tmx").read_text(encoding="utf-8")


def test_a_folder_that_is_gone_is_said_once(session: ProjectSession, tmp_path: Path, qtbot: QtBot) -> None:
    writer = LiveMemoryWriter.of(session)
    said: list[str] = []
    writer.failed.connect(said.append)
    writer.choose(LiveMemory("memoq", tmp_path / "nowhere"))
    qtbot.waitUntil(lambda: bool(said))
    writer.write()
    qtbot.waitUntil(lambda: not writer._aside.is_busy)
    assert len(said) == 1
    assert "nowhere" in said[0]


def test_other_languages_and_folders_are_refused(
    session: ProjectSession, folder: Path, tmp_path: Path
) -> None:
    (folder / "omegat.project").write_text(OMEGAT.format("FR", "EN"), encoding="utf-8")
    with pytest.raises(InputError, match="FR to EN"):
        write_live_memory(session.project, LiveMemory("omegat", folder))
    with pytest.raises(InputError, match="no OmegaT project"):
        write_live_memory(session.project, LiveMemory("omegat", tmp_path))
    session.project.set_setting("live memory", {"tool": "other", "folder": "/"})
    assert LiveMemory.of(session.project) is None


def test_the_dialog_turns_it_on_and_off(
    session: ProjectSession, folder: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    writer = LiveMemoryWriter.of(session)
    dialog = LiveMemoryDialog(writer, session.project.path)
    qtbot.addWidget(dialog)
    assert not dialog.keep_button.isEnabled()
    dialog.choose(tmp_path)
    assert not dialog.keep_button.isEnabled()
    assert "OmegaT" in dialog.trouble.text()
    dialog.choose(folder)
    with qtbot.waitSignal(writer.written):
        dialog.keep_button.click()
    again = LiveMemoryDialog(writer, session.project.path)
    qtbot.addWidget(again)
    assert again.folder == folder
    again.stop_button.click()
    assert writer.memory is None
