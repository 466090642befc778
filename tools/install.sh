#!/bin/sh
# Installs the checkout into KERATIN_LIB.
# Usage: tools/install.sh release|dev|dev-library
#   release      optimized, as users get it
#   dev          compiled fast
#   dev-library  the same, and nothing but the compiled library
set -eu
cd "$(dirname "$0")/.."

profile=$1
export KERATIN_TARGET_DIR="${KERATIN_TARGET_DIR:-$(pwd)/src/rust/target}"
options="--no-multiarch"
if [ "$profile" = dev ]; then options="$options --no-docs"; fi
if [ "$profile" = dev-library ]; then
  profile=dev
  options="$options --libs-only --no-test-load"
fi

mkdir -p "$KERATIN_LIB"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
# shellcheck disable=SC2086 # a list of options
if ! KERATIN_PROFILE=$profile R CMD INSTALL $options \
  --library="$KERATIN_LIB" . >"$log" 2>&1
then
  cat "$log" >&2
  exit 1
fi
