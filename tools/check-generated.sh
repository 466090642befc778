#!/bin/sh
# Fails if a generated file is not what `make generate` would write.
# Usage: tools/check-generated.sh [keratin.so]
set -eu
cd "$(dirname "$0")/.."

copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
sh tools/sources.sh "$copy/now"
cp -r "$copy/now" "$copy/generated"
if ! sh tools/generate.sh "$copy/generated" "$@" >"$copy/log" 2>&1; then
  cat "$copy/log" >&2
  exit 1
fi

# Another roxygen2 than the one that wrote the help pages spells them in its
# own way; all that does not depend on its version is compared all the same.
ignore=""
used=$(sed -n 's/^RoxygenNote: //p' "$copy/now/DESCRIPTION")
present=$(sed -n 's/^RoxygenNote: //p' "$copy/generated/DESCRIPTION")
if [ "$used" != "$present" ]; then
  echo "man/ was written by roxygen2 $used, this machine has another: not compared"
  ignore="--exclude=man --exclude=DESCRIPTION"
fi

# shellcheck disable=SC2086 # a list of options
if ! diff -ruN $ignore "$copy/now" "$copy/generated"; then
  echo "Generated files are not current: run \`make generate\` and commit" >&2
  exit 1
fi
