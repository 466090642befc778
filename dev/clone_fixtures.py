"""Records what `keras.models.clone_model()` makes of the recorded models.

Writes the clone fixtures of the core's tests; with Keras 3.15.1,
`KERAS_BACKEND=jax python dev/clone_fixtures.py` from the root of the project
gives the same file again.
"""

import gzip
import json
import pathlib

import keras

HERE = pathlib.Path(__file__).resolve().parent.parent
FIXTURES = HERE / "src/rust/core/tests/fixtures"


def recorded(path):
    keras.utils.clear_session()
    text = gzip.decompress(path.read_bytes()).decode()
    row = {"id": path.name[: -len(".json.gz")]}
    try:
        model = keras.models.model_from_json(text)
    except Exception as error:
        print(row["id"], "is not read:", type(error).__name__)
        return None
    try:
        row["clone"] = json.loads(keras.models.clone_model(model).to_json())
    except Exception as error:
        row["error"] = type(error).__name__
    return json.dumps(row)


if __name__ == "__main__":
    paths = sorted(FIXTURES.glob("models/*.json.gz"))
    paths = [path for path in paths if not path.name.endswith(".facts.json.gz")]
    rows = [row for row in map(recorded, paths) if row]
    with open(FIXTURES / "clones.jsonl.gz", "wb") as file:
        with gzip.GzipFile("", "wb", 9, file, mtime=0) as packed:
            packed.write("".join(row + "\n" for row in rows).encode())
