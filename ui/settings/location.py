"""The file of settings, and how those of earlier versions get there."""

from __future__ import annotations

import shutil
from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths

from aligner.folders import base_folder, settings_file, state_folder


def user_settings() -> QSettings:
    """Return the settings of the person; at the first start those of an earlier version are copied."""
    path = settings_file()
    is_new = not path.exists()
    settings = QSettings(str(path), QSettings.Format.IniFormat)
    if is_new and base_folder() is None:
        take_over(QSettings("Muqabala", "Muqabala"), settings)
        _take_over_state()
    return settings


def take_over(old: QSettings, new: QSettings) -> None:
    """Copy all settings; the old ones stay, so that an earlier version still finds them."""
    old.setFallbacksEnabled(False)
    for key in old.allKeys():
        new.setValue(key, old.value(key))
    new.sync()


def _take_over_state() -> None:
    """Copy the notes of an earlier version about open projects, so that a session that crashed is found."""
    where = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)
    old = Path(where) / "Muqabala" / "muqabala" / "running"
    new = state_folder()
    if old.is_dir() and not new.exists():
        shutil.copytree(old, new)
