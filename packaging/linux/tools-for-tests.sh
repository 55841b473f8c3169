#!/bin/sh
# The programs that the tests with real tools ask for: OmegaT, LibreOffice Writer, Perl's XML::TMX, Poppler,
# PostgreSQL.
# Installs what is missing where we may and can, within ten minutes. Never fails: without a program its tests
# skip and say why. MUQABALA_APT=no leaves the system as it is.
set -u
wanted=""
command -v omegat >/dev/null || wanted="$wanted omegat"
command -v soffice >/dev/null || wanted="$wanted libreoffice-writer"
command -v pdftotext >/dev/null || wanted="$wanted poppler-utils"
[ -n "$(command -v initdb || ls /usr/lib/postgresql/*/bin/initdb 2>/dev/null)" ] || wanted="$wanted postgresql"
perl -MXML::TMX::Reader -e 1 2>/dev/null || wanted="$wanted libxml-tmx-perl"
[ -n "$wanted" ] || exit 0

without() {
    echo "Without$wanted: $1. The tests that need them will be skipped." >&2
    exit 0
}
[ "${MUQABALA_APT:-yes}" = yes ] || without "MUQABALA_APT=$MUQABALA_APT"
command -v apt-get >/dev/null || without "there is no apt-get here"
if [ "$(id -u)" = 0 ]; then
    as_root=""
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
    as_root="sudo -n env DEBIAN_FRONTEND=noninteractive"
else
    without "installing them needs root"
fi
export DEBIAN_FRONTEND=noninteractive
apt() { $as_root timeout --signal=INT "$1" apt-get -qq -o DPkg::Lock::Timeout=30 -o Acquire::Retries=1 "$2" $3 >/dev/null; }
options="--yes --no-install-recommends"
apt 60 update "" || echo "apt-get update did not work; trying with what is known" >&2
# Fetched first, so that what the clock cuts short is a download and not an installation half done.
apt 300 install "$options --download-only $wanted" || without "they could not be fetched"
apt 240 install "$options $wanted" || without "they could not be installed"
