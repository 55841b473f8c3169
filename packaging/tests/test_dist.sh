#!/bin/bash
# Use the frozen folder as a person without Python and without a network would.
# Usage: packaging/tests/test_dist.sh [FOLDER]     (build/dist/muqabala)
# Prints a line for each check; exit code 1 if one failed.
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
folder=$(cd "${1:-$root/build/dist/muqabala}" && pwd)
limit=250
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/home" "$work/مشاريع"
here=$work/مشاريع
passed=0 failed=0

# No network where the kernel lets us take it away.
isolated=()
for how in "unshare --net" "unshare --map-root-user --net"; do
    if $how true 2>/dev/null; then isolated=($how); break; fi
done
[ ${#isolated[@]} -gt 0 ] || echo "note: the network cannot be taken away here"

program() {
    "${isolated[@]}" env -i HOME="$work/home" LANG=C.UTF-8 QT_QPA_PLATFORM=offscreen "$folder/$1" "${@:2}"
}
report() { # CONDITION-CODE NAME
    if [ "$1" = 0 ]; then passed=$((passed + 1)); echo "ok    $2"
    else failed=$((failed + 1)); echo "FAIL  $2"; tail -5 "$work/out" 2>/dev/null; fi
}
expect() { # EXIT-CODE NAME ARGUMENT...
    program muqabala "${@:3}" >"$work/out" 2>&1 </dev/null
    local code=$?
    [ "$code" = "$1" ]; report $? "$2 (exit code $code)"
}
there() { [ -s "$1" ]; report $? "$2"; }

# What is in the folder
size=$(du -sm "$folder" | cut -f1)
[ "$size" -le $limit ]; report $? "the folder has $size MB, at most $limit"
[ -z "$(find "$folder" -xtype l)" ]; report $? "no link leads nowhere"
[ -z "$(find "$folder" \( -name 'libreadline*' -o -name 'readline*.so' -o -name '*gdbm*' -o -name 'libgtk*' \))" ]
report $? "no readline, gdbm or GTK"
there "$folder/_internal/licences/REPLACING-QT.md" "how to replace Qt is described"
for language in "" ar/; do
    there "$folder/manual/${language}index.html" "the manual with pictures"
    there "$folder/manual/${language}search/search_index.js" "its search"
done
for page in GUIDE GUIDE.ar TROUBLESHOOTING TROUBLESHOOTING.ar; do
    there "$folder/_internal/ui/resources/guide/$page.md" "$page of Help"
done
[ -z "$(find "$folder" -name '*.ts')" ]; report $? "translations are compiled"
expect 0 "licences" licences
for part in PySide6_Essentials shiboken6 psycopg python-bidi fontpkg sentencex Python numpy lxml; do
    grep -q "^$part " "$work/out"; report $? "the licences name $part"
done
expect 0 "licence text of Qt" licences PySide6_Essentials
grep -q "GNU LESSER GENERAL PUBLIC LICENSE" "$work/out"; report $? "the text is the LGPL"

# Exit codes
expect 0 "version" --version
expect 0 "help" --help
expect 2 "an unknown option" --unknown
expect 2 "an argument is missing" align
expect 2 "a file that is not there" info "$here/none.muqabala"
expect 0 "paths" paths
expect 0 "encoders" encoders list

# The main job
sample=$root/ui/resources/sample
expect 0 "align" align "$sample/tarikh-ar.txt" "$sample/tarikh-en.txt" --project "$here/تاريخ.muqabala" -o "$here/a.tmx"
there "$here/a.tmx" "a memory was written"
expect 0 "import documents" import "$sample/tarikh-ar.txt" "$sample/tarikh-en.txt" --project "$here/documents.muqabala"
expect 0 "import a memory" --debug import "$here/a.tmx" --project "$here/pairs.muqabala"
! grep -q "without a process of their own" "$work/out"; report $? "the process that reads files starts"
expect 0 "check" check "$here/تاريخ.muqabala"
expect 0 "info" info "$here/تاريخ.muqabala"
program muqabala preflight "$here/تاريخ.muqabala" >"$work/out" 2>&1; code=$?
[ $code = 0 ] || [ $code = 3 ]; report $? "preflight (exit code $code)"
formats=$(program muqabala export --help | grep -o '\-\-format \[[a-z|-]*' | sed 's/.*\[//; s/|/ /g')
[ -n "$formats" ]; report $? "formats: $formats"
for format in $formats; do
    mkdir "$here/$format"
    expect 0 "export $format" export "$here/تاريخ.muqabala" --status all --format "$format" -o "$here/$format/out.$format"
    [ -n "$(find "$here/$format" -type f -size +0)" ]; report $? "$format was written"
done

# Every format is read, by the process that reads files: documents that python3 of this machine makes, and what
# the program has written itself.
mkdir "$here/documents"
(cd "$root" && python3 -B - "$here/documents") <<'END'
import sys
from pathlib import Path
from tests.helpers.format_samples import MAKERS
for name, (file, make) in MAKERS.items():
    if name != "docx":  # needs python-docx; docx-note does not
        make(Path(sys.argv[1]) / file)
END
cp "$here/pdf/out.pdf" "$here/documents/"
documents=0
for document in "$here"/documents/*; do
    name=$(basename "$document")
    expect 0 "read $name" --debug import "$document" "$sample/tarikh-en.txt" --no-align --project "$here/read-$name.muqabala"
    ! grep -q "without a process of their own" "$work/out"; report $? "$name was read by the other process"
    documents=$((documents + 1))
done
[ $documents -ge 10 ]; report $? "$documents documents were read"
for format in tmx xliff tsv csv xlsx jsonl docx; do
    expect 0 "import pairs of $format" --debug import "$here/$format/out.$format" --project "$here/read-$format.muqabala"
    ! grep -q "without a process of their own" "$work/out"; report $? "$format was read by the other process"
done
expect 0 "import pairs of moses" import "$here/moses/out.moses" --project "$here/read-moses.muqabala"
head -c 4000 /dev/urandom >"$here/damaged.docx"
expect 2 "a damaged document is refused" import "$here/damaged.docx" "$sample/tarikh-en.txt" --project "$here/no.muqabala"
! grep -q Traceback "$work/out" && [ ! -e "$here/no.muqabala" ]; report $? "in a sentence, and nothing is made"

# Batch, review, projects on a server
mkdir -p "$here/batch"
cp "$sample/tarikh-ar.txt" "$here/batch/one-ar.txt"
cp "$sample/tarikh-en.txt" "$here/batch/one-en.txt"
expect 0 "batch" batch "$here/batch" --projects --report "$here/batch/report.html"
there "$here/batch/one.tmx" "the batch wrote its memory"
there "$here/batch/report.html" "and its report"
expect 2 "batch by several processes, which needs more" batch "$here/batch" --workers 2 --again --overwrite
grep -q "takes no additions" "$work/out" && ! grep -q "muqabala\[" "$work/out"; report $? "is refused with what to do"
expect 2 "an encoder that needs more" align "$sample/tarikh-ar.txt" "$sample/tarikh-en.txt" --encoder labse -o "$here/no.tmx"
grep -q "takes no additions" "$work/out"; report $? "is refused with what to do"
expect 0 "review sample" review sample "$here/تاريخ.muqabala" --random 5 --status suggested -o "$here/sample.json" --page "$here/sample.html"
there "$here/sample.html" "the page for a reviewer was written"
expect 0 "review report" review report "$here/تاريخ.muqabala"
expect 0 "server, its help" server --help
expect 2 "a server that is not there" server list "postgresql://nobody@localhost:1/nothing"
! grep -q Traceback "$work/out" && grep -q "cannot be reached\|libpq" "$work/out"; report $? "is one sentence"
if [ -n "${LIBRARY:-}" ]; then # an empty PostgreSQL database on this machine
    isolated=()
    expect 0 "server init" server init "$LIBRARY"
    expect 0 "server add" server add "$LIBRARY" "$here/تاريخ.muqabala" --by Salma
    schema=$(grep -o 'project_[0-9]*' "$work/out" | tail -1)
    expect 0 "server fetch" server fetch "$LIBRARY" "$schema" -o "$here/fetched.muqabala"
    expect 0 "what was fetched is whole" check "$here/fetched.muqabala"
fi

# Files of every released schema
for old in "$root"/tests/data/released/*/*.muqabala; do
    name=$(basename "$(dirname "$old")")-$(basename "$old")
    cp "$old" "$here/$name"
    expect 0 "migrate $name" export "$here/$name" --status all --one-sided -o "$here/$name.tmx"
    expect 0 "check $name" check "$here/$name"
    units=$(grep -o '<tu ' "${old%.muqabala}.tmx" | wc -l)
    [ "$units" -gt 0 ] && [ "$(grep -o '<tu ' "$here/$name.tmx" | wc -l)" = "$units" ]; report $? "$name holds its $units pairs"
done

# The window: it notes the project that it has open, which ends the wait.
window() { # PROGRAM PROJECT
    local sessions=$work/home/.local/share/muqabala/running
    rm -rf "$sessions"
    "${isolated[@]}" env -i HOME="$work/home" LANG=C.UTF-8 QT_QPA_PLATFORM=offscreen "$folder/$1" "${@:2}" >"$work/out" 2>&1 &
    local pid=$! i
    for i in $(seq 600); do
        grep -qs "$(basename "${@: -1}" .muqabala)" "$sessions"/*.running && break
        kill -0 $pid 2>/dev/null || break
        sleep 0.1
    done
    kill -0 $pid 2>/dev/null && [ "$i" -lt 600 ]; report $? "the window of $1 opens a project"
    kill $pid 2>/dev/null; wait $pid 2>/dev/null
    [ ! -s "$work/out" ] || ! grep -q Traceback "$work/out"; report $? "the window of $1 reports no error"
}
person="$work/home/.config/muqabala"
mkdir -p "$person"
printf '[person]\nname=Salma\nrole=translator\n' >"$person/settings.ini"
window muqabala-desk "$here/pairs.muqabala"
window muqabala open "$here/documents.muqabala"
"${isolated[@]}" env -i HOME="$work/home" LANG=C.UTF-8 "$folder/muqabala-desk" >"$work/out" 2>&1
[ $? = 2 ] && grep -q "no screen" "$work/out"; report $? "without a screen: one sentence, exit code 2"

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
