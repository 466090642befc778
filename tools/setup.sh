#!/bin/sh
# Installs what a command of the Makefile needs and this machine lacks.
# Usage: tools/setup.sh demo|generate|dist|test|check|bench|oracle
set -eu

runtime="rlang cli"
vignettes="knitr markdown"
case "${1:-}" in
  demo)     r_packages="$runtime" ;;
  generate) r_packages="$runtime jsonlite roxygen2" ;;
  dist)     r_packages="$runtime $vignettes" ;;
  test)     r_packages="$runtime $vignettes jsonlite roxygen2 testthat callr withr R6" ;;
  check)    r_packages="$runtime $vignettes jsonlite roxygen2 testthat callr withr R6 bench" ;;
  bench)    r_packages="$runtime jsonlite bench" ;;
  oracle)   r_packages="$runtime jsonlite testthat callr withr R6" ;;
  *) echo "usage: $0 demo|generate|dist|test|check|bench|oracle" >&2; exit 2 ;;
esac

has() { command -v "$1" >/dev/null 2>&1; }

# The R packages among the arguments that R cannot find.
missing_r_packages() {
  Rscript --vanilla -e '
    wanted <- commandArgs(trailingOnly = TRUE)
    found <- vapply(wanted, \(x) nzchar(system.file(package = x)), NA)
    cat(wanted[!found])' "$@"
}

apt_packages=""
need() { apt_packages="$apt_packages $*"; }

if ! has cargo && ! [ -x "$HOME/.cargo/bin/cargo" ]; then
  echo "keratin is built with Rust: install it from <https://rustup.rs>" >&2
  exit 1
fi

has cc && has make || need build-essential
has xz || need xz-utils
# shellcheck disable=SC2086 # a list of names
if has Rscript; then
  r_missing=$(missing_r_packages $r_packages)
else
  need r-base-dev
  r_missing=$r_packages
fi
for package in $r_missing; do
  need "r-cran-$(printf %s "$package" | tr '[:upper:]' '[:lower:]')"
done
if [ "$1" = check ]; then
  has qpdf || need qpdf
  has tidy || need tidy
  has checkbashisms || need devscripts
fi
if [ "$1" = oracle ] && ! python3 -c 'import ensurepip, venv' 2>/dev/null; then
  need python3 python3-venv
fi

[ -n "$apt_packages" ] || exit 0

if ! has apt-get; then
  echo "Please install:$apt_packages (names of Debian packages)" >&2
  exit 1
fi
as_root=""
if [ "$(id -u)" -ne 0 ]; then
  as_root="sudo"
  if ! has sudo; then
    echo "Please install, as root:$apt_packages" >&2
    exit 1
  fi
fi
echo "Installing$apt_packages"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
quietly() {
  "$@" </dev/null >"$log" 2>&1 || { cat "$log" >&2; exit 1; }
}
quietly $as_root apt-get update
# shellcheck disable=SC2086 # a list of names
quietly $as_root env DEBIAN_FRONTEND=noninteractive \
  apt-get install -y --no-install-recommends $apt_packages

# shellcheck disable=SC2086
still_missing=$(missing_r_packages $r_packages)
if [ -n "$still_missing" ]; then
  echo "These R packages could not be installed: $still_missing" >&2
  exit 1
fi
