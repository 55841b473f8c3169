#!/bin/bash
# Build a Debian package around the frozen folder: dist/muqabala_VERSION_ARCH.deb.
# Usage: packaging/deb.sh [PYTHON]; builds the folder first where it is not there.
set -eu
cd "$(dirname "$0")/.."
: "${SOURCE_DATE_EPOCH:=$(git log -1 --format=%ct 2>/dev/null || echo 1700000000)}"
export SOURCE_DATE_EPOCH
venv=${BUILD_VENV:-build/packages/venv}
frozen=build/dist/muqabala
[ -x $frozen/muqabala ] || packaging/dist.sh "${1:-python3}"
version=$($frozen/muqabala --version | cut -d' ' -f2)
day=$(date --utc --date="@$SOURCE_DATE_EPOCH" +%F)
architecture=$(dpkg --print-architecture)
tree=build/packages/deb
rm -rf $tree
share=$tree/usr/share
umask 022

mkdir -p $tree/usr/lib $tree/usr/bin $tree/DEBIAN
cp -a $frozen $tree/usr/lib/muqabala
for name in muqabala muqabala-desk; do ln -s ../lib/muqabala/$name $tree/usr/bin/$name; done
install -Dm644 packaging/linux/muqabala.desktop $share/applications/muqabala.desktop
install -Dm644 packaging/linux/muqabala-mime.xml $share/mime/packages/muqabala.xml
mkdir -p $share/metainfo
sed "s/@VERSION@/$version/; s/@DATE@/$day/; /deb.sh puts/d" packaging/linux/muqabala.metainfo.xml \
    >$share/metainfo/org.muqabala.Muqabala.metainfo.xml
for picture in build/packages/icons/*.png; do
    size=$(basename "$picture" .png)
    install -Dm644 "$picture" "$share/icons/hicolor/${size}x$size/apps/muqabala.png"
done
install -Dm644 build/packages/icons/muqabala.svg $share/icons/hicolor/scalable/apps/muqabala.svg
mkdir -p $share/man/man1
env -u PYTHONPATH "$venv/bin/python" packaging/man_page.py $share/man/man1/muqabala.1
echo ".so man1/muqabala.1" >$share/man/man1/muqabala-desk.1
gzip -9n $share/man/man1/*.1
mkdir -p $share/doc/muqabala
{
    echo "Muqabala is under the Apache License 2.0: /usr/share/common-licenses/Apache-2.0."
    echo "The parts that it contains, and their licences (texts in /usr/lib/muqabala/licences):"
    echo
    $frozen/muqabala licences
} >$share/doc/muqabala/copyright
ln -s ../../../lib/muqabala/manual $share/doc/muqabala/manual
gzip -9nc CHANGELOG.md >$share/doc/muqabala/changelog.gz

# Qt loads these by name or from the system; everything else is in the folder.
glibc=$(find $frozen -type f \( -name '*.so*' -o -name muqabala \) -exec objdump -T {} + 2>/dev/null |
    grep -o 'GLIBC_2\.[0-9]*' | sort -Vu | tail -1 | cut -d_ -f2)
cat >$tree/DEBIAN/control <<EOF
Package: muqabala
Version: $version
Architecture: $architecture
Maintainer: The Muqabala authors <muqabala@localhost>
Installed-Size: $(du -sk $tree/usr | cut -f1)
Depends: libc6 (>= ${glibc:-2.36}), libegl1, libgl1, libglx0, libdrm2, libwayland-client0, libwayland-cursor0,
 libwayland-egl1, libxcb1, fontconfig-config, xkb-data, hicolor-icon-theme, shared-mime-info, desktop-file-utils
Section: text
Priority: optional
Description: align Arabic texts with their English translations
 Muqabala shows an Arabic text beside its English translation and suggests
 which stretch of one translates which stretch of the other. A translator
 confirms the pairs, a reviewer approves them, and the result is a translation
 memory for a CAT tool.
EOF
chmod -R u=rwX,go=rX $tree
mkdir -p dist
package=dist/muqabala_${version}_$architecture.deb
dpkg-deb --root-owner-group -Zxz --build $tree "$package" >/dev/null
echo "$package: $(du -m "$package" | cut -f1) MB"
