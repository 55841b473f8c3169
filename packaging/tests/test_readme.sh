#!/bin/bash
# Follow the README's steps for Debian literally, as a plain user in a bare root of Debian. Needs root and debootstrap.
# Usage: packaging/tests/test_readme.sh [SUITE]     (bookworm)
# MIRROR names the mirror; PIP_CONF a configuration of pip for the root, PIP_FOLDERS folders that it names (bound there).
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
suite=${1:-bookworm}
bare=$(mktemp -d)
chmod 755 "$bare" # a plain user goes in
passed=0 failed=0
folders=(${PIP_FOLDERS:-})
tidy() {
    for folder in "${folders[@]}"; do umount "$bare$folder" 2>/dev/null; done
    umount "$bare/proc" 2>/dev/null
    if grep -q " $bare/" /proc/mounts; then echo "note: $bare is left, something is mounted in it" >&2
    else rm -rf --one-file-system "$bare" || { sleep 1; rm -rf --one-file-system "$bare"; }; fi # a program may be ending
}
trap tidy EXIT
report() {
    if [ "$1" = 0 ]; then passed=$((passed + 1)); echo "ok    $2"
    else failed=$((failed + 1)); echo "FAIL  $2"; tail -5 "$bare/tmp/out" 2>/dev/null; fi
}
debootstrap --variant=minbase --include=sudo,ca-certificates "$suite" "$bare" ${MIRROR:-} >"$bare.log" 2>&1 ||
    { tail -3 "$bare.log"; exit 77; }
rm -f "$bare.log"
mount -t proc proc "$bare/proc" 2>/dev/null
cp /etc/resolv.conf "$bare/etc/" 2>/dev/null
[ -n "${PIP_CONF:-}" ] && cp "$PIP_CONF" "$bare/etc/pip.conf"
for folder in "${folders[@]}"; do mkdir -p "$bare$folder"; mount --bind "$folder" "$bare$folder"; mount -o remount,ro,bind "$bare$folder"; done
# What a person has and answers: an account that may use sudo, and Enter at the question of apt.
echo 'APT::Get::Assume-Yes "true";' >"$bare/etc/apt/apt.conf.d/yes"
chroot "$bare" useradd --create-home --shell /bin/bash salma
echo 'salma ALL=(ALL) NOPASSWD: ALL' >"$bare/etc/sudoers.d/salma"
git clone --quiet --bare "$root" "$bare/srv/muqabala.git"
chroot "$bare" chown -R salma /srv/muqabala.git
chroot "$bare" git --version >/dev/null 2>&1 && echo "note: git is there already"
chroot "$bare" apt-get update -qq >/dev/null 2>&1

# The blocks of the section, line by line in one shell.
block() { awk -v wanted="$1" '/^\*\*Debian, Ubuntu\*\*/ {on = 1} on && /^```/ {n++; next} n == 2 * wanted - 1 {print} n >= 2 * wanted {exit}' "$root/README.md"; }
person() { # FILE SHELL-VARIABLE...
    chroot "$bare" su - salma -c "export DEBIAN_FRONTEND=noninteractive LANG=C.UTF-8 $2; cd ~; . $1" >"$bare/tmp/out" 2>&1
}
steps=$(block 1 | sed "s,<this repository>,file:///srv/muqabala.git,")
opening=$(echo "$steps" | tail -1)
[ "$opening" = "~/.local/bin/muqabala" ]; report $? "the last step opens the window"
{ echo "set -e"
  echo "$steps" | sed '$d'; } >"$bare/tmp/steps"
start=$(date +%s)
person /tmp/steps ""; report $? "the steps of the README ($(($(date +%s) - start)) s)"
echo "muqabala --version" >"$bare/tmp/version"
person /tmp/version ""; report $? "muqabala is on the PATH of a new terminal"
[ -n "$(find "$bare/home/salma/.local/share/applications" -name '*.desktop')" ]; report $? "there is a menu entry"
cat >"$bare/tmp/open" <<END
$opening & window=\$!
for i in \$(seq 300); do ls ~/.local/share/muqabala/running/*.running >/dev/null 2>&1 && break; kill -0 \$window || break; sleep 0.1; done
kill \$window
END
mkdir -p "$bare/home/salma/.config/muqabala"
printf '[person]\nname=Salma\nrole=translator\n' >"$bare/home/salma/.config/muqabala/settings.ini"
chroot "$bare" chown -R salma /home/salma
person /tmp/open QT_QPA_PLATFORM=offscreen; report $? "the window opens"
{ echo "set -e; cd muqabala"; block 2; } >"$bare/tmp/remove"
person /tmp/remove ""; report $? "the steps that remove it"
left=$(cd "$bare/home/salma" && find .local -name '*muqabala*' | grep -v '^.local/\(share\|state\)/muqabala\(/\|$\)')
[ -z "$left" ]; report $? "nothing of the program is left $left"
[ -s "$bare/home/salma/.config/muqabala/settings.ini" ]; report $? "the settings are"
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
