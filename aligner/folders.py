"""Folders for the program's own files: settings, stores and logs; one root on each system, named `muqabala`.

``MUQABALA_BASEDIR`` in the environment puts all of them, and the settings of the window, into one folder.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

BASE: Final = "MUQABALA_BASEDIR"
_NAME: Final = "muqabala"


def base_folder() -> Path | None:
    """Return the folder that replaces those of the user; None where they are used."""
    base = os.environ.get(BASE)
    return Path(base) if base else None


def data_folder() -> Path:
    """Return the folder of translation memories and indexes; it may not exist yet."""
    if (base := base_folder()) is not None:
        return base / "data"
    from platformdirs import user_data_path

    return user_data_path(_NAME, appauthor=False)


def settings_file() -> Path:
    """Return the file of settings; it may not exist yet."""
    if (base := base_folder()) is not None:
        return base / "settings.ini"
    from platformdirs import user_config_path

    return user_config_path(_NAME, appauthor=False) / "settings.ini"


def state_folder() -> Path:
    """Return the folder where windows note which project they have open; it may not exist yet."""
    return data_folder() / "running"


def log_folder() -> Path:
    """Return the folder of log files; it may not exist yet."""
    if (base := base_folder()) is not None:
        return base / "log"
    from platformdirs import user_log_path

    return user_log_path(_NAME, appauthor=False)


def cache_folder() -> Path:
    """Return the folder of what can be made again at any time; it may not exist yet."""
    if (base := base_folder()) is not None:
        return base / "cache"
    from platformdirs import user_cache_path

    return user_cache_path(_NAME, appauthor=False)


def use_temporary_base() -> Path:
    """Put all of the program's own files into a new folder until the process ends; then it is removed."""
    import atexit
    import shutil
    import tempfile

    base = Path(tempfile.mkdtemp(prefix=f"{_NAME}-"))
    os.environ[BASE] = str(base)
    atexit.register(shutil.rmtree, base, ignore_errors=True)
    return base
