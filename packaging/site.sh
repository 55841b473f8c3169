#!/bin/sh
# Build the manual as a site, English in build/site and Arabic in build/site/ar, and check its links.
# Usage: packaging/site.sh [PYTHON]
set -eu
cd "$(dirname "$0")/.."
venv=build/packages/site
: "${SOURCE_DATE_EPOCH:=$(git log -1 --format=%ct 2>/dev/null || echo 1700000000)}"
export SOURCE_DATE_EPOCH NO_MKDOCS_2_WARNING=1
unset PYTHONPATH
[ -d $venv ] || "${1:-python3}" -m venv $venv
site=$venv/bin/python
if [ -x $venv/Scripts/python.exe ]; then site=$venv/Scripts/python.exe; fi # a shell on Windows
$site -m pip install --disable-pip-version-check --quiet --requirement packaging/site-requirements.txt
rm -rf build/site
for language in "" .ar; do $site -m mkdocs build --quiet --strict --config-file "mkdocs$language.yml"; done
rm -r build/site/ar/images # those of the other site are used
# Not used by pages in English and Arabic.
find build/site \( -name '*.map' -o -name 'lunr.*.min.js' ! -name 'lunr.ar.*' ! -name 'lunr.multi.*' ! -name 'lunr.stemmer.*' \) -delete
find build/site/assets build/site/ar/assets -path '*/lunr/*' \( -name tinyseg.js -o -name wordcut.js \) -delete
$site packaging/check_site.py build/site
echo "build/site: $(du -sm build/site | cut -f1) MB"
