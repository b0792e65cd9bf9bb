#!/usr/bin/env bash
# Sets up newsmill in .venv, then runs the main job on samples/.
#
#   ./run_local.sh              set up, then `newsmill run samples --output news`
#   ./run_local.sh test         set up, then lint, format, types, import contracts and tests (what CI calls; minutes)
#   ./run_local.sh test-all     the same, then what takes longer or a tool of its own: wheel and sdist in clean
#                               environments by an old and the newest pip, errors planted for the checks, container
#                               image, Prism (which Go makes) as an engine; what lacks its tool is skipped, and the
#                               last lines say by name what and why
#   ./run_local.sh setup        set up only
#   ./run_local.sh ARGUMENTS    set up, then `newsmill ARGUMENTS`
#
# Needs bash, Python 3.11 to 3.13 and PyPI. NEWSMILL_PYTHON names another interpreter.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

fail() { printf 'run_local.sh: %s\n' "$*" >&2; exit 1; }

find_python() {
  local candidate
  for candidate in "${NEWSMILL_PYTHON:-}" python3.13 python3.12 python3.11 python3 python; do
    [ -n "$candidate" ] || continue
    if "$candidate" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' 2>/dev/null; then
      printf '%s' "$candidate"
      return
    fi
  done
  fail 'no Python 3.11 to 3.13 found: install one, or name it in NEWSMILL_PYTHON'
}

say() { printf '%s\n' "$*" >&2; }

# What pip is at, of so many packages, in one line that is renewed in a terminal; elsewhere its errors alone.
install() {
  local total=$1
  shift
  .venv/bin/python -m pip install --disable-pip-version-check --no-deps --progress-bar off "$@" | {
    local line count=0
    while IFS= read -r line; do
      [ -t 2 ] || continue
      case "$line" in
        Collecting*)
          count=$((count + 1)) line=${line%% (*}
          printf '\r\033[K  %d of %d: %.20s' "$count" "$total" "${line#Collecting }" >&2 ;;
        Installing*) printf '\r\033[K  unpacking' >&2 ;;
      esac
    done
    [ ! -t 2 ] || printf '\r\033[K' >&2
  }
}

# The stamp holds the hash of what the environment was made of, so set-up costs nothing when nothing changed.
set_up() {
  local python wanted packages
  python=$(find_python)
  wanted=$("$python" -c 'import hashlib, sys
print(hashlib.sha256(b"".join(open(f, "rb").read() for f in ("requirements.lock", "pyproject.toml"))).hexdigest(), sys.version)')
  if [ -x .venv/bin/newsmill ] && [ "$(cat .venv/newsmill-stamp 2>/dev/null)" = "$wanted" ]; then
    return
  fi
  say "setting up .venv with $("$python" --version), once"
  say '1 of 3: an empty environment'
  rm -rf .venv
  "$python" -m venv .venv || fail "could not make .venv with $python (Debian: apt-get install python3-venv)"
  packages=$(grep -c '^[a-z0-9].*==' requirements.lock)
  say "2 of 3: $packages packages of requirements.lock, checked by hash"
  install "$packages" --require-hashes -r requirements.lock
  say '3 of 3: newsmill itself'
  install 1 --no-build-isolation -e .
  printf '%s' "$wanted" > .venv/newsmill-stamp
}

check() {
  .venv/bin/ruff check .
  .venv/bin/ruff format --check .
  .venv/bin/mypy
  .venv/bin/lint-imports
}

# A file stays with one worker, so that what its tests share is made once.
run_tests() { .venv/bin/python -m pytest -n auto --dist loadfile "$@"; }

set_up
case "${1:-}" in
  '')       .venv/bin/newsmill run samples --root samples=samples --output news ;;
  setup)    ;;
  test)     check; run_tests ;;
  test-all) check; run_tests; run_tests -m release --durations 10 ;;
  *)        exec .venv/bin/newsmill "$@" ;;
esac
