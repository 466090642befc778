#!/bin/sh
# R CMD check --as-cran on the source package; fails on errors and warnings.
# The checks that would ask a CRAN server are left out, and the PDF manual
# where this machine has no LaTeX.
set -eu
cd "$(dirname "$0")/.."

sh tools/dist.sh
sh tools/install-offline.sh dist/keratin_*.tar.gz

options="--as-cran"
command -v pdflatex >/dev/null 2>&1 || options="$options --no-manual"

export _R_CHECK_CRAN_INCOMING_REMOTE_=false
export _R_CHECK_FORCE_SUGGESTS_=false
export _R_CHECK_SYSTEM_CLOCK_=false
cd dist
unset KERATIN_TARGET_DIR CARGO_TARGET_DIR
# shellcheck disable=SC2086 # a list of options
R CMD check $options keratin_*.tar.gz || true
if ! grep -qE '^Status: (OK|[0-9]+ NOTEs?)$' keratin.Rcheck/00check.log; then
  echo "R CMD check found errors or warnings" >&2
  exit 1
fi
