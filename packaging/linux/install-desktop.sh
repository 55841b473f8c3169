#!/bin/sh
# Menu entry, file type and icon for the current user. Needs the `muqabala` command on PATH.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
data=${XDG_DATA_HOME:-$HOME/.local/share}
install -Dm644 "$here/muqabala.desktop" "$data/applications/muqabala.desktop"
install -Dm644 "$here/muqabala-mime.xml" "$data/mime/packages/muqabala.xml"
install -Dm644 "$here/../../ui/resources/muqabala.svg" "$data/icons/hicolor/scalable/apps/muqabala.svg"
if command -v update-mime-database >/dev/null; then update-mime-database "$data/mime"; fi
if command -v update-desktop-database >/dev/null; then update-desktop-database "$data/applications"; fi
echo "Muqabala is in your menu, and opens *.muqabala files."
