#!/bin/sh
# Write the software bill of materials of the runtime in CycloneDX: usage packaging/sbom.sh PYTHON OUTPUT.
# The parts are those of requirements.lock, with their hashes; PYTHON has packaging/sbom-requirements.txt installed.
set -eu
python=$1
output=$2
cd "$(dirname "$0")/.."
"$python" -m cyclonedx_py requirements requirements.lock --pyproject pyproject.toml --mc-type application \
    --output-reproducible --output-format JSON --output-file "$output"
