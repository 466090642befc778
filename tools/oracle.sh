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

# Whoever writes a model's file while this is set writes it, or a copy, here.
KERATIN_ORACLE_DIR=$(pwd)/.oracle/files
export KERATIN_ORACLE_DIR
rm -rf "$KERATIN_ORACLE_DIR"
mkdir -p "$KERATIN_ORACLE_DIR"
Rscript --vanilla tools/demo.R >/dev/null
Rscript --vanilla tools/testthat.R /dev/null

for script in dev/oracle/check_*.py; do
  echo "== $script"
  KERAS_BACKEND=jax JAX_PLATFORMS=cpu "$python" "$script" "$KERATIN_ORACLE_DIR"
done
