#!/bin/sh
# Everything that must hold. Stops at the first step that fails; the last line
# is the number of tests, of Rust and of R, that passed and that failed.
set -eu
cd "$(dirname "$0")/.."

scratch=$(mktemp -d)
counts="$scratch/counts"
: >"$counts"
finish() {
  status=$?
  awk -v status=$status '
    { passed += $1; failed += $2 }
    END {
      if (status && !failed) failed = 1
      printf "%d passed, %d failed\n", passed, failed
    }' "$counts"
  rm -rf "$scratch"
}
trap finish EXIT

step() {
  now=$(date +%s)
  echo "== $* (at $((now - began)) s)"
}
began=$(date +%s)

step "Format and lints"
cd src/rust
cargo fetch --quiet --locked
cargo fmt --all --check
cargo clippy --quiet --workspace --all-targets --locked -j 2 -- -D warnings

step "Rust tests"
rust_status=0
cargo test --quiet --workspace --locked -j 2 --no-fail-fast \
  >"$scratch/rust" 2>&1 || rust_status=$?
sed -n 's/^test result: .* \([0-9]*\) passed; \([0-9]*\) failed.*/\1 \2/p' \
  "$scratch/rust" >>"$counts"
if [ "$rust_status" -ne 0 ]; then
  cat "$scratch/rust"
  exit 1
fi
cd ../..

step "Source package, installed without a network"
sh tools/dist.sh
sh tools/install-offline.sh dist/keratin_*.tar.gz
du -sh "$KERATIN_LIB/keratin"
du -sh "$KERATIN_LIB"/keratin/libs/*

step "Generated files, help index and vignettes"
sh tools/check-generated.sh "$KERATIN_LIB/keratin/libs/keratin.so"

Rscript --vanilla tools/check-reference.R
Rscript --vanilla tools/check-vignettes.R

step "Examples of the help pages and of README.md"
Rscript --vanilla tools/examples.R
Rscript --vanilla tools/readme.R check

step "R tests"
Rscript --vanilla tools/testthat.R "$counts"

step "Done"
