#!/bin/sh
# Builds the source package, with the crates it needs, in dist/.
set -eu
cd "$(dirname "$0")/.."

stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
package="$stage/keratin"

sh tools/sources.sh "$package"
sh tools/trim-workspace.sh "$package"
sh tools/vendor.sh "$package"

# Whoever distributes a crate names its authors.
for crate in "$package"/src/rust/vendor/*/; do
  crate=$(basename "$crate")
  if ! grep -q "^$crate " inst/AUTHORS; then
    echo "inst/AUTHORS does not name $crate: run \`make generate\`" >&2
    exit 1
  fi
done
rm -rf "$package/src/rust/vendor"

# The vignettes are built with a development library, which compiles in a
# fraction of the time; `R CMD build` would compile a release for them.
KERATIN_LIB="$stage/library" sh tools/install.sh dev
R_LIBS="$stage/library:${R_LIBS:-}" Rscript --vanilla tools/vignettes.R \
  "$package" >"$stage/vignettes.log" 2>&1 || {
  cat "$stage/vignettes.log" >&2
  exit 1
}

mkdir -p dist
rm -f dist/keratin_*.tar.gz
(cd dist && R CMD build --no-build-vignettes --no-manual "$package" >build.log 2>&1) || {
  cat dist/build.log >&2
  exit 1
}
size=$(wc -c <"$(echo dist/keratin_*.tar.gz)")
echo "$(echo dist/keratin_*.tar.gz): $((size / 1024)) KiB"
if [ "$size" -gt 5000000 ]; then
  echo "CRAN takes no source package of more than 5 MB" >&2
  exit 1
fi
