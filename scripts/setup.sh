#!/usr/bin/env bash
# Sets up what Waymark needs, and does nothing when it is there already.
#   scripts/setup.sh runtime   .venv with the packages that serving and training need
#   scripts/setup.sh dev       .venv with those for tests and checks as well
#   scripts/setup.sh web       the chat page in bot/web/dist, and the packages that build it
#   scripts/setup.sh python    prints the path of the Python 3.10 that it would use
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# Settings that would make the new environment see, or install into, another one.
unset PYTHONPATH PYTHONHOME PIP_TARGET PIP_PREFIX
export PIP_USER=0

fail() {
    echo "$*" >&2
    exit 1
}

# run "what it is doing" command…: says so and how long it took; shows the command's own words only if it fails.
run() {
    local what=$1 start=$SECONDS took log
    shift
    log=$(mktemp)
    printf '%s … ' "$what"
    if ! "$@" >"$log" 2>&1 </dev/null; then
        echo "failed:"
        tail -n 25 "$log"
        rm -f "$log"
        return 1
    fi
    rm -f "$log"
    took=$((SECONDS - start))
    if ((took < 60)); then echo "done in $took s"; else echo "done in $((took / 60)) min $((took % 60)) s"; fi
}

# Prints the path of a Python 3.10 that can make environments: its own, not that of a shim, or of an activated
# environment that may be about to go.
real_python() {
    "$1" -c 'import sys, ensurepip, venv, sqlite3, os.path
if sys.version_info[:2] != (3, 10): sys.exit(1)
print(os.path.join(sys.base_prefix, "bin", "python3.10"))' 2>/dev/null
}

find_python() {
    local candidate
    for candidate in python3.10 python3 python "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.10*/bin/python; do
        command -v "$candidate" >/dev/null && real_python "$candidate" && return
    done
    if command -v uv >/dev/null; then
        uv python find --system 3.10 >/dev/null 2>&1 || {
            echo "Getting Python 3.10 with uv …" >&2
            uv python install 3.10 >&2 || true
        }
        candidate=$(uv python find --system 3.10 2>/dev/null) && real_python "$candidate" && return
        fail "Waymark needs Python 3.10, and uv could neither find nor download it: see the lines above, then run this again."
    fi
    fail "Waymark needs Python 3.10 and found none: install it (for example with \"pyenv install 3.10\") or install uv, which gets it by itself, then run this again."
}

# A stamp is a copy of everything the environment was made from, this folder's path included, as scripts in it hold that.
wanted() {
    pwd
    cat requirements.txt
    if [[ $1 == dev ]]; then cat requirements-dev.txt; fi
}
fresh() { wanted "$1" | cmp -s - ".venv/.$1-ready" && .venv/bin/python -S -c ''; }

install_packages() {
    local lock=$1 pip=(.venv/bin/python -m pip --quiet --disable-pip-version-check --no-input install --require-hashes)
    # Some packages come as source only. Building them in the environment itself, with the locked setuptools
    # and wheel, keeps pip from fetching unlocked ones for it.
    awk '/^[a-z]/ { wanted = /^(setuptools|wheel)==/ } wanted' "$lock" >.venv/build-requirements.txt
    "${pip[@]}" -r .venv/build-requirements.txt && "${pip[@]}" --no-build-isolation -r "$lock"
}

setup_python() {
    local kind=$1 lock=requirements.txt why="Setting up (first time only)" long="about 2 minutes" python
    if [[ $kind == dev ]]; then lock=requirements-dev.txt; fi
    if fresh "$kind"; then return; fi
    if fresh runtime; then
        why="Adding the development tools (first time only)" long="half a minute"
    else
        if [[ -e .venv/.runtime-ready ]]; then why="Setting up again, as the locked packages or this folder's place changed"; fi
        if [[ -e .venv/.unfinished ]]; then why="Setting up again, as the last time was interrupted"; fi
        python=$(find_python)
        rm -rf .venv
        "$python" -m venv .venv
    fi
    # Without its stamps an environment is not trusted: whatever interrupts what follows, the next run starts afresh.
    rm -f .venv/.runtime-ready .venv/.dev-ready
    touch .venv/.unfinished
    run "$why: installing packages, $long" install_packages "$lock" ||
        fail "The packages could not be installed; the lines above say why. Is there a connection? Running this again starts afresh."
    rm .venv/.unfinished
    warm_up
    wanted runtime >.venv/.runtime-ready
    if [[ $kind == dev ]]; then wanted dev >.venv/.dev-ready; fi
}

# Compile what every start reads, so that the first one is as quick as the others. What is wrong with it is for the
# command to say that reads it.
warm_up() { { .venv/bin/python -m compileall -q actions bot && .venv/bin/python -m bot assess --json ""; } >/dev/null 2>&1 || true; }

# What the chat page's packages and the built page were made from, down to the content of each file.
wanted_modules() { node --version && pwd && cat package.json package-lock.json; }
wanted_page() {
    find package.json package-lock.json bot/web \( -path bot/web/dist -o -name __pycache__ \) -prune \
        -o -type f ! -name '*.py' -exec cksum {} + | sort
}

setup_web() {
    if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
        fail "Waymark's chat page needs Node.js 18 or newer with npm: install it, then run this again."
    fi
    if ! wanted_modules | cmp -s - node_modules/.ready; then
        run "Setting up the chat page: installing its packages" npm ci ||
            fail "The chat page's packages could not be installed; the lines above say why. Running this again starts afresh."
        wanted_modules >node_modules/.ready
    fi
    if [[ ! -d bot/web/dist ]] || ! wanted_page | cmp -s - node_modules/.page-built; then
        rm -f node_modules/.page-built
        run "Building the chat page" npm run build || fail "The chat page could not be built; the lines above say why."
        wanted_page >node_modules/.page-built
    fi
}

(($#)) || fail "Usage: scripts/setup.sh runtime|dev|web|python …"
if [[ $1 == python ]]; then
    find_python
    exit
fi

# Two set-ups at once in one folder would spoil each other; macOS has no flock, and there nothing waits.
exec 9<scripts/setup.sh
if command -v flock >/dev/null && ! flock --nonblock 9; then
    echo "Waiting for another set-up of this folder to end …"
    flock 9
fi

for part in "$@"; do
    case $part in
        runtime | dev) setup_python "$part" ;;
        web) setup_web ;;
        *) fail "Usage: scripts/setup.sh runtime|dev|web|python …" ;;
    esac
done
