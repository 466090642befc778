#!/bin/sh
# Writes every generated file of a source tree: R constructors from the core's
# class table, R/extendr-wrappers.R, NAMESPACE and help, licence notes.
# Running it twice changes nothing. Usage: tools/generate.sh [folder [library]]
#   folder   the source tree to write to; default: this one
#   library  compiled keratin.so of the same sources; default: built here
set -eu
cd "$(dirname "$0")/.."
project=$(pwd)
tree=$(cd "${1:-.}" && pwd)

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

if [ -f src/rust/generate/src/main.rs ]; then
  cargo run --quiet --locked -j 2 --manifest-path src/rust/Cargo.toml \
    --package keratin-generate -- "$tree"
fi

if [ $# -ge 2 ]; then
  library=$(cd "$(dirname "$2")" && pwd)/$(basename "$2")
else
  KERATIN_LIB="$scratch" sh tools/install.sh dev-library
  library="$scratch/keratin/libs/keratin.so"
fi

cd "$tree"
Rscript --vanilla "$project/tools/document.R" "$library"
Rscript --vanilla "$project/tools/licences.R"
Rscript --vanilla "$project/tools/roxygen.R"
