#!/bin/sh
# Installs a source package into KERATIN_LIB without a network, with an empty
# HOME and an empty CARGO_HOME, and fails if anything was written to either.
# Usage: tools/install-offline.sh <package.tar.gz>
set -eu

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir -p "$scratch/home" "$scratch/cargo" "$KERATIN_LIB"

# The tools themselves: what rustup puts on the PATH is a launcher that looks
# for toolchains in HOME.
path="$(rustc --print sysroot)/bin:$(dirname "$(command -v R)"):/usr/bin:/bin"
libraries=$(Rscript --vanilla -e 'cat(.libPaths(), sep = ":")')

if unshare -n true 2>/dev/null; then
  no_network="unshare -n"
elif unshare -rn true 2>/dev/null; then
  no_network="unshare -rn"
else
  echo "This system grants no network namespace: Cargo is only told to stay offline"
  no_network=""
fi

$no_network env -i HOME="$scratch/home" CARGO_HOME="$scratch/cargo" \
  PATH="$path" R_LIBS="$libraries" \
  R CMD INSTALL --no-multiarch --library="$KERATIN_LIB" "$1" \
  >"$scratch/log" 2>&1 || {
  cat "$scratch/log" >&2
  exit 1
}

left=$(find "$scratch/home" "$scratch/cargo" -mindepth 1)
if [ -n "$left" ]; then
  echo "The installation wrote to HOME or CARGO_HOME:" "$left" >&2
  exit 1
fi
if grep -iE 'download|updating .*index' "$scratch/log"; then
  echo "The installation tried to use the network" >&2
  exit 1
fi
