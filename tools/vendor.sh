#!/bin/sh
# Packs every crate that the workspace of a folder locks into
# src/rust/vendor.tar.xz, the same bytes every time, for builds without a
# network. Usage: tools/vendor.sh <folder>
set -eu
cd "${1:?}/src/rust"

rm -rf vendor vendor.tar.xz
cargo vendor --quiet --locked --versioned-dirs vendor >/dev/null
cat >vendor-config.toml <<'CONFIG'
[source.crates-io]
replace-with = "vendored-sources"

[source.vendored-sources]
directory = "vendor"
CONFIG

# What no build reads. Cargo compares files with a list of checksums, which
# therefore becomes empty; the checksum of the whole crate stays.
find vendor -mindepth 2 \( -name tests -o -name benches -o -name examples \
  -o -name ci -o -name '.github' -o -name '.gitignore' -o -name '.cargo_vcs_info.json' \
  -o -name 'Cargo.toml.orig' -o -name 'Cargo.lock' \) -prune -exec rm -rf {} +
for sums in vendor/*/.cargo-checksum.json; do
  sed 's/"files":{[^}]*}/"files":{}/' "$sums" >"$sums.new"
  mv "$sums.new" "$sums"
done

tar -cf - --sort=name --owner=0 --group=0 --numeric-owner \
  --mode='u+rw,go+r,go-w' --mtime='2026-01-01 00:00:00Z' vendor |
  xz -9e -T1 >vendor.tar.xz
