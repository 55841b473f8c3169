"""System libraries that Qt needs and that a bare system lacks. Imports no Qt."""

from __future__ import annotations

import ctypes
import os
import re
import sys
from pathlib import Path
from typing import Final

from aligner.errors import MuqabalaError

PACKAGES: Final = {
    "libEGL": "libegl1",
    "libGL": "libgl1",
    "libOpenGL": "libopengl0",
    "libGLX": "libglx0",
    "libglib-2.0": "libglib2.0-0",
    "libgthread-2.0": "libglib2.0-0",
    "libfontconfig": "libfontconfig1",
    "libfreetype": "libfreetype6",
    "libdbus-1": "libdbus-1-3",
    "libxkbcommon": "libxkbcommon0",
    "libxkbcommon-x11": "libxkbcommon-x11-0",
    "libX11": "libx11-6",
    "libX11-xcb": "libx11-xcb1",
    "libxcb": "libxcb1",
    "libxcb-cursor": "libxcb-cursor0",
    "libxcb-icccm": "libxcb-icccm4",
    "libxcb-image": "libxcb-image0",
    "libxcb-keysyms": "libxcb-keysyms1",
    "libxcb-randr": "libxcb-randr0",
    "libxcb-render": "libxcb-render0",
    "libxcb-render-util": "libxcb-render-util0",
    "libxcb-shape": "libxcb-shape0",
    "libxcb-shm": "libxcb-shm0",
    "libxcb-sync": "libxcb-sync1",
    "libxcb-util": "libxcb-util1",
    "libxcb-xfixes": "libxcb-xfixes0",
    "libxcb-xkb": "libxcb-xkb1",
    "libwayland-client": "libwayland-client0",
    "libwayland-cursor": "libwayland-cursor0",
    "libwayland-egl": "libwayland-egl1",
}
"""Stem of a shared library → its package on Debian and Ubuntu."""

_MISSING = re.compile(r"(lib[\w.+-]+?)\.so[\w.]*: cannot open shared object file")
_TOO_OLD = re.compile(r"version [`'](GLIBC_[\d.]+)' not found")


class MissingLibraryError(MuqabalaError):
    """Qt cannot be loaded on this system."""


class NoScreenError(MuqabalaError):
    """There is nothing to show a window on."""


def check_screen() -> None:
    """Check that there is a display, since Qt ends the whole process where it finds none.

    Raises:
        NoScreenError: there is none.
    """
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return
    named = [name for name in _SCREENS if os.environ.get(name)]
    if not named:
        raise NoScreenError(
            "There is no screen to open a window on", remedy="Use the commands of muqabala --help"
        )
    if not any(_SCREENS[name]() for name in named):
        raise NoScreenError(
            "The screen {screen} cannot be used",
            screen=" ".join(f"{name}={os.environ[name]}" for name in named),
            remedy="Log in to a desktop, or allow this user to use its screen",
        )


def _x11_answers() -> bool:
    """Whether the X server of the environment lets us in; True where that cannot be found out."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:  # told by check_libraries
        return True
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    failed = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return not failed


def _wayland_answers() -> bool:
    """Whether the Wayland server of the environment lets us in; True where that cannot be found out."""
    try:
        wayland = ctypes.CDLL("libwayland-client.so.0")
    except OSError:
        return True
    wayland.wl_display_connect.restype = ctypes.c_void_p
    wayland.wl_display_disconnect.argtypes = [ctypes.c_void_p]
    display = wayland.wl_display_connect(None)
    if display:
        wayland.wl_display_disconnect(display)
    return bool(display)


_SCREENS: Final = {"DISPLAY": _x11_answers, "WAYLAND_DISPLAY": _wayland_answers}
"""Variable of the environment → whether the screen that it names can be used."""


def check_libraries() -> None:
    """Load Qt, and on X11 the plug-in that draws there.

    Raises:
        MissingLibraryError: a library is missing or too old; its sentence names the package of Debian.
    """
    try:
        import PySide6.QtWidgets

        plugin = Path(PySide6.__file__).parent / "Qt" / "plugins" / "platforms" / "libqxcb.so"
        if _draws_on_x11() and plugin.is_file():
            ctypes.CDLL(str(plugin))
        folder = plugin.parent
    except (ImportError, OSError) as error:
        raise _explained(error) from error
    for named in os.environ.get("QT_QPA_PLATFORM", "").split(";"):
        name = named.partition(":")[0]
        if not name or name.startswith("wayland") or _plugin(folder, name):
            return
    raise NoScreenError(
        "Qt has no platform named {name}", name=name, remedy="Remove QT_QPA_PLATFORM from the environment"
    )


def _plugin(folder: Path, name: str) -> bool:
    """Whether a platform plug-in is there; True where the folder is elsewhere."""
    return not folder.is_dir() or any(folder.glob(f"*q{name}.*"))


def _draws_on_x11() -> bool:
    named = os.environ.get("QT_QPA_PLATFORM", "")
    if named:
        return named.startswith("xcb")
    return bool(os.environ.get("DISPLAY")) and not os.environ.get("WAYLAND_DISPLAY")


def _explained(failure: Exception) -> Exception:
    """The error as a sentence with a remedy, or as it is where it is none of a system library."""
    if too_old := _TOO_OLD.search(str(failure)):
        return MissingLibraryError(
            "Qt needs a newer system: {library} is missing",
            library=too_old.group(1),
            remedy="Use Debian 12, Ubuntu 22.04 or a later system",
        )
    missing = _MISSING.search(str(failure))
    if missing is None:
        return failure
    stem = missing.group(1)
    if package := PACKAGES.get(stem):
        return MissingLibraryError(
            "Qt cannot start: the system library {library} is missing",
            library=stem,
            command=f"sudo apt-get install {package}",
            remedy="On Debian or Ubuntu run: {command}",
        )
    return MissingLibraryError(
        "Qt cannot start: the system library {library} is missing",
        library=stem,
        remedy="Install the package of your system that holds it",
    )
