#!/bin/sh
# Makes .venv/ with the locked packages: `tools/bootstrap.sh run` what the app needs, `fast` that and
# the extra of that name, `dev` what the tests need too.
# A stamp makes every later call instant. It needs Python 3.13 or newer and either uv or pip, wherever they are.
set -eu
cd "$(dirname "$0")/.."
ROOT=$PWD
want=${1:-run}

fail() {
    echo "Basis: $*" >&2
    exit 1
}

locks() {
    case $1 in
        dev) echo requirements-dev.txt ;;
        fast) echo requirements-fast.txt ;;
        *) echo requirements.txt ;;
    esac
    has_node || echo tools/requirements-node.txt
}

# Node.js builds the assets: the machine's, if it is new enough and has npm, else one from a package.
has_node() {
    command -v npm >/dev/null 2>&1 || return 1
    version=$(node --version 2>/dev/null) || return 1
    version=${version#v}
    [ "${version%%.*}" -ge 20 ] 2>/dev/null
}

# shellcheck disable=SC2046 # the list of files is words on purpose
stamp() { echo "$ROOT" && cat $(locks "$1") | cksum; }
is_current() { [ -x .venv/bin/python ] && [ "$(cat ".venv/.basis-$1" 2>/dev/null)" = "$(stamp "$1")" ]; }

new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 13))' >/dev/null 2>&1; }

above() { dirname "$(dirname "$(command -v "$1" || true)")"; }

candidates() {
    for name in python3 python3.14 python3.13 python3.15 python; do
        command -v "$name" || true
    done
    # pyenv may have one that .python-version doesn't choose, or that its shims can't find from an empty home
    for folder in "${PYENV_ROOT:-}" "${HOME:-}/.pyenv" "$(above pyenv)" "$(above python3)"; do
        [ -z "$folder" ] || ls -d "$folder"/versions/3.1[3-9]*/bin/python3 2>/dev/null || true
    done
}

find_python() {
    if [ -n "${PYTHON:-}" ]; then
        command -v "$PYTHON" >/dev/null 2>&1 || fail "PYTHON=$PYTHON is not a program; name a Python 3.13 or newer."
        new_enough "$PYTHON" || fail "PYTHON=$PYTHON is older than 3.13; name a newer one or leave PYTHON unset."
        "$PYTHON" -c 'import sys; print(sys.executable)'
        return
    fi
    candidates | while read -r path; do
        if new_enough "$path"; then
            "$path" -c 'import sys; print(sys.executable)'
            break
        fi
    done
}

# pip may belong to any Python: it only fetches uv, and uv then does everything with the right one.
find_pip() {
    for name in "$python" python3 /usr/bin/python3 python; do
        if [ -n "$name" ] && "$name" -m pip --version >/dev/null 2>&1; then
            echo "$name"
            return
        fi
    done
}

ensure_uv() {
    uv=$(command -v uv || true)
    [ -n "$uv" ] || uv=$ROOT/.boot/bin/uv
    [ ! -x "$uv" ] || return 0
    pip=$(find_pip)
    if [ -z "$pip" ] && [ -n "$python" ] && "$python" -m venv .boot/venv >/dev/null 2>&1; then
        pip=$ROOT/.boot/venv/bin/python
    fi
    [ -n "$pip" ] || fail "Neither uv nor pip is here; install one of them (Debian: apt-get install python3-pip)."
    PIP_ROOT_USER_ACTION=ignore "$pip" -m pip install --quiet --disable-pip-version-check \
        --no-warn-script-location --target .boot --require-hashes -r tools/requirements-uv.txt ||
        fail "uv could not be installed with pip; see the lines above, or install uv yourself and try again."
}

# Only where no Python is new enough: uv fetches one, where the network lets it.
ensure_python() {
    [ -z "$python" ] || return 0
    python=$("$uv" python find --managed-python --no-project '>=3.13' 2>/dev/null || true)
    [ -z "$python" ] || return 0
    echo "Basis: no Python 3.13 or newer here, so uv fetches one …" >&2
    "$uv" python install --quiet 3.13 >/dev/null 2>&1 ||
        fail "Python 3.13 or newer is needed; install it (pyenv install 3.13, or your system's python3.13)" \
            "or name one with PYTHON=/path/to/python."
    python=$("$uv" python find --managed-python --no-project '>=3.13')
}

# A folder that was moved has programs in .venv/bin that still point to the old place.
usable_venv() {
    [ -x .venv/bin/python ] && new_enough .venv/bin/python &&
        [ "$(cat .venv/.basis-home 2>/dev/null || echo "$ROOT")" = "$ROOT" ]
}

install() {
    python=$(find_python)
    ensure_uv
    if ! usable_venv; then
        ensure_python
        "$uv" venv --quiet --clear --no-project --python "$python" .venv ||
            fail "the folder .venv could not be made; see the lines above."
    fi
    rm -f .venv/.basis-run .venv/.basis-fast .venv/.basis-dev
    echo "$ROOT" >.venv/.basis-home
    # shellcheck disable=SC2046 # the list of files is words on purpose
    "$uv" pip sync --quiet --require-hashes --python .venv/bin/python $(locks "$1") ||
        fail "the packages could not be installed; see the lines above, then try again."
    stamp "$1" >".venv/.basis-$1"
}

case $want in run | fast | dev) ;; *) fail "tools/bootstrap.sh takes run, fast or dev." ;; esac
[ -n "${HOME:-}" ] && [ -w "$HOME" ] || export UV_CACHE_DIR="${UV_CACHE_DIR:-$ROOT/.boot/cache}"
# trust what the machine trusts, also where a network has a certificate authority of its own
export UV_SYSTEM_CERTS="${UV_SYSTEM_CERTS:-true}"
# the tests' packages hold the app's too, so neither command takes away what the other needs
covered() { is_current "$want" || is_current dev || { [ "$want" = run ] && is_current fast; }; }
if ! covered; then
    # what was asked for once stays
    [ "$want" = dev ] || [ ! -e .venv/.basis-fast ] || want=fast
    [ ! -e .venv/.basis-dev ] || want=dev
    echo "Basis: installing what is needed (once; about half a minute) …" >&2
    install "$want"
fi
