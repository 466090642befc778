#!/bin/sh
# Builds the library with the oldest Rust the package promises to support,
# through rustup.
set -eu
cd "$(dirname "$0")/../src/rust"

minimum=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)
rustup toolchain install --no-self-update --profile minimal "$minimum" >/dev/null 2>&1
cargo "+$minimum" build --locked -j 2 --lib --target-dir "$KERATIN_TARGET_DIR/msrv"
