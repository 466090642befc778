#!/bin/sh
# Benchmarks: of the core (src/rust/core/benches), of the package
# (bench/*.R).
set -eu
cd "$(dirname "$0")/.."

if ls src/rust/core/benches/*.rs >/dev/null 2>&1; then
  cargo bench --locked -j 2 --manifest-path src/rust/Cargo.toml \
    --package keratin-core --bench '*'
fi
for script in bench/*.R; do
  if [ -f "$script" ]; then
    echo "== $script"
    Rscript --vanilla "$script"
  fi
done
