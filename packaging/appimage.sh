#!/bin/bash
# Build an AppImage around the frozen folder: dist/muqabala-VERSION-ARCH.AppImage.
# Usage: RUNTIME=FILE packaging/appimage.sh
# RUNTIME is the type 2 runtime of the AppImage project for this processor. Without it the squashed folder is
# built and listed, so that all but the first bytes is checked.
set -eu
cd "$(dirname "$0")/.."
: "${SOURCE_DATE_EPOCH:=$(git log -1 --format=%ct 2>/dev/null || echo 1700000000)}"
export SOURCE_DATE_EPOCH
frozen=build/dist/muqabala
[ -x $frozen/muqabala ] || { echo "Run make dist first." >&2; exit 2; }
version=$($frozen/muqabala --version | cut -d' ' -f2)
tree=build/packages/AppDir
squashed=build/packages/muqabala.squashfs
rm -rf $tree $squashed
mkdir -p $tree/usr/lib
cp -a $frozen $tree/usr/lib/muqabala
install -Dm644 packaging/linux/muqabala.desktop $tree/usr/share/applications/muqabala.desktop
install -Dm644 packaging/linux/muqabala-mime.xml $tree/usr/share/mime/packages/muqabala.xml
mkdir -p $tree/usr/share/metainfo
sed "s/@VERSION@/$version/; s/@DATE@/$(date --utc --date="@$SOURCE_DATE_EPOCH" +%F)/; /deb.sh puts/d" \
    packaging/linux/muqabala.metainfo.xml >$tree/usr/share/metainfo/org.muqabala.Muqabala.metainfo.xml
cp build/packages/icons/256.png $tree/muqabala.png
ln -s muqabala.png $tree/.DirIcon
ln -s usr/share/applications/muqabala.desktop $tree/muqabala.desktop
cat >$tree/AppRun <<'RUN'
#!/bin/sh
# A command such as `align` runs in the terminal; anything else opens the window.
here=$(dirname "$(readlink -f "$0")")
case "${1:-}" in
    [a-z]*) if [ ! -e "$1" ]; then exec "$here/usr/lib/muqabala/muqabala" "$@"; fi ;;
    -*) exec "$here/usr/lib/muqabala/muqabala" "$@" ;;
esac
exec "$here/usr/lib/muqabala/muqabala-desk" "$@"
RUN
chmod 755 $tree/AppRun
mksquashfs $tree $squashed -root-owned -noappend -comp xz -quiet -no-progress
if [ -z "${RUNTIME:-}" ]; then
    echo "$squashed: $(du -m $squashed | cut -f1) MB. Set RUNTIME to make an AppImage of it."
    exit 0
fi
mkdir -p dist
image=dist/muqabala-$version-$(uname -m).AppImage
cat "$RUNTIME" $squashed >"$image"
chmod 755 "$image"
echo "$image: $(du -m "$image" | cut -f1) MB"
