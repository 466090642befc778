"""Keras loads every model, layer and object that the tests wrote."""

import glob
import json
import os

from oracle import Count, facts, finish, path, rows
import custom
import keras


def as_given(value, config):
    """An argument of R: a whole double is an integer where the config has one, a
    vector of one element a list where the config has one."""
    if isinstance(config, list) and len(config) == 1 and not isinstance(value, list):
        return [as_given(value, config[0])]
    has_floats = isinstance(config, list) and any(isinstance(c, float) for c in config)
    if has_floats and isinstance(value, float):
        return value
    if isinstance(value, float) and value.is_integer() and not isinstance(config, float):
        return int(value)
    if isinstance(value, list):
        configs = config if isinstance(config, list) else [config] * len(value)
        configs = configs if len(configs) == len(value) else [None] * len(value)
        return [as_given(v, c) for v, c in zip(value, configs)]
    if isinstance(value, dict) and "class_name" in value:
        return keras.saving.deserialize_keras_object(value)
    return value


def from_one(value):
    """Axes that R counts from 1, as Python counts them."""
    if isinstance(value, list):
        return [from_one(v) for v in value]
    if value is None:
        return None
    if isinstance(value, dict):
        return value  # sizes by axis, which count as in Keras
    return value - 1 if value > 0 else value


AXES = {"axis", "axes", "shared_axes"}

# Arguments that have another name in R.
NAMES = {"f": "function"}


def check_models(names, what):
    count = Count(what)
    for row in (row for name in names for row in rows(name)):
        try:
            keras.utils.clear_session()
            model = keras.models.model_from_json(row["text"], custom_objects=custom.objects)
            found = facts(model)
            pairs = {key: (row[key], found[key]) for key in found}
            pairs["text"] = (custom.in_r(row["text"]), custom.in_r(model.to_json()))
            count.same(row["id"], pairs)
        except Exception as error:
            count.error(row["id"], error)
    count.report()


def check_objects():
    count = Count("objects read back")
    made = Count("constructors")
    for row in rows("objects.jsonl"):
        text = row["text"]
        envelope = json.loads(text)
        try:
            keras.utils.clear_session(free_memory=False)
            read = keras.saving.deserialize_keras_object(envelope)
            again = json.dumps(keras.saving.serialize_keras_object(read))
            count.same(row["id"], {"text": (text, again)})
        except Exception as error:
            count.error(row["id"], error)
            continue
        try:
            keras.utils.clear_session(free_memory=False)
            config = json.loads(text)["config"]
            args = {NAMES.get(k, k): v for k, v in row["args"].items()}
            args = {k: as_given(v, config.get(k)) for k, v in args.items()}
            args = {k: from_one(v) if k in AXES else v for k, v in args.items()}
            own = type(read)(**args)
            own = json.dumps(keras.saving.serialize_keras_object(own))
            made.same(row["id"], {"text": (text, own)})
        except Exception as error:
            made.error(row["id"], error)
    count.report()
    made.report()


check_models(["models.jsonl"], "models")
check_models(["graphs.jsonl"], "models of operations")
check_models(["layers.jsonl"], "models of one layer")
families = sorted(glob.glob(path("applications-*.jsonl")))
check_models(map(os.path.basename, families), "applications")
check_objects()
finish()
