#!/bin/sh
# Menu entry, file type and icons for the current user, for an installation by pip. `muqabala-desk` must be on PATH,
# or its folder be given: install-desktop.sh [--uninstall] [FOLDER]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
data=${XDG_DATA_HOME:-$HOME/.local/share}
refresh() {
    if command -v update-mime-database >/dev/null; then update-mime-database "$data/mime"; fi
    if command -v update-desktop-database >/dev/null; then update-desktop-database "$data/applications"; fi
}
if [ "${1:-}" = --uninstall ]; then
    rm -f "$data/applications/muqabala.desktop" "$data/mime/packages/muqabala.xml" \
        "$data/icons/hicolor/scalable/apps/muqabala.svg"
    refresh
    echo "Muqabala is no longer in your menu. Your projects and settings are where they were."
    exit 0
fi
desk=${1:+$1/}muqabala-desk
command -v "$desk" >/dev/null || {
    echo "There is no $desk. Name its folder: install-desktop.sh ~/.local/share/muqabala-env/bin" >&2
    exit 2
}
desk=$(command -v "$desk")
install -Dm644 "$here/muqabala.desktop" "$data/applications/muqabala.desktop"
sed -i "s|^Exec=muqabala-desk|Exec=\"$desk\"|; s|^TryExec=.*|TryExec=$desk|" "$data/applications/muqabala.desktop"
install -Dm644 "$here/muqabala-mime.xml" "$data/mime/packages/muqabala.xml"
install -Dm644 "$here/../../ui/resources/muqabala.svg" "$data/icons/hicolor/scalable/apps/muqabala.svg"
refresh
echo "Muqabala is in your menu, and opens *.muqabala files."
