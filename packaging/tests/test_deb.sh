#!/bin/bash
# Install the Debian package in a bare root of Debian, use it there, and remove it. Needs root and debootstrap.
# Usage: packaging/tests/test_deb.sh [PACKAGE [SUITE]]     (dist/*.deb, bookworm)
# MIRROR names the mirror; without it debootstrap takes its own. Prints a line for each check.
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
package=${1:-$(ls "$root"/dist/muqabala_*.deb | tail -1)}
suite=${2:-bookworm}
bare=$(mktemp -d)
passed=0 failed=0
tidy() { umount "$bare/opt/frozen" 2>/dev/null; umount "$bare/proc" "$bare/dev/pts" "$bare/dev" 2>/dev/null; 
    if grep -q " $bare/" /proc/mounts; then echo "note: $bare is left, something is mounted in it" >&2
    else rm -rf --one-file-system "$bare"; fi
}
trap tidy EXIT
report() {
    if [ "$1" = 0 ]; then passed=$((passed + 1)); echo "ok    $2"
    else failed=$((failed + 1)); echo "FAIL  $2"; tail -5 "$bare/tmp/out" 2>/dev/null; fi
}
debootstrap --variant=minbase "$suite" "$bare" ${MIRROR:-} >"$bare.log" 2>&1 || { tail -3 "$bare.log"; exit 77; }
rm -f "$bare.log"
mount -t proc proc "$bare/proc" 2>/dev/null
cp /etc/resolv.conf "$bare/etc/" 2>/dev/null
for file in /etc/apt/apt.conf.d/*; do grep -qi proxy "$file" && cp "$file" "$bare/etc/apt/apt.conf.d/"; done
[ -n "${APT_SOURCES:-}" ] && cp "$APT_SOURCES" "$bare/etc/apt/sources.list"
inside() { chroot "$bare" env -i HOME=/root LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive PATH=/usr/sbin:/usr/bin:/sbin:/bin "$@"; }
inside apt-get update -qq >/dev/null 2>&1
files() { (cd "$bare" && find etc usr opt -xdev \( -type f -o -type l \) | sort); }

# The frozen folder in a system that has nothing: one sentence with what to install.
if [ -x "$root/build/dist/muqabala/muqabala" ]; then
    mkdir "$bare/opt/frozen"
    mount --bind "$root/build/dist/muqabala" "$bare/opt/frozen" && mount -o remount,ro,bind "$bare/opt/frozen"
    inside env QT_QPA_PLATFORM=offscreen /opt/frozen/muqabala-desk >"$bare/tmp/out" 2>&1
    [ $? = 2 ] && [ "$(wc -l <"$bare/tmp/out")" = 1 ] && grep -q "is missing.*apt-get install lib" "$bare/tmp/out"
    report $? "a system without libraries: one sentence, exit code 2"
    inside /opt/frozen/muqabala paths >"$bare/tmp/out" 2>&1; report $? "commands need none of them"
    umount "$bare/opt/frozen" && rmdir "$bare/opt/frozen"
    rm -rf "$bare/root/.config/muqabala" "$bare/root/.local"
fi

# What it needs comes first, so that the list of files afterwards shows what the package itself leaves.
needs=$(dpkg-deb --field "$package" Depends | tr ',' '\n' | sed 's/(.*//')
cp "$package" "$bare/tmp/muqabala.deb"
# The version before: OLD names its package; without it, this one under a lower number.
if [ -n "${OLD:-}" ]; then cp "$OLD" "$bare/tmp/old.deb"
else
    dpkg-deb --raw-extract "$package" "$bare/tmp/old"
    sed -i 's/^Version: .*/Version: 0.0.1/' "$bare/tmp/old/DEBIAN/control"
    touch "$bare/tmp/old/usr/lib/muqabala/gone-in-the-next-version"
    dpkg-deb --root-owner-group -Znone --build "$bare/tmp/old" "$bare/tmp/old.deb" >/dev/null
    rm -r "$bare/tmp/old"
fi
start=$(date +%s)
inside apt-get install -y -qq --no-install-recommends /tmp/old.deb >"$bare/tmp/out" 2>&1
report $? "apt-get install in one step ($(($(date +%s) - start)) s)"
rm "$bare/tmp/old.deb"
mkdir -p "$bare/root/.config/muqabala"
printf '[person]\nname=Salma\nrole=translator\n' >"$bare/root/.config/muqabala/settings.ini"
cp "$root"/ui/resources/sample/*.txt "$bare/tmp/"
inside muqabala align /tmp/tarikh-ar.txt /tmp/tarikh-en.txt --project /tmp/before.muqabala >"$bare/tmp/out" 2>&1
report $? "the version before makes a project"
kept=$(cat "$bare/root/.config/muqabala/settings.ini" "$bare/tmp/before.muqabala" | sha256sum)
inside apt-get install -y -qq --no-install-recommends /tmp/muqabala.deb >"$bare/tmp/out" 2>&1
report $? "upgrade"
[ "$(cat "$bare/root/.config/muqabala/settings.ini" "$bare/tmp/before.muqabala" | sha256sum)" = "$kept" ]
report $? "settings and project are as they were"
[ ! -e "$bare/usr/lib/muqabala/gone-in-the-next-version" ]; report $? "files of the version before are gone"
inside muqabala check /tmp/before.muqabala >"$bare/tmp/out" 2>&1; report $? "the project opens in the new version"
inside sh -c '! command -v python3'; report $? "there is no Python"
[ "$(inside muqabala --version)" = "muqabala $(dpkg-deb --field "$package" Version)" ]; report $? "the version is that of the package"
inside muqabala align /tmp/tarikh-ar.txt /tmp/tarikh-en.txt --project /tmp/p.muqabala -o /tmp/p.tmx >"$bare/tmp/out" 2>&1
report $? "align"
inside muqabala check /tmp/p.muqabala >"$bare/tmp/out" 2>&1; report $? "check"
inside muqabala --unknown >/dev/null 2>&1; [ $? = 2 ]; report $? "exit code 2 for an unknown option"
[ -s "$bare/usr/share/doc/muqabala/manual/ar/index.html" ]; report $? "the manual is there, in Arabic too"
inside muqabala --debug import /tmp/p.tmx --project /tmp/pairs.muqabala >"$bare/tmp/out" 2>&1
[ $? = 0 ] && ! grep -q "without a process of their own" "$bare/tmp/out"; report $? "files are read by another process"
for size in 16 32 48 64 128 256 512; do
    [ -s "$bare/usr/share/icons/hicolor/${size}x$size/apps/muqabala.png" ]; report $? "icon of $size pixels"
done
gzip -dc "$bare/usr/share/man/man1/muqabala.1.gz" | grep -q "preflight"; report $? "the manual page has the commands"
grep -q "application/x-muqabala:\*.muqabala" "$bare/usr/share/mime/globs" 2>/dev/null || grep -q "application/x-muqabala" "$bare/usr/share/mime/globs2"
report $? "the file type is registered"
grep -q "application/x-muqabala=muqabala.desktop" "$bare/usr/share/applications/mimeinfo.cache"; report $? "files open in the program"

# As a desktop would: the type by content, and the start by the menu entry.
inside apt-get install -y -qq --no-install-recommends libglib2.0-bin >/dev/null 2>&1
cp "$bare/tmp/p.muqabala" "$bare/tmp/without-suffix"
inside gio info -a standard::content-type /tmp/without-suffix 2>/dev/null | grep -q application/x-muqabala
report $? "a project without its suffix is known by content"
sessions=$bare/root/.local/share/muqabala/running
started() { # PATTERN
    for _ in $(seq 600); do grep -qs "$1" "$sessions"/*.running && return 0; sleep 0.1; done
    return 1
}
stop() { for pid in $(pgrep -f /usr/lib/muqabala/); do [ "$(readlink /proc/$pid/root)" = "$bare" ] && kill $pid; done; rm -rf "$sessions"; }
inside env QT_QPA_PLATFORM=offscreen gio launch /usr/share/applications/muqabala.desktop >"$bare/tmp/out" 2>&1
started ""; report $? "gio launch starts the window"
stop
inside env QT_QPA_PLATFORM=offscreen gio launch /usr/share/applications/muqabala.desktop /tmp/p.muqabala >"$bare/tmp/out" 2>&1
started p.muqabala; report $? "gio launch opens a project"
stop

inside apt-get remove -y -qq muqabala >"$bare/tmp/out" 2>&1; report $? "apt-get remove"
left=$(files | grep -i muqabala); [ -z "$left" ]; report $? "nothing is left in the system $left"
[ -s "$bare/root/.config/muqabala/settings.ini" ] && [ -s "$bare/tmp/p.muqabala" ]; report $? "settings and projects are left"
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
