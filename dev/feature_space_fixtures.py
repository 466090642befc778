"""Records feature spaces, the models that they make, and their features.

Writes `feature_space/` and `objects.internal.jsonl` of the core's fixtures; with
Keras 3.15.1 and TensorFlow, `KERAS_BACKEND=jax python dev/feature_space_fixtures.py`
from the root of the project gives the same files again.
"""

import json
import pathlib

import keras
from keras import layers
from keras.src.layers.preprocessing.feature_space import Cross, Feature, FeatureSpace

HERE = pathlib.Path(__file__).resolve().parent.parent
FIXTURES = HERE / "src/rust/core/tests/fixtures"

KINDS = [
    "float", "float_normalized", "float_rescaled", "float_discretized",
    "integer_categorical", "string_categorical", "integer_hashed", "string_hashed",
]

OBJECTS = [
    (Cross, dict(feature_names=["a", "b"], crossing_dim=8)),
    (Cross, dict(feature_names=["b", "a", "c"], crossing_dim=32, output_mode="int")),
    (Cross, dict(feature_names=["a", "b"], crossing_dim=8, output_mode="float")),
]
for dtype, layer, mode in [
    ("string", lambda: layers.StringLookup(vocabulary=["x", "y"], name="p"), "int"),
    ("string", lambda: layers.StringLookup(vocabulary=["x", "y"], name="p"), "one_hot"),
    ("float32", lambda: layers.Normalization(axis=-1, name="p"), "float"),
    ("string", lambda: layers.TextVectorization(output_mode="tf_idf", name="p"), "float"),
    ("int64", lambda: layers.Hashing(num_bins=3, name="p"), "one_hot"),
    ("float32", lambda: layers.Discretization(num_bins=3, name="p"), "int"),
    ("float32", lambda: None, "dict"),
]:
    OBJECTS.append((Feature, dict(dtype=dtype, preprocessor=layer, output_mode=mode)))


def made(value):
    return value() if callable(value) else value


def serialized(value):
    if isinstance(value, (layers.Layer, Cross, Feature)):
        value = keras.saving.serialize_keras_object(value)
    return json.loads(json.dumps(value))


def object_row(number, cls, args):
    api = f"{cls.__module__}.{cls.__name__}"
    keras.utils.clear_session()
    args = {name: made(value) for name, value in args.items()}
    row = {"id": f"{api}/{number}", "kind": "instance", "api": api}
    row["args"] = {name: serialized(value) for name, value in args.items()}
    try:
        envelope = serialized(cls(**args))
    except ValueError as error:
        row["kind"] = "error"
        row["expect_error"] = {"type": "ValueError", "message": str(error)}
        return row
    row["serialized"] = envelope
    row["config"] = envelope["config"]
    again = serialized(keras.saving.deserialize_keras_object(envelope))
    row["roundtrip"] = "equal" if again == envelope else "differs"
    return row


def write(name, text):
    (FIXTURES / name).write_text(text + "\n", encoding="utf-8")


def model(**args):
    keras.utils.clear_session()
    space = FeatureSpace(**{name: made(value) for name, value in args.items()})
    return keras.Model(space.get_inputs(), space.get_encoded_features()).to_json()


rows = [object_row(i, cls, args) for i, (cls, args) in enumerate(OBJECTS)]
texts = (json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows)
write("objects.internal.jsonl", "\n".join(texts))
write("feature_space/concat.json", model(
    features=lambda: {"b": "float", "a": FeatureSpace.string_hashed(5), "z": "float_rescaled"},
))
write("feature_space/dict.json", model(
    features=lambda: {
        "b": "float",
        "a": FeatureSpace.string_hashed(5),
        "c": FeatureSpace.integer_hashed(3, output_mode="int"),
        "z": "float_rescaled",
    },
    crosses=lambda: [("a", "c"), FeatureSpace.cross(["c", "a"], 4, output_mode="int")],
    output_mode="dict",
))
keras.utils.clear_session()
space = FeatureSpace(
    features={kind: kind for kind in KINDS},
    crosses=[("integer_hashed", "string_hashed")],
)
write("feature_space/kinds.json", json.dumps(keras.saving.serialize_keras_object(space)))
