"""Collect the licence texts of every part of a frozen folder.

The texts come from the metadata of the installed packages, from Python, and on Debian from the packages of
system libraries. Where a package holds none, they come from the folder `licences` beside this file.

Usage: python packaging/licences.py FOLDER [LIBRARY ...]
"""

from __future__ import annotations

import platform
import re
import shutil
import subprocess
import sys
import sysconfig
from dataclasses import replace
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from ui.services.licences import Part, installed_parts, part_of, write_parts

if TYPE_CHECKING:
    from collections.abc import Iterable

ADDED = Path(__file__).parent / "licences"
BY_HAND = {
    "PySide6_Essentials": ("LGPL-3.0.txt", "GPL-3.0.txt", "qt.md"),
    "shiboken6": ("LGPL-3.0.txt", "GPL-3.0.txt", "qt.md"),
    "sentencex": ("sentencex.txt",),
    "fontpkg": ("fontpkg.txt",),
}
QT = ("PySide6_Essentials", "shiboken6")
ADDITIONS = ("psycopg",)  # of the extras, in the frozen folder
SYSTEM = {
    "brotli": "MIT", "bsd": "BSD-3-Clause", "bz2-1.0": "bzip2-1.0.6", "cap": "BSD-3-Clause", "com-err": "MIT",
    "crypt": "LGPL-2.1-or-later", "dbus-1": "AFL-2.1", "expat": "MIT", "ffi": "MIT", "fontconfig": "MIT",
    "freetype": "FTL", "gcc-s": "GPL-3.0-or-later WITH GCC-exception-3.1", "gcrypt": "LGPL-2.1-or-later",
    "glib2.0": "LGPL-2.1-or-later", "gpg-error": "LGPL-2.1-or-later", "gssapi-krb5": "MIT",
    "icu": "Unicode-3.0", "k5crypto": "MIT", "keyutils": "LGPL-2.1-or-later", "krb5": "MIT",
    "krb5support": "MIT", "lz4": "BSD-2-Clause", "lzma": "0BSD", "md": "BSD-3-Clause",
    "mount": "LGPL-2.1-or-later",
    "nsl": "LGPL-2.1-or-later", "pcre2-8": "BSD-3-Clause", "pcre3": "BSD-3-Clause", "png16-16": "libpng-2.0",
    "selinux": "libselinux-1.0", "sqlite3": "blessing", "ssl": "Apache-2.0",
    "stdc++": "GPL-3.0-or-later WITH GCC-exception-3.1", "systemd": "LGPL-2.1-or-later",
    "tirpc": "BSD-3-Clause", "uuid": "BSD-3-Clause", "x11": "MIT", "x11-xcb": "MIT", "xau": "MIT",
    "xdmcp": "MIT", "xkbcommon": "MIT", "xkbcommon-x11": "MIT", "xxhash": "BSD-2-Clause",
    "zlib1g": "Zlib", "zstd": "BSD-3-Clause",
}  # fmt: skip
"""Licences of libraries of Debian that may be in a frozen folder, by their names without lib, version and
t64; where there is a choice, the one that is taken. Those of xcb are under the MIT licence. What is not here
has not been looked at, and stops the build."""
LEFT_OUT = ("Pygments",)  # required by rich, not in the frozen folder


class UnknownLicenceError(Exception):
    """A system library is not in `SYSTEM`: look at its licence, and leave it out if it is the GPL."""


class MissingTextError(Exception):
    """A part has no licence text; add one to `packaging/licences` and to `BY_HAND`."""


def write_all(folder: Path, libraries: Iterable[Path] = ()) -> None:
    """Write the texts and the list of parts into an empty folder.

    Args:
        folder: replaced if it exists.
        libraries: system libraries that the frozen folder holds.

    Raises:
        MissingTextError: a part has no text.
        UnknownLicenceError: a library may not be distributed.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    found = [with_added_texts(part) for part in installed_parts() if part.name not in LEFT_OUT]
    found += [part_of(metadata.distribution(name)) for name in ADDITIONS]
    found += [python(), bootloader(), *system_parts(libraries)]
    if missing := [part.name for part in found if not part.texts]:
        raise MissingTextError(", ".join(missing))
    write_parts([copied(part, folder) for part in found], folder)
    shutil.copy(ADDED / "qt.md", folder / "REPLACING-QT.md")


def with_added_texts(part: Part) -> Part:
    """A part with the texts that were added by hand; Qt is used under the LGPL."""
    if part.name not in BY_HAND:
        return part
    licence = "LGPL-3.0-only" if part.name in QT else part.licence
    return replace(part, licence=licence, texts=tuple(ADDED / name for name in BY_HAND[part.name]))


def python() -> Part:
    """The interpreter."""
    folders = (Path(sysconfig.get_path("stdlib")), Path(sys.base_prefix))
    texts = [folder / name for folder in folders for name in ("LICENSE.txt", "LICENSE")]
    return Part(
        "Python", platform.python_version(), "PSF-2.0", tuple(text for text in texts if text.is_file())[:1]
    )


def bootloader() -> Part:
    """The part of PyInstaller that starts the program; its exception permits any licence for the rest."""
    part = part_of(metadata.distribution("pyinstaller"))
    return replace(part, name="PyInstaller bootloader", licence="GPL-2.0-or-later WITH Bootloader-exception")


def system_parts(libraries: Iterable[Path]) -> list[Part]:
    """The Debian packages of libraries; empty on other systems."""
    if shutil.which("dpkg-query") is None:
        return []
    names = set()
    for library in libraries:
        for path in (library, library.resolve(), Path(str(library.resolve()).removeprefix("/usr"))):
            asked = subprocess.run(
                ["dpkg-query", "--search", str(path)], capture_output=True, text=True, check=False
            )
            if asked.returncode == 0:
                names.add(asked.stdout.partition(":")[0])
                break
    return [system_part(name) for name in sorted(names)]


def system_part(name: str) -> Part:
    """A Debian package with its file `copyright`."""
    version = subprocess.run(
        ["dpkg-query", "--show", "--showformat=${Version}\n", name],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split("\n")[0]
    text = Path("/usr/share/doc") / name / "copyright"
    return Part(name, version, system_licence(name), (text,) if text.is_file() else ())


def system_licence(package: str) -> str:
    """The licence of a library by the name of its package.

    Raises:
        UnknownLicenceError: nobody has looked at it.
    """
    name = package.removesuffix("t64").removeprefix("lib")
    if name.startswith("xcb"):
        return "MIT"
    for known in (name, re.sub(r"-\d+$", "", name), re.sub(r"\d+$", "", name)):
        if known in SYSTEM:
            return SYSTEM[known]
    raise UnknownLicenceError(package)


def copied(part: Part, folder: Path) -> Part:
    """The part with its texts copied into `folder/NAME/`."""
    texts = []
    for text in part.texts:
        anchor = next((parent for parent in text.parents if parent.name.endswith("licenses")), text.parent)
        target = folder / part.name / text.relative_to(anchor)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(text, target)
        texts.append(target)
    return replace(part, texts=tuple(texts))


if __name__ == "__main__":
    write_all(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]])
