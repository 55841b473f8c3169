#!/bin/sh
# Qt's wheels expect a few system libraries that a bare Debian lacks. Does nothing where Qt already loads;
# installs them where we may, and otherwise says the one line that does.
# Usage: qt-libraries.sh PYTHON
set -eu
python=${1:-python3}
probe='import PySide6.QtWidgets, PySide6.QtSvg, ctypes, pathlib, PySide6
plugins = pathlib.Path(PySide6.__file__).parent / "Qt" / "plugins" / "platforms"
[ctypes.CDLL(str(plugins / name)) for name in ("libqoffscreen.so", "libqxcb.so") if (plugins / name).exists()]'
if "$python" -c "$probe" 2>/dev/null; then exit 0; fi
packages="libegl1 libgl1 libopengl0 libglib2.0-0 libfontconfig1 libfreetype6 libdbus-1-3 libxkbcommon0 libxkbcommon-x11-0
 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-xkb1"
packages=$(echo $packages)
if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $packages >/dev/null
    "$python" -c "$probe"
else
    echo "Qt does not load here: some system libraries are missing. On Debian or Ubuntu run:" >&2
    echo "  sudo apt-get install $packages" >&2
    exit 1
fi
