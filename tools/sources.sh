#!/bin/sh
# Copies the project's sources (what git tracks, and new files that it does
# not ignore) into a folder. Usage: tools/sources.sh <folder>
set -eu
cd "$(dirname "$0")/.."

mkdir -p "$1"
# A checkout may belong to another user than the one who builds it.
git -c safe.directory='*' -c core.quotePath=false \
  ls-files --cached --others --exclude-standard |
  while IFS= read -r file; do
    if [ -e "$file" ]; then printf '%s\n' "$file"; fi
  done |
  tar -cf - --files-from=- | tar -xf - -C "$1"
