#!/bin/sh
# Lets real Keras read what the demonstration and the tests wrote. Keras lives
# in a virtual environment of this project, in .oracle/.
set -eu
cd "$(dirname "$0")/.."

python=.oracle/venv/bin/python
pins=dev/oracle/requirements.txt
if ! cmp -s "$pins" .oracle/installed.txt; then
  rm -rf .oracle/venv
  mkdir -p .oracle
  python3 -m venv .oracle/venv
  "$python" -m pip install --quiet --requirement "$pins"
  cp "$pins" .oracle/installed.txt
fi

# Whoever writes models while this is set writes them here.
KERATIN_ORACLE_DIR=$(pwd)/.oracle/files
export KERATIN_ORACLE_DIR
rm -rf "$KERATIN_ORACLE_DIR"
mkdir -p "$KERATIN_ORACLE_DIR"
Rscript --vanilla "$KERATIN_LIB/keratin/demo/resnet50.R" >/dev/null
Rscript --vanilla -e '
  testthat::test_dir(
    "tests/testthat", package = "keratin", load_package = "installed",
    filter = "^(written|application-.*)$", reporter = "check"
  )' >/dev/null

status=0
for script in dev/oracle/check_*.py; do
  echo "== $script"
  "$python" -W ignore "$script" "$KERATIN_ORACLE_DIR" || status=1
done
exit $status
