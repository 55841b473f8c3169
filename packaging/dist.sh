#!/bin/sh
# Build the frozen folder for this system and its archive: build/dist/muqabala and dist/muqabala-VERSION-SYSTEM.tar.xz.
# Usage: packaging/dist.sh [PYTHON]
# BUILD_VENV names an environment to build in; it is made if it is not there.
set -eu
cd "$(dirname "$0")/.."
root=$PWD
python=${1:-python3}
venv=${BUILD_VENV:-build/packages/venv}
: "${SOURCE_DATE_EPOCH:=$(git log -1 --format=%ct 2>/dev/null || echo 1700000000)}"
export SOURCE_DATE_EPOCH PYTHONHASHSEED=0
unset PYTHONPATH
if [ ! -x "$venv/bin/python" ]; then "$python" -m venv "$venv"; fi
pip="$venv/bin/python -m pip --disable-pip-version-check --quiet"
$pip install --requirement packaging/build-requirements.txt

packaging/site.sh "$python"

# The installed wheel is frozen, not this source tree, so that what is missing in the wheel is missing here too.
# It is built from a copy: setuptools puts files of earlier builds into the wheel otherwise.
copy=build/packages/source
rm -rf "$copy" build/packages/wheel
mkdir -p "$copy"
if [ -d .git ] || [ -f .git ]; then
    git ls-files -z --cached --others --exclude-standard | xargs -0 cp --parents -t "$copy" 2>/dev/null || true
else
    tar cf - --exclude=./build --exclude=./.venv --exclude=./dist . | tar xf - -C "$copy"
fi
"$venv/bin/python" -m build --no-isolation --wheel --outdir "$root/build/packages/wheel" "$copy" >/dev/null
$pip install --constraint constraints.txt build/packages/wheel/*.whl psycopg
$pip install --no-deps --force-reinstall build/packages/wheel/*.whl

# -P and PYTHONSAFEPATH: the packages of this folder would be found first.
PYTHONSAFEPATH=1 "$venv/bin/python" -P -m PyInstaller --noconfirm --log-level WARN --distpath build/dist --workpath build/packages/pyinstaller \
    packaging/muqabala.spec
version=$(build/dist/muqabala/muqabala --version | cut -d' ' -f2)
system=$(uname -s | tr '[:upper:]' '[:lower:]')-$(uname -m)
archive=dist/muqabala-$version-$system.tar.xz
mkdir -p dist
tar cf - --directory build/dist --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" \
    --transform "s,^muqabala,muqabala-$version,RS" muqabala | xz -T0 -6 >"$archive"
echo "build/dist/muqabala: $(du -sm build/dist/muqabala | cut -f1) MB; $archive: $(du -m "$archive" | cut -f1) MB"
