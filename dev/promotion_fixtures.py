"""Writes the fixture promotion.jsonl: the dtypes that operations give.

Usage: KERAS_BACKEND=jax python3 dev/promotion_fixtures.py
"""

import gzip
import json
import pathlib

import keras
from keras.src.backend import KerasTensor

FIXTURES = pathlib.Path(__file__).parent.parent / "src/rust/core/tests/fixtures"
DTYPES = (
    "bool uint8 uint16 uint32 uint64 int8 int16 int32 int64 "
    "float16 bfloat16 float32 float64"
).split()
NUMBERS = [True, 2, 2.5]


def result(function, *operands):
    """The dtype of what a function gives; None if it refuses its operands."""
    try:
        return keras.backend.standardize_dtype(function(*operands).dtype)
    except Exception:
        return None


def rows():
    registry = json.loads(gzip.open(FIXTURES / "registry.json.gz").read())
    calls = {
        entry["canonical"]: (entry["init"], entry["call"])
        for entry in registry["operation_classes"]
    }
    tensors = [KerasTensor((3, 3), dtype=dtype) for dtype in DTYPES]
    seen = set()
    for function in registry["op_functions"]:
        classes = function["operation_classes"]
        if len(classes) != 1 or classes[0] in seen:
            continue
        path = classes[0]
        init, call = calls[path]
        needs = [[p["name"] for p in s["params"] if p["required"]] for s in (init, call)]
        apply = keras.ops
        for name in function["canonical"].split(".")[2:]:
            apply = getattr(apply, name)
        if needs[0] or call["var_positional"]:
            continue
        if len(needs[1]) == 1:
            unary = [result(apply, x) for x in tensors]
            if any(unary):
                seen.add(path)
                yield {"class": path, "unary": unary}
        if len(needs[1]) == 2:
            binary = [[result(apply, a, b) for b in tensors] for a in tensors]
            if any(any(row) for row in binary):
                seen.add(path)
                yield {"class": path, "binary": binary}
                numbers = [[result(apply, a, b) for b in NUMBERS] for a in tensors]
                yield {"class": path, "numbers": numbers}


lines = [json.dumps(row) for row in [{"dtypes": DTYPES}, *rows()]]
with open(FIXTURES / "promotion.jsonl.gz", "wb") as file:
    with gzip.GzipFile("", "wb", 9, file, mtime=0) as packed:
        packed.write("".join(line + "\n" for line in lines).encode())
