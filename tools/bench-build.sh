#!/bin/sh
# How long Cargo takes: from nothing, after a change of the core, and after one
# of the binding; as users build (release) and as `make dev` does (dev).
set -eu
cd "$(dirname "$0")/.."

CARGO_TARGET_DIR=$(mktemp -d)
export CARGO_TARGET_DIR
trap 'rm -rf "$CARGO_TARGET_DIR"' EXIT

cargo fetch --quiet --locked --manifest-path src/rust/Cargo.toml

seconds() {
  begin=$(date +%s)
  cargo build --quiet --locked -j 2 --lib --profile "$1" \
    --manifest-path src/rust/Cargo.toml
  echo $(($(date +%s) - begin))
}

printf '%-9s %10s %10s %10s\n' "seconds" "clean" "core" "binding"
for profile in release dev; do
  clean=$(seconds $profile)
  touch src/rust/core/src/lib.rs
  core=$(seconds $profile)
  touch src/rust/src/lib.rs
  binding=$(seconds $profile)
  printf '%-9s %10s %10s %10s\n' $profile "$clean" "$core" "$binding"
done
