#!/bin/sh
# Leaves, in a copy of the sources, only what building the binding needs: no
# member but those it depends on, no development dependencies, no Rust tests,
# benchmarks or examples. The lock file loses the crates that nothing asks for
# any more; what stays keeps its version.
# Usage: tools/trim-workspace.sh <folder>
set -eu
cd "${1:?}/src/rust"

rm -rf generate
find . -path ./target -prune -o -type d \( -name tests -o -name benches \
  -o -name examples \) -print | while IFS= read -r folder; do
  if [ -f "$folder/../Cargo.toml" ]; then rm -rf "$folder"; fi
done

find . -name Cargo.toml | while IFS= read -r manifest; do
  awk '
    /^\[/ {
      drop = ($0 ~ /dev-dependencies[].]/ || $0 ~ /^\[\[(bench|test|example)\]\]/)
    }
    drop { next }
    /^members *=/ { sub(/, *"generate"/, ""); sub(/"generate", */, "") }
    { print }
  ' "$manifest" >"$manifest.new"
  mv "$manifest.new" "$manifest"
done

packages() { awk '/^name = / { name = $3 } /^version = / { print name, $3 }'; }
packages <Cargo.lock | sort >"$1/lock.before"
cargo metadata --format-version 1 >/dev/null
packages <Cargo.lock | sort >"$1/lock.after"
added=$(comm -13 "$1/lock.before" "$1/lock.after")
rm "$1/lock.before" "$1/lock.after"
if [ -n "$added" ]; then
  echo "Trimming the workspace changed what is locked: $added" >&2
  exit 1
fi
