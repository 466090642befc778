#!/bin/sh
# Benchmarks: of the core (benches/ of the Rust crates), of the package
# (bench/*.R).
set -eu
cd "$(dirname "$0")/.."

cargo bench --locked -j 2 --manifest-path src/rust/Cargo.toml --workspace --benches
for script in bench/*.R; do
  if [ -f "$script" ]; then
    echo "== $script"
    Rscript --vanilla "$script"
  fi
done
