#!/bin/bash
# Build and check everything of a release that this machine can: usage packaging/release.sh [PYTHON].
# Writes dist/: wheel, source archive, frozen folder, Debian package, AppImage (with RUNTIME), installer for Windows
# (with WINDOWS_FOLDER, the frozen folder of a Windows machine), SBOM and SHA256SUMS. Publishes nothing.
set -eu
cd "$(dirname "$0")/.."
python=${1:-python3}
venv=${BUILD_VENV:-build/packages/venv}
[ -z "$(git status --porcelain)" ] || { echo "Commit or remove the changes first: git status." >&2; exit 2; }
version=$("$python" -c 'import tomllib; print(tomllib.load(open("pyproject.toml", "rb"))["project"]["version"])')
grep -q "^## \[$version\] - 20" CHANGELOG.md || { echo "CHANGELOG.md has no dated section of $version." >&2; exit 2; }
"$python" -c "import re, sys; sys.exit(not re.search(r'^version: $version$', open('CITATION.cff').read(), re.M))" ||
    { echo "CITATION.cff names another version than $version." >&2; exit 2; }
if git rev-parse --quiet --verify "refs/tags/v$version" >/dev/null &&
    [ "$(git rev-parse "v$version^{commit}")" != "$(git rev-parse HEAD)" ]; then
    echo "The tag v$version is on another commit: raise the version in pyproject.toml." >&2
    exit 2
fi
skipped=()
rm -rf dist build/dist
make wheel dist deb PYTHON="$python"
make test-dist
if [ "$(id -u)" = 0 ] && command -v debootstrap >/dev/null; then make test-deb; make test-readme
else skipped+=("test-deb, test-readme: need root and debootstrap"); fi
if command -v mksquashfs >/dev/null; then packaging/appimage.sh
else skipped+=("AppImage: needs mksquashfs"); fi
if [ -z "${RUNTIME:-}" ]; then skipped+=("AppImage: needs RUNTIME"); fi
if [ -n "${WINDOWS_FOLDER:-}" ]; then
    makensis -V2 -WX "-DVERSION=$version" "-DFOLDER=$WINDOWS_FOLDER" -DICON=build/packages/icons/muqabala.ico \
        "-DOUTPUT=$PWD/dist/muqabala-$version-windows-x86_64.exe" packaging/windows/muqabala.nsi
else skipped+=("installer for Windows: needs WINDOWS_FOLDER"); fi
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --requirement packaging/sbom-requirements.txt
packaging/sbom.sh "$venv/bin/python" "dist/muqabala-$version.cdx.json"
audit=0
"$venv/bin/python" packaging/audit.py || audit=$?
case $audit in
    0) ;;
    3) skipped+=("audit: needs ADVISORIES, a list of known vulnerabilities") ;;
    *) echo "A pinned version is known to be vulnerable." >&2; exit 2 ;;
esac
if command -v actionlint >/dev/null; then actionlint
else skipped+=("workflows: needs actionlint"); fi
(cd dist && rm -f SHA256SUMS && sha256sum -- * >SHA256SUMS)
ls -l dist
for line in "${skipped[@]}"; do echo "Not done. $line"; done
