#!/bin/sh
# Writes the lock files: names, versions and hashes of every package, and no host (ADR 0009).
# `make lock` keeps what is locked; `make lock UPGRADE=1` takes the newest that pyproject.toml allows.
set -eu
cd "$(dirname "$0")/.."
UV=$(command -v uv || echo .boot/bin/uv)
[ -x "$UV" ] || { echo "There is no uv yet: run make install first." >&2; exit 1; }

compile() {
    # shellcheck disable=SC2086 # the flags are words on purpose
    UV_CUSTOM_COMPILE_COMMAND="make lock" "$UV" pip compile --quiet \
        ${UPGRADE:+--upgrade} --universal --python-version 3.13 --generate-hashes \
        --no-emit-index-url --no-emit-find-links "$@"
}

compile pyproject.toml -o requirements.txt
compile pyproject.toml --extra fast -c requirements.txt -o requirements-fast.txt
compile pyproject.toml --extra fast --group dev --group docs -c requirements.txt -o requirements-dev.txt
compile --group node -o tools/requirements-node.txt
echo uv | compile - -o tools/requirements-uv.txt
if grep -nE '://|^--' requirements.txt requirements-dev.txt tools/requirements-*.txt; then
    echo "A lock file names a host: see the lines above." >&2
    exit 1
fi
