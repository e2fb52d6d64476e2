#!/usr/bin/env bash
# Writes requirements.txt and requirements-dev.txt anew: every package and file hash, and no address.
# uv only makes the locks (pip-tools cannot lock several platforms at once), so it lives in a throw-away environment.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

tools=$(mktemp -d)
trap 'rm -rf "$tools"' EXIT
python=$(scripts/setup.sh python)
"$python" -m venv "$tools"
"$tools/bin/pip" install --quiet --disable-pip-version-check "uv>=0.8" 2>"$tools/log" || { cat "$tools/log" >&2; exit 1; }

# The platforms are those of [tool.uv] in pyproject.toml. uv repeats them as a marker on every line;
# a marker that names all four says nothing, so it goes.
cpython="platform_python_implementation == 'CPython'"
everywhere="python_full_version < '3\.11' and \((\(platform_machine == '[a-z0-9_]+' and $cpython and sys_platform == '[a-z]+'\)( or )?){4}\)"

lock() {
    echo "Locking $2 …"
    "$tools/bin/uv" pip compile "$1" --quiet --no-header --upgrade --universal --python "$python" --python-version 3.10 \
        --generate-hashes --no-emit-index-url --no-emit-find-links --output-file "$tools/$2"
    {
        echo "# Made by \`make lock\` from $1; do not edit."
        sed -E "s/ ; $everywhere / /" "$tools/$2"
    } >"$tools/$2.clean"
    mv "$tools/$2.clean" "$2"
}

lock requirements.in requirements.txt
lock requirements-dev.in requirements-dev.txt
