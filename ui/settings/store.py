"""The preferences, kept by Qt where each system keeps such things."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QObject, QSettings, QStandardPaths, Signal

from aligner.folders import settings_file, state_folder
from aligner.permissions import Person, Role
from ui.design import ColourScheme
from ui.i18n.language import Digits
from ui.i18n.languages import Language
from ui.settings.location import user_settings

RECENT_LIMIT = 12


@dataclass(frozen=True, slots=True)
class RecentProjects:
    """A project opened before; ``opened`` is an ISO time in UTC."""

    path: str
    name: str
    opened: str


class Preferences(QObject):
    """Typed access to the settings. ``changed`` names the one that changed."""

    changed = Signal(str)

    def __init__(self, settings: QSettings | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings if settings is not None else user_settings()

    # Who works here

    @property
    def person(self) -> Person | None:
        """Name and role as last given, or None before anyone has said who they are."""
        name = self._text("person/name")
        return Person(name, Role(self._text("person/role") or Role.TRANSLATOR)) if name else None

    @person.setter
    def person(self, person: Person) -> None:
        self._settings.setValue("person/name", person.name)
        self._settings.setValue("person/role", str(person.role))
        self.changed.emit("person")

    # How it looks and works

    @property
    def look(self) -> ColourScheme:
        text = self._text("look")
        return ColourScheme(text) if text in set(ColourScheme) else ColourScheme.SYSTEM

    @look.setter
    def look(self, look: ColourScheme) -> None:
        self._settings.setValue("look", str(look))
        self.changed.emit("look")

    @property
    def language(self) -> Language:
        """What the interface speaks from the next window on."""
        text = self._text("language")
        return Language(text) if text in set(Language) else Language.SYSTEM

    @language.setter
    def language(self, language: Language) -> None:
        self._settings.setValue("language", str(language))
        self.changed.emit("language")

    @property
    def digits(self) -> Digits:
        """How the Arabic interface writes numbers, from the next window on."""
        text = self._text("digits")
        return Digits(text) if text in set(Digits) else Digits.USUAL

    @digits.setter
    def digits(self, digits: Digits) -> None:
        self._settings.setValue("digits", str(digits))
        self.changed.emit("digits")

    @property
    def realign(self) -> bool:
        """Whether untouched beads are realigned after each correction."""
        return self._text("realign") != "no"

    @realign.setter
    def realign(self, on: bool) -> None:
        self._settings.setValue("realign", "yes" if on else "no")
        self.changed.emit("realign")

    @property
    def encoder(self) -> str:
        return self._text("encoder") or "use"

    @encoder.setter
    def encoder(self, name: str) -> None:
        self._settings.setValue("encoder", name)
        self.changed.emit("encoder")

    # Where things are

    @property
    def folder(self) -> Path:
        """Where new projects go."""
        kept = self._text("folder")
        if kept and Path(kept).is_dir():
            return Path(kept)
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return usable_folder(Path(documents)) if documents else Path.home()

    @folder.setter
    def folder(self, folder: Path) -> None:
        self._settings.setValue("folder", str(folder))

    @property
    def library(self) -> Path:
        """The folder whose projects the start page lists: the one chosen, else the one of new projects."""
        kept = self._text("library")
        return Path(kept) if kept else self.folder

    @library.setter
    def library(self, folder: Path) -> None:
        self._settings.setValue("library", str(folder))
        self.changed.emit("library")

    @property
    def server(self) -> str:
        """The library on a server that was used last: its address, without a password; empty for none."""
        return self._text("server")

    @server.setter
    def server(self, address: str) -> None:
        self._settings.setValue("server", address)
        self.changed.emit("server")

    @property
    def state_folder(self) -> Path:
        """Where the program notes what it is doing; beside the settings where these are a file of a test."""
        file = Path(self._settings.fileName())
        return state_folder() if file == settings_file() else file.parent / "running"

    @property
    def reopen(self) -> bool:
        """Whether the project that was open when the program ended is opened again at its start."""
        return self._text("reopen") != "no"

    @reopen.setter
    def reopen(self, on: bool) -> None:
        self._settings.setValue("reopen", "yes" if on else "no")
        self.changed.emit("reopen")

    @property
    def recent(self) -> list[RecentProjects]:
        """Projects opened before, the latest first, whether or not their files are still there."""
        try:
            return [RecentProjects(**item) for item in json.loads(self._text("recent") or "[]")]
        except (ValueError, TypeError):
            return []  # an edited or half-written setting: start an empty list

    def remember(self, path: Path, name: str) -> None:
        """Put a project first in the list."""
        now = RecentProjects(str(path), name, datetime.now(UTC).isoformat(timespec="seconds"))
        self._keep([now, *(item for item in self.recent if Path(item.path) != path)])

    def forget(self, path: str) -> None:
        self._keep([item for item in self.recent if item.path != path])

    def _keep(self, recent: list[RecentProjects]) -> None:
        self._settings.setValue("recent", json.dumps([asdict(item) for item in recent[:RECENT_LIMIT]]))
        self.changed.emit("recent")

    # Geometry and the like

    def bytes(self, key: str) -> QByteArray:
        kept = self._settings.value(key)
        return kept if isinstance(kept, QByteArray) else QByteArray()

    def set_bytes(self, key: str, value: QByteArray) -> None:
        self._settings.setValue(key, value)

    def value(self, key: str, default: Any = None) -> Any:
        """A setting of some other part of the window, kept as JSON."""
        text = self._text(f"view/{key}")
        if not text:
            return default
        try:
            return json.loads(text)
        except ValueError:
            return default

    def set_value(self, key: str, value: Any) -> None:
        self._settings.setValue(f"view/{key}", json.dumps(value))
        self.changed.emit(key)

    def sync(self) -> None:
        self._settings.sync()

    def _text(self, key: str) -> str:
        value = self._settings.value(key)
        return value if isinstance(value, str) else ""


def usable_folder(folder: Path) -> Path:
    """The folder, made if it is missing, or the home folder where nothing can be written in it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return Path.home()
    return folder if os.access(folder, os.W_OK) else Path.home()
