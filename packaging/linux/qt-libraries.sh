#!/bin/sh
# Qt's wheels expect a few system libraries that a bare Debian lacks. Does nothing where Qt already loads;
# installs them as root, and otherwise prints the one line that does.
# Usage: qt-libraries.sh PYTHON
# Exit code: 0 Qt loads, 1 Qt still does not load, 3 the printed line must be run first.
set -u
python=${1:-python3}
probe='import PySide6.QtWidgets, PySide6.QtSvg, ctypes, pathlib, PySide6
plugins = pathlib.Path(PySide6.__file__).parent / "Qt" / "plugins" / "platforms"
[ctypes.CDLL(str(plugins / name)) for name in ("libqoffscreen.so", "libqxcb.so") if (plugins / name).exists()]'
if "$python" -c "$probe" 2>/dev/null; then exit 0; fi
packages="libegl1 libgl1 libopengl0 libglib2.0-0 libfontconfig1 libfreetype6 libdbus-1-3 libxkbcommon0 libxkbcommon-x11-0
 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-xkb1"
packages=$(echo $packages)
if ! command -v apt-get >/dev/null; then
    echo "Qt does not load: system libraries are missing. Their names on Debian are:" >&2
    echo "  $packages" >&2
    exit 3
fi
if [ "$(id -u)" != 0 ]; then
    echo "Qt does not load: system libraries are missing. Run this line, then go on:" >&2
    echo "  sudo apt-get install $packages" >&2
    exit 3
fi
# An old list of packages is often good enough, so a failed update does not stop the installation.
apt-get update -qq || echo "apt-get update failed; installing from the list of packages that is there." >&2
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $packages >/dev/null || exit 1
if "$python" -c "$probe"; then exit 0; fi
echo "Qt does not load although the system libraries are installed; the lines above say why." >&2
exit 1
